package io.github.junitsmtp.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Turns the bytes of a part into text. */
final class BodyText {

    private BodyText() {}

    static String of(PartType type, byte[] content) {
        String declared = type.parameters().getOrDefault("charset", "");
        Charset charset = charset(declared)
                .filter(known -> known != StandardCharsets.US_ASCII) // which others are often passed off as
                .orElseGet(() -> guess(content));
        String text = new String(content, charset).replace("\r\n", "\n"); // as a text block of the test has it
        boolean flowed = type.mediaType().equals("text/plain")
                && type.parameters().getOrDefault("format", "").equalsIgnoreCase("flowed");
        return flowed
                ? FlowedText.unflowed(
                        text, type.parameters().getOrDefault("delsp", "").equalsIgnoreCase("yes"))
                : text;
    }

    /** Returns the charset of a name, or empty if there is none or this JVM does not know it. */
    static Optional<Charset> charset(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (name.equalsIgnoreCase("us-ascii")) { // ISO-8859-1 for Jakarta Mail
            return Optional.of(StandardCharsets.US_ASCII);
        }
        try {
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** UTF-8 if the bytes are that, as ASCII is; else the charset in which no byte is wrong. */
    private static Charset guess(byte[] content) {
        return isIn(StandardCharsets.UTF_8, content) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    static boolean isIn(Charset charset, byte[] content) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
