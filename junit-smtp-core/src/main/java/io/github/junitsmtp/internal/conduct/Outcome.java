package io.github.junitsmtp.internal.conduct;

/** What a reply means to the client. */
enum Outcome {
    /** The server has done it, or expects more. Also assumed while the reply is still on its way. */
    ACCEPTED,
    /** The server has refused it. */
    REFUSED,
    /** There was no reply, or a malformed one. */
    UNCLEAR
}
