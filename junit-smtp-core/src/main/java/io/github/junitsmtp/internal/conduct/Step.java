package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.Rule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a session, with the client's previous step.
 *
 * @param position its place in the session, counted from 1
 * @param said the step itself
 * @param before the client's previous step on this connection, null if there is none
 * @param misread what the client meant by it, in words, if the server misread it as a command; otherwise null
 */
record Step(
        int position,
        SessionStep said,
        @Nullable Step before,
        @Nullable String misread) {

    private static final int LONGEST = 80;

    <R extends Rule> RuleViolation<R> violates(R rule, String detail) {
        return RuleViolation.inStep(rule, position, inWords(), detail);
    }

    SessionStep.Kind kind() {
        return said.kind();
    }

    /** Returns the verb; empty if it is not a command. */
    String verb() {
        return misread != null || said.command() == null ? "" : said.command().verb();
    }

    String argument() {
        return said.command() == null ? "" : said.command().argument();
    }

    SmtpCommand command() {
        return Objects.requireNonNull(said.command());
    }

    boolean isLastChunk() {
        return verb().equals("BDAT") && said.endsMessage();
    }

    int code() {
        return said.reply() == null ? 0 : said.reply().code();
    }

    Outcome outcome() {
        SmtpReply reply = said.reply();
        if (reply == null) {
            return Outcome.UNCLEAR;
        }
        return reply.isPositive() ? Outcome.ACCEPTED : Outcome.REFUSED;
    }

    boolean isPipelined() {
        return said.pipelined();
    }

    /** Returns what was sent, on one line and cut if it is long. */
    String inWords() {
        String words = misread != null ? misread : said.words();
        return words.isEmpty() ? "an empty line" : Cut.marked(words, LONGEST);
    }

    /** Names the reply, as in {@code the reply to RCPT TO:<ada@example.org>}, or {@code the reply to step 4} if that is no command. */
    String reply() {
        if (kind() == SessionStep.Kind.GREETING) {
            return "the greeting";
        }
        return "the reply to " + (verb().isEmpty() ? "step " + position : inWords());
    }

    /** Returns the reply in words, as in {@code the reply to DATA was 451 later}. */
    String answer() {
        return reply() + " was " + (said.reply() == null ? "missing" : repliedWith());
    }

    /** Returns what the server replied, on one line and cut if it is long. */
    String repliedWith() {
        String answer = said.reply() == null
                ? Printable.octets(said.replyBytes(), 0, LONGEST)
                : said.reply().toString().replace("\n", " / ");
        return Cut.marked(answer, LONGEST);
    }
}
