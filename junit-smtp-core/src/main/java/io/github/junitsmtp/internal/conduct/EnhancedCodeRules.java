package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ServerRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules on enhanced status codes, for servers that offer them. Commands of extensions that do not use such codes are not checked. */
final class EnhancedCodeRules {

    private static final Set<String> VERBS =
            Set.of("MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "QUIT", "VRFY", "EXPN", "HELP", "STARTTLS", "AUTH");

    private final ServerFindings findings;

    EnhancedCodeRules(ServerFindings findings) {
        this.findings = findings;
    }

    void check(Step step, ServerState state) {
        SmtpReply reply = step.said().reply();
        boolean judged = switch (step.kind()) {
            case COMMAND -> VERBS.contains(step.verb()) || isUnknown(step);
            case MESSAGE -> true;
            case CREDENTIALS -> step.misread() == null;
            default -> false;
        };
        if (!judged || reply == null || reply.code() / 100 == 3 || !state.offers("ENHANCEDSTATUSCODES")) {
            return;
        }
        Optional<EnhancedStatusCode> first = reply.enhancedStatusCode();
        if (first.isEmpty()) {
            findings.add(
                    step,
                    ServerRule.ENHANCED_CODES,
                    "missing",
                    "was answered with " + step.repliedWith()
                            + ", which has no enhanced status code, but the reply to EHLO offers ENHANCEDSTATUSCODES");
        } else if (!first.get().agreesWith(reply.code())) {
            findings.add(
                    step,
                    ServerRule.ENHANCED_CODES,
                    "class",
                    "was answered with " + step.repliedWith() + "; expected an enhanced status code that begins with "
                            + reply.code() / 100);
        } else {
            others(step, reply.lines(), first.get());
        }
    }

    /** Whether the server itself says that the command is of no extension. */
    private static boolean isUnknown(Step step) {
        return (step.code() == 500 || step.code() == 502)
                && ReplyOccasion.ofCommand(step.verb()) == ReplyOccasion.OTHER_COMMAND;
    }

    private void others(Step step, List<String> lines, EnhancedStatusCode first) {
        for (int i = 1; i < lines.size(); i++) {
            Optional<EnhancedStatusCode> code = EnhancedStatusCode.atStartOf(lines.get(i));
            if (!code.equals(Optional.of(first))) {
                findings.add(
                        step,
                        ServerRule.ENHANCED_CODES,
                        "lines",
                        "was answered with " + step.repliedWith() + ", which has " + first + " on line 1 and "
                                + code.map(EnhancedStatusCode::toString).orElse("no enhanced status code") + " on line "
                                + (i + 1));
                return;
            }
        }
    }
}
