package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.util.Optional;

/**
 * What a recorded server did in one step.
 *
 * @param answer what it did, as an answer
 * @param reply its reply; empty if it sent nothing, or not an SMTP reply
 * @param inOrder whether the commands that must come first had been accepted
 */
record RecordedAnswer(Answer answer, Optional<SmtpReply> reply, boolean inOrder) {

    private static final int CLOSING = 421;

    /**
     * Returns what a server did; empty if it did nothing, or the client did not wait for it.
     *
     * @param isLast whether the step is the last one of its session
     * @param ending how the session ended
     */
    static Optional<RecordedAnswer> of(Exchange step, boolean isLast, Ending ending) {
        boolean byServer = isByServer(ending);
        if (step.replyBytes().length == 0) {
            return step.stubAction()
                    .map(RecordedAnswer::withoutReply)
                    .or(() -> byServer ? Optional.of(Answers.disconnect()) : Optional.empty())
                    .map(answer -> new RecordedAnswer(answer, Optional.empty(), false));
        }
        Answer said = Answers.raw(step.replyBytes());
        boolean hangsUp = byServer && isLast && !closesAnyway(step);
        Answer answer =
                step.stubAction().map(action -> after(said, action)).orElse(hangsUp ? said.thenDisconnect() : said);
        return Optional.of(new RecordedAnswer(answer, step.reply(), false));
    }

    /** If the recorded server was the backend of a relay, it disconnected, or the relay gave up on it. */
    private static boolean isByServer(Ending ending) {
        return ending == Ending.CLOSED_BY_SERVER || ending == Ending.ENDED_BY_BACKEND;
    }

    private static boolean closesAnyway(Exchange step) {
        return step.reply().filter(reply -> reply.code() == CLOSING).isPresent()
                || step.command()
                        .filter(command -> command.verb().equals("QUIT"))
                        .isPresent();
    }

    private static Answer withoutReply(String action) {
        return switch (action) {
            case "gave no answer" -> Answers.hang();
            case "reset the connection" -> Answers.reset();
            case "half-closed the connection" -> Answers.halfClose();
            default -> Answers.disconnect();
        };
    }

    private static Answer after(Answer said, String action) {
        return switch (action) {
            case "reset the connection" -> said.thenReset();
            case "half-closed the connection" -> said.thenHalfClose();
            default -> said.thenDisconnect();
        };
    }

    RecordedAnswer givenInOrder() {
        return new RecordedAnswer(answer, reply, true);
    }

    boolean isPositive() {
        return reply.filter(SmtpReply::isPositive).isPresent();
    }
}
