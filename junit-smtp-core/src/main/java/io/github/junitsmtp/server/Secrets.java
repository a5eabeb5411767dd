package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.ReplyOccasion;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Knows credentials where they are not due: some clients send their password although AUTH was refused. */
final class Secrets {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}\\s*");

    private Secrets() {}

    /** Whether a line is base64 and no command. */
    static boolean mayBe(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        return BASE64.matcher(text).matches() && ReplyOccasion.ofCommand(text.strip()) == ReplyOccasion.OTHER_COMMAND;
    }
}
