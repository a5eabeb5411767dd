package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.Printable;

/** Shows the bytes around an offence. */
final class Quote {

    private static final int SHOWN = 40;

    private Quote() {}

    /** Quotes a few bytes before and behind a place. */
    static String of(byte[] bytes, int place) {
        int start = Math.max(0, place - SHOWN / 2);
        return Printable.octets(bytes, start, start + SHOWN);
    }
}
