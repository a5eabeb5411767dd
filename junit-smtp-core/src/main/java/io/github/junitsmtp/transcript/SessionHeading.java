package io.github.junitsmtp.transcript;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a recording says about a session before its dialogue. When written by hand, only the number is required.
 *
 * @param number the number of the session
 * @param ending how the session ended; empty if that follows from the dialogue
 * @param forgottenExchanges how many steps are missing
 * @param peer the client's address
 * @param startedAt when it began
 * @param duration how long it lasted
 */
record SessionHeading(
        int number,
        Optional<Ending> ending,
        int forgottenExchanges,
        String peer,
        Instant startedAt,
        Duration duration) {

    private static final Pattern LINE = Pattern.compile("session ([1-9]\\d{0,8})(?:, ("
            + Arrays.stream(Ending.values()).map(Ending::toString).collect(Collectors.joining("|"))
            + ")(?: after QUIT)?)?(?: \\((\\d{1,3}(?:,?\\d{3}){0,2}) exchanges? not kept\\))?");
    private static final Pattern NOTE =
            Pattern.compile("from (.+) at (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z), for (\\d{1,15}(?:\\.\\d)?) ms");

    static Optional<SessionHeading> read(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        int forgotten =
                found.group(3) == null ? 0 : Integer.parseInt(found.group(3).replace(",", ""));
        return Optional.of(new SessionHeading(
                Integer.parseInt(found.group(1)),
                Optional.ofNullable(found.group(2)).map(SessionHeading::ending),
                forgotten,
                "an unknown address",
                Instant.EPOCH,
                Duration.ZERO));
    }

    private static Ending ending(String text) {
        return Arrays.stream(Ending.values())
                .filter(ending -> ending.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** Reads a note on the client's address and the time; empty if the note is about something else. */
    Optional<SessionHeading> with(String note) {
        Matcher found = NOTE.matcher(note);
        try {
            return found.matches()
                    ? Optional.of(new SessionHeading(
                            number,
                            ending,
                            forgottenExchanges,
                            found.group(1),
                            Instant.parse(found.group(2)),
                            Duration.ofNanos(new BigDecimal(found.group(3))
                                    .movePointRight(6)
                                    .longValueExact())))
                    : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the time of the session cannot be read: " + e.getMessage(), e);
        }
    }
}
