package io.github.junitsmtp.internal.mime;

import java.nio.charset.Charset;
import java.util.Optional;
import org.apiguardian.api.API;

/** Turns the bytes of a part into text, also where the charset is missing, wrong or unknown. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BodyText {

    private BodyText() {}

    /**
     * Decodes text by its charset, with line feeds as line ends and with flowed lines joined. The line end after a text or HTML body is
     * not part of it: SMTP and some programs add one, in some transfer encodings and not in others (RFC 5321, section 4.1.1.4).
     *
     * @param type what the part says of itself
     * @param content the decoded content
     * @return the text
     */
    public static String decoded(PartType type, byte[] content) {
        String text = Charsets.decoded(type.parameters().getOrDefault("charset", ""), content)
                .replace("\r\n", "\n"); // as a text block of the test has it
        String unflowed = is(type, "format", "flowed") && type.mediaType().equals("text/plain")
                ? FlowedText.unflowed(text, is(type, "delsp", "yes"))
                : text;
        return type.isTextOrHtmlBody() ? withoutLastLineEnd(unflowed) : unflowed;
    }

    private static boolean is(PartType type, String parameter, String value) {
        return type.parameters().getOrDefault(parameter, "").equalsIgnoreCase(value);
    }

    /**
     * Takes away the line end after a text.
     *
     * @param text the text, with line feeds as line ends
     * @return the text without the last one
     */
    public static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Finds the charset of a name.
     *
     * @param name the name as mails have it
     * @return the charset, or empty if there is no name or this JVM does not know it
     */
    public static Optional<Charset> charset(String name) {
        return Charsets.named(name);
    }

    /**
     * Returns whether each byte is right in a charset.
     *
     * @param charset the charset
     * @param content the bytes
     * @return true if they can be decoded
     */
    public static boolean isIn(Charset charset, byte[] content) {
        return Charsets.isIn(charset, content);
    }
}
