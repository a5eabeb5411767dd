package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.assertion.DialogueContext;
import io.github.junitsmtp.internal.text.Cut;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a dialogue, as far as its replies need to know it.
 *
 * @param occasion what was replied to
 * @param words what the client said, such as {@code RCPT TO:<ada@example.org>}
 * @param answer the reply, or null if there is none
 * @param isHere whether this is the step of the reply that is asserted on
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

    /** Names the reply, such as {@code the reply to HELP}. */
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

    boolean isRefused() {
        return reply().filter(reply -> !reply.isPositive()).isPresent();
    }
}
