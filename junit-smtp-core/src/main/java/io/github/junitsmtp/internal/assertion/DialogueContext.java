package io.github.junitsmtp.internal.assertion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue around a reply, for failures of assertions on the reply.
 *
 * @param <O> what a server replies to
 * @param <R> replies
 */
public interface DialogueContext<O, R> {

    /** Returns all steps of the session so far, in order. */
    default List<Step<O, R>> steps() {
        return List.of();
    }

    /**
     * Returns the part of the dialogue around the reply, with an arrow pointing to it.
     *
     * @param lines the maximum number of lines, at least 10
     */
    String excerpt(int lines);

    /**
     * A step of the dialogue.
     *
     * @param occasion what was replied to
     * @param words what the client sent, such as {@code RCPT TO:<ada@example.org>}
     * @param reply the reply, or null if there is none
     * @param isHere whether this step has the reply that this context belongs to
     */
    record Step<O, R>(O occasion, String words, @Nullable R reply, boolean isHere) {}
}
