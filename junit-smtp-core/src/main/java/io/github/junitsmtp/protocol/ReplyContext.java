package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/** Where a reply was given, so that a failed assertion can show the dialogue around it. */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface ReplyContext {

    /** The context of a reply that was never part of a dialogue. */
    ReplyContext NONE = () -> "";

    /**
     * Returns the part of the dialogue around the reply, with an arrow at it.
     *
     * @return lines of text, or nothing if there was no dialogue
     */
    String excerpt();
}
