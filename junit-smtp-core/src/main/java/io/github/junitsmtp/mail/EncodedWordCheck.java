package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.BodyText;
import io.github.junitsmtp.internal.mime.HeaderText;
import io.github.junitsmtp.internal.text.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for encoded words that some mail programs decode and others show undecoded (RFC 2047). */
final class EncodedWordCheck {

    private static final int LONGEST = 75;

    /** Anything intended as an encoded word. */
    private static final Pattern MEANT = Pattern.compile(
            "=\\?(?<charset>[ \\t]*+[^?\\s=]{1,100}+[ \\t]*+)\\?(?<encoding>[ \\t]*+[^?\\s]{1,20}+[ \\t]*+)\\?(?<text>[^?]*+(?:\\?(?!=)[^?]*+){0,8}+)\\?=");

    private static final Pattern Q_ENCODING = Pattern.compile("(?:[!-<>@-~]|=[0-9A-Fa-f]{2})*+");
    private static final Pattern Q_IN_COMMENT = Pattern.compile("[^()\"]*+");
    private static final Pattern Q_IN_PHRASE = Pattern.compile("[A-Za-z0-9!*+/=_-]*+");
    private static final Pattern B_ENCODING =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?+");

    private static final Pattern SWITCHING = Pattern.compile("(?i)2022|x-windows-5022");

    /** Structured fields without phrases or free text. Separate rules check the important ones. */
    private static final Set<String> STRUCTURED = Set.of(
            "content-type",
            "content-disposition",
            "content-transfer-encoding",
            "content-id",
            "mime-version",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "received",
            "return-path",
            "dkim-signature",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results",
            "authentication-results");

    private EncodedWordCheck() {}

    /** Returns what is wrong with the first faulty encoded word of a field. */
    static Optional<String> faultIn(HeaderField field) {
        if (STRUCTURED.contains(field.name().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String value = HeaderText.unfolded(field.rawValue());
        Matcher matcher = MEANT.matcher(value);
        boolean isPhrase = AddressField.holdsAddresses(field);
        Place place = new Place(value);
        while (matcher.find()) {
            place.moveTo(matcher.start());
            String fault = isPhrase ? faultInPhrase(matcher, value, place) : faultInText(matcher, value);
            if (fault != null) {
                return Optional.of("has an encoded word " + fault + ": " + Printable.quote(matcher.group()));
            }
        }
        return Optional.empty();
    }

    /** Tracks whether a position in a structured field is in quotes or in a comment (RFC 5322, section 3.2). */
    private static final class Place {

        private final String value;
        private int at;
        private boolean inQuotes;
        private int comments;

        Place(String value) {
            this.value = value;
        }

        void moveTo(int index) {
            for (; at < index; at++) {
                switch (value.charAt(at)) {
                    case '\\' -> at++;
                    case '"' -> inQuotes ^= comments == 0;
                    case '(' -> comments += inQuotes ? 0 : 1;
                    case ')' -> comments -= inQuotes || comments == 0 ? 0 : 1;
                    default -> {}
                }
            }
        }
    }

    /** RFC 2047, section 5 (2) on comments and (3) on names. Another rule reports encoded words in addresses. */
    private static @Nullable String faultInPhrase(Matcher word, String value, Place place) {
        if (place.inQuotes) {
            return "in quotes, where it is not decoded";
        }
        boolean inComment = place.comments > 0;
        String fault = fault(word);
        if (fault != null) {
            return fault;
        }
        Pattern allowed = inComment ? Q_IN_COMMENT : Q_IN_PHRASE;
        boolean inQ = word.group("encoding").equalsIgnoreCase("Q");
        if (inQ && !allowed.matcher(word.group("text")).matches()) {
            return "with characters that must be encoded in a " + (inComment ? "comment" : "name");
        }
        boolean isApart = inComment ? isApart(word, value, "(", ")") : isApart(word, value, "<@", "@>");
        return isApart ? null : "without whitespace around it";
    }

    /** RFC 2047, section 5 (1). */
    private static @Nullable String faultInText(Matcher word, String value) {
        String fault = fault(word);
        return fault != null || isApart(word, value, "", "") ? fault : "without whitespace around it";
    }

    private static boolean isApart(Matcher word, String value, String before, String after) {
        return (word.start() == 0 || isBlankOr(before, value.charAt(word.start() - 1)))
                && (word.end() == value.length() || isBlankOr(after, value.charAt(word.end())));
    }

    private static boolean isBlankOr(String others, char c) {
        return isBlank(c) || others.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static @Nullable String fault(Matcher word) {
        String text = word.group("text");
        if (word.group().length() > LONGEST) {
            return "of " + word.group().length() + " characters; the limit is " + LONGEST;
        }
        boolean inBase64 = word.group("encoding").equalsIgnoreCase("B");
        if (!inBase64 && !word.group("encoding").equalsIgnoreCase("Q")) {
            return "whose encoding is neither B nor Q";
        }
        Optional<Charset> charset = BodyText.exactCharset(word.group("charset").split("\\*", 2)[0]);
        if (charset.isEmpty()) {
            return "in an unknown charset";
        }
        if (text.chars().anyMatch(c -> isBlank((char) c))) {
            return "with whitespace in it";
        }
        if (!(inBase64 ? B_ENCODING : Q_ENCODING).matcher(text).matches()) {
            return "that is not valid " + (inBase64 ? "base64" : "Q encoding");
        }
        byte[] bytes = inBase64 ? Base64.getDecoder().decode(text) : decodedQ(text);
        if (!BodyText.isIn(charset.get(), bytes)) {
            return "with bytes that are invalid in its charset";
        }
        return endsInAscii(charset.get(), bytes) ? null : "that does not return to ASCII at the end";
    }

    /** RFC 2047, section 3, on charsets that switch codes with escape sequences. */
    private static boolean endsInAscii(Charset charset, byte[] bytes) {
        byte[] continued = Arrays.copyOf(bytes, bytes.length + 2);
        continued[bytes.length] = 'a';
        continued[bytes.length + 1] = 'a';
        return !SWITCHING.matcher(charset.name()).find() || new String(continued, charset).endsWith("aa");
    }

    private static byte[] decodedQ(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=') {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i) == '_' ? ' ' : text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
