package io.github.junitsmtp.internal.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parameters in several pieces or with a charset. {@code filename*} takes precedence over {@code filename}, whatever their order (RFC 6266,
 * section 4.3).
 *
 * @param joined the decoded parameters by name
 * @param isMalformed whether a piece is missing, or is not encoded according to the standard
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2231#section-3">RFC 2231, sections 3 and 4</a>
 */
record ExtendedParameters(Map<String, String> joined, boolean isMalformed) {

    private static final Pattern EXTENDED = Pattern.compile("([^*]+)(?:\\*(\\d{1,6})(\\*)?|(\\*))");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int WHOLE = -1;

    private record Piece(String value, boolean isEncoded) {}

    static ExtendedParameters read(Map<String, String> sent) {
        Map<String, String> joined = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Piece>> extended = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            Matcher matcher = EXTENDED.matcher(name);
            if (matcher.matches()) {
                boolean isWhole = matcher.group(2) == null;
                extended.computeIfAbsent(matcher.group(1), base -> new TreeMap<>())
                        .put(
                                isWhole ? WHOLE : Integer.parseInt(matcher.group(2)),
                                new Piece(value, isWhole || matcher.group(3) != null));
            } else {
                joined.put(name, value);
            }
        });
        boolean isMalformed = false;
        for (Map.Entry<String, TreeMap<Integer, Piece>> parameter : extended.entrySet()) {
            Decoder decoder = new Decoder();
            joined.put(parameter.getKey(), decoder.decode(parameter.getValue()));
            isMalformed |= decoder.isMalformed;
        }
        return new ExtendedParameters(joined, isMalformed);
    }

    private static final class Decoder {

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // of adjacent encoded pieces
        private String charset = "";
        private boolean isMalformed;

        String decode(NavigableMap<Integer, Piece> pieces) {
            if (pieces.containsKey(WHOLE)) {
                pieces.tailMap(WHOLE, false).clear();
            } else {
                isMalformed = pieces.lastKey() != pieces.size() - 1;
            }
            boolean isFirst = true;
            for (Piece piece : pieces.values()) {
                if (piece.isEncoded()) {
                    String escaped = isFirst ? afterCharset(piece.value()) : piece.value();
                    isMalformed |= BROKEN_ESCAPE.matcher(escaped).find();
                    unescape(escaped, bytes);
                } else {
                    flush();
                    text.append(piece.value());
                }
                isFirst = false;
            }
            flush();
            return text.toString();
        }

        private String afterCharset(String value) {
            String[] marked = value.split("'", 3);
            if (marked.length < 3) {
                isMalformed = true;
                return value;
            }
            charset = marked[0];
            isMalformed |= !charset.isEmpty() && CharsetNames.named(charset).isEmpty();
            return marked[2];
        }

        private void flush() {
            byte[] decoded = bytes.toByteArray();
            isMalformed |= CharsetNames.declared(charset)
                    .filter(known -> !Charsets.isIn(known, decoded))
                    .isPresent();
            text.append(Charsets.decodedAsNamed(charset, decoded));
            bytes.reset();
        }
    }

    private static void unescape(String value, ByteArrayOutputStream to) {
        byte[] escaped = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < escaped.length; i++) {
            int octet = escaped[i] == '%' && i + 2 < escaped.length ? Hex.octet(escaped[i + 1], escaped[i + 2]) : -1;
            to.write(octet < 0 ? escaped[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
    }
}
