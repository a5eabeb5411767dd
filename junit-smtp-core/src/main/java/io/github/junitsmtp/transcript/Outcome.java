package io.github.junitsmtp.transcript;

/** What a client may take a reply for. */
enum Outcome {
    /** The server has done it, or waits for more; or the client can only hope so, since the reply is still under way. */
    ACCEPTED,
    /** The server has refused it. */
    REFUSED,
    /** There was no reply, or one that makes no sense. */
    UNCLEAR
}
