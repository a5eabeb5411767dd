package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.assertion.DialogueContext;
import io.github.junitsmtp.internal.text.Cut;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a dialogue, reduced to what assertions on replies need.
 *
 * @param occasion what the server replied to
 * @param words what the client sent, such as {@code RCPT TO:<ada@example.org>}
 * @param answer the reply, or null if there is none
 * @param isHere whether the assertion is on the reply of this step
 */
record DialogueStep(
        ReplyOccasion occasion, String words, @Nullable SmtpReply answer, boolean isHere) {

    private static final int LONGEST = 60;

    static DialogueStep of(DialogueContext.Step<ReplyOccasion, SmtpReply> step) {
        return new DialogueStep(step.occasion(), step.words(), step.reply(), step.isHere());
    }

    Optional<SmtpReply> reply() {
        return Optional.ofNullable(answer);
    }

    /** Returns a title for the reply, such as {@code the reply to HELP}. */
    String title() {
        return switch (occasion) {
            case CONNECTION -> "the greeting";
            case UNSOLICITED -> "an unsolicited reply";
            default -> "the reply to " + shortWords();
        };
    }

    String shortWords() {
        return Cut.marked(words, LONGEST);
    }

    boolean isAccepted() {
        return reply().filter(SmtpReply::isPositive).isPresent();
    }

    boolean isRefused() {
        return reply().filter(reply -> !reply.isPositive()).isPresent();
    }
}
