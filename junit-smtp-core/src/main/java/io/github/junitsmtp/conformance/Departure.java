package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpReply;

/** Thrown if a server does not do what a rule requires. */
final class Departure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean silence;

    Departure(String expected, String actual) {
        this(expected, actual, false);
    }

    Departure(String expected, SmtpReply actual) {
        this(expected, actual.toString());
    }

    private Departure(String expected, String actual, boolean silence) {
        super("expected: " + expected + "\nbut was:  " + actual.replace("\n", "\n          "));
        this.silence = silence;
    }

    /** Returns the exception for a server that keeps the connection open but does not answer. */
    static Departure silence(String expected, String actual) {
        return new Departure(expected, actual, true);
    }

    boolean isSilence() {
        return silence;
    }
}
