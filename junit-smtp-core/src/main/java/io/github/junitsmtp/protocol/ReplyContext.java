package io.github.junitsmtp.protocol;

import java.util.List;
import org.apiguardian.api.API;

/** Where a reply was given, so that a failed assertion can show the dialogue around it and tell what went wrong there. */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface ReplyContext {

    /** The context of a reply that was never part of a dialogue. */
    ReplyContext NONE = lines -> "";

    /**
     * Returns the dialogue.
     *
     * @return all steps of the session so far, in order; nothing if there was no dialogue
     */
    default List<DialogueStep> steps() {
        return List.of();
    }

    /**
     * Returns the part of the dialogue around the reply, with an arrow at it.
     *
     * @param lines how many lines it may have, 10 at least
     * @return lines of text, or nothing if there was no dialogue
     */
    String excerpt(int lines);
}
