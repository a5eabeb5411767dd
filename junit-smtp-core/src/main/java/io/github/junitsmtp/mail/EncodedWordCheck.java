package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.BodyText;
import io.github.junitsmtp.internal.mime.HeaderText;
import io.github.junitsmtp.internal.text.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for encoded words that some mail programs decode, and others show as they are (RFC 2047). */
final class EncodedWordCheck {

    private static final int LONGEST = 75;

    /** Whatever was meant for an encoded word. */
    private static final Pattern MEANT =
            Pattern.compile("=\\?(?<charset>[^?\\s=]{1,100}+)\\?(?<encoding>[^?\\s]{1,20}+)\\?(?<text>[^?]*+)\\?=");

    private static final Pattern Q_ENCODING = Pattern.compile("(?:[!-<>-~]|=[0-9A-Fa-f]{2})*+");
    private static final Pattern Q_IN_PHRASE = Pattern.compile("[A-Za-z0-9!*+/=_-]*+");
    private static final Pattern B_ENCODING =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?+");

    /** Fields with a syntax of their own that has neither phrases nor text; where it counts, they have rules of their own. */
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

    /** Tells what is wrong with the first encoded word of a field that has a fault. */
    static Optional<String> faultIn(HeaderField field) {
        if (STRUCTURED.contains(field.name().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String value = HeaderText.unfolded(field.rawValue());
        Matcher matcher = MEANT.matcher(value);
        boolean isPhrase = AddressField.holdsAddresses(field);
        boolean inQuotes = false;
        int at = 0;
        while (matcher.find()) {
            for (; at < matcher.start(); at++) {
                inQuotes ^= value.charAt(at) == '"';
                at += value.charAt(at) == '\\' ? 1 : 0;
            }
            String fault = isPhrase ? faultInPhrase(matcher, inQuotes) : faultInText(matcher, value);
            if (fault != null) {
                return Optional.of("has an encoded word " + fault + ": " + Printable.quote(matcher.group()));
            }
        }
        return Optional.empty();
    }

    /** RFC 2047, section 5 (3). */
    private static @Nullable String faultInPhrase(Matcher word, boolean inQuotes) {
        if (inQuotes) {
            return "in quotes, where it means nothing";
        }
        String fault = fault(word);
        boolean inQ = word.group("encoding").equalsIgnoreCase("Q");
        return fault != null || !inQ || Q_IN_PHRASE.matcher(word.group("text")).matches()
                ? fault
                : "with characters that have to be encoded in a name";
    }

    /** RFC 2047, section 5 (1): blanks stand around an encoded word. */
    private static @Nullable String faultInText(Matcher word, String value) {
        boolean isApart = (word.start() == 0 || isBlank(value.charAt(word.start() - 1)))
                && (word.end() == value.length() || isBlank(value.charAt(word.end())));
        String fault = fault(word);
        return fault != null || isApart ? fault : "without blanks around it";
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static @Nullable String fault(Matcher word) {
        String text = word.group("text");
        if (word.group().length() > LONGEST) {
            return "of " + word.group().length() + " characters, where " + LONGEST + " are allowed";
        }
        boolean inBase64 = word.group("encoding").equalsIgnoreCase("B");
        if (!inBase64 && !word.group("encoding").equalsIgnoreCase("Q")) {
            return "whose encoding is neither B nor Q";
        }
        Optional<Charset> charset = BodyText.charset(word.group("charset").split("\\*", 2)[0]);
        if (charset.isEmpty()) {
            return "in an unknown charset";
        }
        if (text.chars().anyMatch(c -> isBlank((char) c))) {
            return "with a blank in it";
        }
        if (!(inBase64 ? B_ENCODING : Q_ENCODING).matcher(text).matches()) {
            return "that is no " + (inBase64 ? "base64" : "Q encoding");
        }
        byte[] bytes = inBase64 ? Base64.getDecoder().decode(text) : decodedQ(text);
        return BodyText.isIn(charset.get(), bytes) ? null : "that holds broken characters of its charset";
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
