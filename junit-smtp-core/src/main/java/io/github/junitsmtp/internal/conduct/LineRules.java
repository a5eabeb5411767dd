package io.github.junitsmtp.internal.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The rules on the bytes of commands, and of responses during AUTH. */
final class LineRules {

    static final int LONGEST_COMMAND = 512;
    private static final int LONGEST_RESPONSE = 12_288;
    private static final Set<String> WITH_UTF8_ARGUMENT = Set.of("VRFY", "EXPN");

    private final Violations<ClientRule> violations;

    LineRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    void check(Step step, ClientKnowledge state) {
        switch (step.kind()) {
            case COMMAND -> command(step, state);
            case CREDENTIALS -> response(step);
            default -> {
                return;
            }
        }
    }

    private void command(Step step, ClientKnowledge state) {
        if (step.misread() != null) {
            return;
        }
        byte[] line = step.command().bytes();
        lineEnds(step, line);
        characters(step, line, state.transaction());
        boolean whole = line.length > 0 && line[line.length - 1] == '\n';
        if (!step.verb().startsWith("X")) {
            length(
                    step,
                    whole ? line.length : step.said().size(),
                    LONGEST_COMMAND + state.keywords().octets(step.verb()));
        }
    }

    private void characters(Step step, byte[] line, TransactionState transaction) {
        int foreign = firstForeign(line);
        if (foreign >= 0 && !isUtf8Allowed(step, transaction)) {
            violations.add(step.violates(
                    ClientRule.COMMAND_ASCII,
                    "contains non-ASCII bytes, but was sent without SMTPUTF8" + quote(step, line, foreign)));
        } else if (foreign >= 0) {
            int malformed = Arrays.mismatch(line, new String(line, UTF_8).getBytes(UTF_8));
            if (malformed >= 0) {
                violations.add(step.violates(
                        ClientRule.COMMAND_ASCII, "contains bytes that are not UTF-8" + quote(step, line, malformed)));
            }
        }
    }

    private void response(Step step) {
        lineEnds(step, step.said().sent().bytes());
        length(step, step.said().size(), LONGEST_RESPONSE);
    }

    private void length(Step step, long octets, int limit) {
        if (octets > limit) {
            violations.add(
                    step.violates(ClientRule.COMMAND_LENGTH, "is " + octets + " octets long; the limit is " + limit));
        }
    }

    private void lineEnds(Step step, byte[] line) {
        for (int i = 0; i < line.length; i++) {
            boolean crlf = line[i] == '\r' && i + 1 < line.length && line[i + 1] == '\n';
            boolean cutOff = line[i] == '\r' && i + 1 == line.length;
            if (crlf) {
                i++;
            } else if (line[i] == '\n' || line[i] == '\r' && !cutOff) {
                violations.add(step.violates(
                        ClientRule.LINE_ENDS,
                        "contains a bare " + (line[i] == '\r' ? "CR" : "LF") + quote(step, line, i)));
                return;
            }
        }
    }

    /** Quotes part of a line that contains no credentials. */
    private static String quote(Step step, byte[] line, int place) {
        boolean secret =
                step.kind() == SessionStep.Kind.CREDENTIALS || !step.command().isShownWhole();
        return secret ? "" : ": " + Quote.of(line, place);
    }

    private static int firstForeign(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUtf8Allowed(Step step, TransactionState transaction) {
        return switch (step.verb()) {
            case "MAIL" -> step.command().parameter("SMTPUTF8").isPresent();
            case "RCPT" ->
                transaction.mail() == null || transaction.parameter("SMTPUTF8").isPresent();
            default ->
                WITH_UTF8_ARGUMENT.contains(step.verb())
                        && step.argument().toUpperCase(Locale.ROOT).endsWith(" SMTPUTF8");
        };
    }
}
