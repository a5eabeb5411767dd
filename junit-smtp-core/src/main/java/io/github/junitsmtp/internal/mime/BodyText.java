package io.github.junitsmtp.internal.mime;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Turns the bytes of a part into text, even if the charset is missing, wrong or unknown. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BodyText {

    private static final Pattern PUNCTUATION = Pattern.compile("[\"';\\s]");

    private BodyText() {}

    /**
     * Decodes text by its charset, converts line ends to line feeds, and joins flowed lines. The line ending after a text or HTML body is not
     * part of it: SMTP and some programs add one, in some transfer encodings but not in others (RFC 5321, section 4.1.1.4).
     *
     * @param type what the header of the part says
     * @param content the decoded content
     * @return the text
     */
    public static String decoded(PartType type, byte[] content) {
        String text = Charsets.decoded(type.parameters().getOrDefault("charset", ""), content)
                .replace("\r\n", "\n"); // like the text blocks of tests
        String unflowed = is(type, "format", "flowed") && type.mediaType().equals("text/plain")
                ? FlowedText.unflowed(text, is(type, "delsp", "yes"))
                : text;
        return type.isTextOrHtmlBody() ? withoutLastLineEnd(unflowed) : unflowed;
    }

    private static boolean is(PartType type, String parameter, String value) {
        return type.parameters().getOrDefault(parameter, "").equalsIgnoreCase(value);
    }

    /**
     * Removes the line ending after a text.
     *
     * @param text the text, with line feeds as line ends
     * @return the text without the last line end
     */
    public static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Finds a charset by name.
     *
     * @param name the name as it appears in mails
     * @return the charset, or empty if the name is empty or unknown to this JVM
     */
    public static Optional<Charset> charset(String name) {
        return CharsetNames.named(name);
    }

    /**
     * Finds a charset by a name that every program reads. Some programs, but not all, read a name without the quotes or spaces around it.
     * Every byte is valid in ISO-8859-1, although programs read it as windows-1252.
     *
     * @param name the name as it appears in mails
     * @return the charset, or empty if the name is empty, unknown to this JVM, or has such characters
     */
    public static Optional<Charset> exactCharset(String name) {
        return PUNCTUATION.matcher(name).find() ? Optional.empty() : CharsetNames.declared(name);
    }

    /**
     * Returns whether bytes are valid in a charset.
     *
     * @param charset the charset
     * @param content the bytes
     * @return true if they can be decoded
     */
    public static boolean isIn(Charset charset, byte[] content) {
        return Charsets.isIn(charset, content);
    }
}
