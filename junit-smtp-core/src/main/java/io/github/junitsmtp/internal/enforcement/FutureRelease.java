package io.github.junitsmtp.internal.enforcement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How long a client may hold a message back with FUTURERELEASE (RFC 4865, section 4). */
final class FutureRelease {

    private static final int MAX_SECONDS = 86_400;
    private static final Instant LATEST = Instant.parse("2037-12-31T23:59:59Z");

    private FutureRelease() {}

    /** Returns the parameters of the EHLO keyword. */
    static String parameters() {
        return MAX_SECONDS + " " + LATEST;
    }

    static boolean allowsFor(String seconds) {
        return Integer.parseInt(seconds) <= MAX_SECONDS;
    }

    static boolean allowsUntil(String dateTime) {
        try {
            Instant until = OffsetDateTime.parse(dateTime).toInstant();
            return until.isAfter(Instant.now()) && !until.isAfter(LATEST);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
