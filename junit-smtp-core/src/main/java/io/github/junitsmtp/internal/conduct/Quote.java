package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.nio.charset.StandardCharsets;

/** Quotes the bytes around a violation. */
final class Quote {

    private static final int SHOWN = 40;

    private Quote() {}

    /** Quotes the first line as a command, with credentials hidden. */
    static String firstLine(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        return Printable.quote(SmtpCommand.parse(line).toString());
    }

    /** Quotes a few bytes before and after a place. */
    static String of(byte[] bytes, int place) {
        int start = Math.max(0, place - SHOWN / 2);
        return Printable.octets(bytes, start, start + SHOWN);
    }
}
