package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;

/** The rule on how a client ends a session. */
final class QuitRules {

    private QuitRules() {}

    /**
     * @param end the last step of the session, perhaps the server's own
     * @param last the last step of the client
     * @param ending how the client closed the session, in words
     */
    static void check(
            SessionStep end, Step last, ClientKnowledge state, String ending, Violations<ClientRule> violations) {
        if (!last.verb().equals("QUIT") && !hasReason(end, last, state)) {
            violations.add(last.violates(
                    ClientRule.QUIT,
                    "was not followed by QUIT: the session was " + ending
                            + (last.said().complete() ? "" : " before this step was complete")));
        }
    }

    /** Whether the session could not continue. */
    @SuppressWarnings("ReferenceEquality") // equal steps may follow each other
    private static boolean hasReason(SessionStep end, Step last, ClientKnowledge state) {
        SmtpReply reply = end.reply();
        boolean closing = reply != null && reply.code() == 421
                || state.dismissal() != null && state.dismissal().code() == 421;
        boolean withoutTls = end.kind() == SessionStep.Kind.TLS_HANDSHAKE && !end.encrypted()
                || end == last.said() && last.verb().equals("STARTTLS") && last.code() == 220;
        boolean withoutReply = last.said().complete() && !last.said().answered();
        return closing || withoutTls || withoutReply || end.endedByStub();
    }
}
