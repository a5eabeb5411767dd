package io.github.junitsmtp.internal.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.apiguardian.api.API;

/** Turns the bytes of a part into text. Jakarta Mail gives up where a charset is missing, wrong or unknown; this guesses. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BodyText {

    private BodyText() {}

    /**
     * Decodes text by its charset, with line feeds as line ends and with flowed lines joined.
     *
     * @param type what the part says of itself
     * @param content the decoded content
     * @return the text
     */
    public static String decoded(PartType type, byte[] content) {
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

    /**
     * Finds the charset of a name.
     *
     * @param name the name as mails have it
     * @return the charset, or empty if there is no name or this JVM does not know it
     */
    public static Optional<Charset> charset(String name) {
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

    /**
     * Tells whether each byte is right in a charset.
     *
     * @param charset the charset
     * @param content the bytes
     * @return true if they can be decoded
     */
    public static boolean isIn(Charset charset, byte[] content) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
