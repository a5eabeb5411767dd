package io.github.junitsmtp.transcript;

import java.util.Locale;
import java.util.Set;

/** The rules on lines that are commands, or responses in the course of AUTH, whatever they mean. */
final class LineRules {

    private static final int LONGEST_COMMAND = 512;
    private static final int LONGEST_RESPONSE = 12_288;
    private static final Set<String> WITH_A_WORD_ON_UTF8 = Set.of("VRFY", "EXPN");

    private final Missteps missteps;

    LineRules(Missteps missteps) {
        this.missteps = missteps;
    }

    void check(Step step, Progress progress) {
        switch (step.kind()) {
            case COMMAND -> command(step, progress);
            case CREDENTIALS -> response(step);
            default -> {
                return;
            }
        }
    }

    private void command(Step step, Progress progress) {
        if (step.stray() != null) {
            return;
        }
        byte[] line = step.command().bytes();
        boolean secret = step.verb().equals("AUTH");
        lineEnds(step, line, secret);
        int foreign = firstForeign(line);
        if (foreign >= 0 && !isUtf8Allowed(step, progress.draft())) {
            missteps.add(
                    ClientRule.COMMAND_ASCII,
                    step,
                    "holds bytes over 127 without SMTPUTF8" + (secret ? "" : ": " + Quote.of(line, foreign)));
        }
        boolean whole = line.length > 0 && line[line.length - 1] == '\n';
        if (!step.verb().startsWith("X")) {
            length(
                    step,
                    whole ? line.length : step.exchange().sentBytes(),
                    LONGEST_COMMAND + progress.offer().octets(step.verb()));
        }
    }

    private void response(Step step) {
        lineEnds(step, step.exchange().sent(), true);
        length(step, step.exchange().sentBytes(), LONGEST_RESPONSE);
    }

    private void length(Step step, long octets, int limit) {
        if (octets > limit) {
            missteps.add(ClientRule.COMMAND_LENGTH, step, "has " + octets + " octets, and " + limit + " are allowed");
        }
    }

    private void lineEnds(Step step, byte[] line, boolean secret) {
        for (int i = 0; i < line.length; i++) {
            boolean crlf = line[i] == '\r' && i + 1 < line.length && line[i + 1] == '\n';
            boolean cutOff = line[i] == '\r' && i + 1 == line.length;
            if (crlf) {
                i++;
            } else if (line[i] == '\n' || line[i] == '\r' && !cutOff) {
                missteps.add(
                        ClientRule.LINE_ENDS,
                        step,
                        "holds a bare " + (line[i] == '\r' ? "CR" : "LF") + (secret ? "" : ": " + Quote.of(line, i)));
                return;
            }
        }
    }

    private static int firstForeign(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUtf8Allowed(Step step, Draft draft) {
        return switch (step.verb()) {
            case "MAIL" -> step.command().parameter("SMTPUTF8").isPresent();
            case "RCPT" -> draft.begin() == null || draft.parameter("SMTPUTF8").isPresent();
            default ->
                WITH_A_WORD_ON_UTF8.contains(step.verb())
                        && step.argument().toUpperCase(Locale.ROOT).endsWith(" SMTPUTF8");
        };
    }
}
