package io.github.junitsmtp.internal.mime;

import io.github.junitsmtp.internal.text.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes encoded words as mail programs do: even within other words or quotes, with spaces in them, or with a letter split across two of
 * them, all of which the standard forbids. Jakarta Mail gives up at the first invalid one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
final class EncodedWords {

    private static final int LONGEST_CHARSET = 75;

    private final String text;
    private final StringBuilder decoded = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // of adjacent encoded words
    private String charset = ""; // of these bytes
    private boolean isAfterWord;
    private int done; // the end of the text decoded so far

    private EncodedWords(String text) {
        this.text = text;
    }

    static String decoded(String text) {
        return text.contains("=?") ? new EncodedWords(text).decode() : text;
    }

    private record Word(String charset, boolean isBase64, String content, int end) {

        /** Returns the bytes, or empty if the charset is unknown or nothing can be decoded. */
        Optional<byte[]> bytes() {
            return CharsetNames.named(charset)
                    .map(known -> isBase64 ? base64() : quoted(known))
                    .filter(bytes -> bytes.length > 0 || content.isEmpty());
        }

        private byte[] base64() {
            return TransferDecoding.of(content.getBytes(StandardCharsets.ISO_8859_1), "base64")
                    .bytes();
        }

        private byte[] quoted(Charset known) {
            byte[] raw = raw(known);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
            for (int i = 0; i < raw.length; i++) {
                int octet = raw[i] == '=' && i + 2 < raw.length ? Hex.octet(raw[i + 1], raw[i + 2]) : -1;
                bytes.write(octet >= 0 ? octet : raw[i] == '_' ? ' ' : raw[i]);
                i += octet < 0 ? 0 : 2;
            }
            return bytes.toByteArray();
        }

        /** Returns the content as it was sent. Unencoded letters are in the charset of the word, or else in the legacy charset. */
        private byte[] raw(Charset known) {
            if (Printable.isAscii(content)) {
                return content.getBytes(StandardCharsets.US_ASCII);
            }
            if (known.canEncode() && known.newEncoder().canEncode(content)) {
                return content.getBytes(known);
            }
            return content.getBytes(CharsetNames.LEGACY);
        }
    }

    private String decode() {
        int at = text.indexOf("=?");
        while (at >= 0) {
            Word word = wordAt(at);
            Optional<byte[]> content = Optional.ofNullable(word).flatMap(Word::bytes);
            if (word != null && content.isPresent()) {
                append(text.substring(done, at), word.charset(), content.get());
                done = word.end();
            }
            at = text.indexOf("=?", word == null ? at + 2 : word.end());
        }
        flush();
        return decoded.append(text, done, text.length()).toString();
    }

    private @Nullable Word wordAt(int start) {
        int name = start + 2;
        int mark = name;
        while (mark < text.length() && mark - name < LONGEST_CHARSET && isCharset(text.charAt(mark))) {
            mark++;
        }
        if (mark == name || mark + 2 >= text.length() || text.charAt(mark) != '?' || text.charAt(mark + 2) != '?') {
            return null;
        }
        char encoding = Character.toLowerCase(text.charAt(mark + 1));
        int content = mark + 3;
        int end = end(content);
        if (end < 0 || encoding != 'b' && encoding != 'q') {
            return null;
        }
        String charsetOnly =
                text.substring(name, mark).split("\\*", 2)[0]; // without the language tag (RFC 2231, section 5)
        return new Word(charsetOnly, encoding == 'b', text.substring(content, end), end + 2);
    }

    private static boolean isCharset(char c) {
        return c > ' ' && c < 127 && c != '?' && c != '=';
    }

    /** Returns the end of a word's content, or -1 if another word starts before it. */
    private int end(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("?=", i)) {
                return i;
            }
            if (text.startsWith("=?", i) && !text.startsWith("=?=", i)) {
                return -1;
            }
        }
        return -1;
    }

    /** Appends a word. Whitespace between two encoded words is not part of the text (RFC 2047, section 6.2). */
    private void append(String before, String wordCharset, byte[] content) {
        boolean isBeside = isAfterWord && before.isBlank();
        if (!isBeside || !CharsetNames.named(wordCharset).equals(CharsetNames.named(charset))) {
            flush();
            decoded.append(isBeside ? "" : before);
            charset = wordCharset;
        }
        bytes.writeBytes(content);
        isAfterWord = true;
    }

    private void flush() {
        decoded.append(Charsets.decodedAsNamed(charset, bytes.toByteArray()));
        bytes.reset();
    }
}
