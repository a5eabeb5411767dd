package io.github.junitsmtp.internal.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parameters in several pieces or with a charset. Of {@code filename*} and {@code filename}, the first counts, whatever their order (RFC 6266,
 * section 4.3).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2231#section-3">RFC 2231, sections 3 and 4</a>
 */
final class ExtendedParameters {

    private static final Pattern EXTENDED = Pattern.compile("([^*]+)(?:\\*(\\d{1,6})(\\*)?|(\\*))");
    private static final int WHOLE = -1;

    private record Piece(String value, boolean isEncoded) {}

    private ExtendedParameters() {}

    static Map<String, String> joined(Map<String, String> sent) {
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
        extended.forEach((name, pieces) -> joined.put(name, decoded(pieces)));
        return joined;
    }

    private static String decoded(TreeMap<Integer, Piece> pieces) {
        if (pieces.containsKey(WHOLE)) {
            pieces.tailMap(WHOLE, false).clear();
        }
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        boolean isFirst = true;
        for (Piece piece : pieces.values()) {
            String value = piece.value();
            if (piece.isEncoded()) {
                String[] marked = value.split("'", 3);
                if (isFirst && marked.length == 3) {
                    charset = marked[0];
                    value = marked[2];
                }
                unescape(value, bytes);
            } else {
                text.append(Charsets.decoded(charset, bytes.toByteArray())).append(value);
                bytes.reset();
            }
            isFirst = false;
        }
        return text.append(Charsets.decoded(charset, bytes.toByteArray())).toString();
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
