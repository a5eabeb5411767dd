package io.github.junitsmtp.internal.mime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The value of a header field such as {@code attachment; filename="a.pdf"}. Malformed values, which Jakarta Mail rejects, are parsed as
 * mail programs parse them.
 *
 * @param text the whole value
 * @param value the part before the parameters, without quotes and comments
 * @param parameters the decoded parameters by name in lower case
 * @param isMalformed whether it deviates from the grammar
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-5.1">RFC 2045, section 5.1</a>
 */
record StructuredField(String text, String value, Map<String, String> parameters, boolean isMalformed) {

    private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

    static StructuredField parse(String text) {
        return new Reader(text).read();
    }

    /** Returns whether this is a single token, as transfer encodings are. */
    boolean isToken() {
        return !value.isEmpty() && isToken(value) && text.indexOf(';') < 0;
    }

    static boolean isToken(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c == 127 || SPECIALS.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Removes quotes, semicolons and spaces from both ends. */
    static String unquoted(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isAround(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == ';';
    }

    /** Removes comments, which may be nested (RFC 5322, section 3.2.2). */
    static String withoutComments(String text) {
        return new Reader(text).withoutComments();
    }

    private static final class Reader {

        /** The next parameter, if the semicolon before it is missing. */
        private static final Pattern PARAMETER = Pattern.compile("[\\w*-]{1,40}[ \\t]*=");

        private final String text;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final int[] closings; // for each opening parenthesis, the position after the closing one
        private int at;
        private boolean malformed;

        Reader(String text) {
            this.text = text;
            this.closings = text.indexOf('(') < 0 ? new int[0] : closings(text);
        }

        private static int[] closings(String text) {
            int[] closings = new int[text.length()];
            Deque<Integer> open = new ArrayDeque<>();
            for (int i = 0; i < text.length(); i++) {
                switch (text.charAt(i)) {
                    case '\\' -> i++;
                    case '(' -> open.push(i);
                    case ')' -> {
                        if (!open.isEmpty()) {
                            closings[open.pop()] = i;
                        }
                    }
                    default -> {}
                }
            }
            return closings;
        }

        StructuredField read() {
            at = afterComments(at);
            String value = startsParameter() ? "" : is('"') ? quoted() : unquoted();
            while (!atEnd()) {
                parameter();
            }
            ExtendedParameters extended = ExtendedParameters.read(parameters);
            return new StructuredField(
                    text,
                    value,
                    extended.joined(),
                    malformed || extended.isMalformed() || text.stripLeading().startsWith("\""));
        }

        String withoutComments() {
            StringBuilder kept = new StringBuilder();
            while (!atEnd()) {
                if (isCommentAt(at)) {
                    at = closings[at] + 1;
                    kept.append(' ');
                } else {
                    kept.append(text.charAt(at++));
                }
            }
            return kept.toString();
        }

        private boolean atEnd() {
            return at >= text.length();
        }

        private boolean is(char wanted) {
            return !atEnd() && text.charAt(at) == wanted;
        }

        private void parameter() {
            at += is(';') ? 1 : 0;
            at = afterComments(at);
            if (atEnd()) {
                return; // many programs end with a semicolon
            }
            int start = at;
            while (!atEnd() && !is('=') && !is(';')) {
                at++;
            }
            String name = StructuredField.withoutComments(text.substring(start, at))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (!is('=')) {
                malformed = true;
                return;
            }
            at = afterComments(at + 1);
            String value;
            if (is('"')) {
                value = quoted();
                malformed |= name.endsWith("*"); // RFC 2231, section 7
            } else {
                value = unquoted();
                malformed |= value.isEmpty() || !isToken(value);
                value = withoutStrayQuote(value);
            }
            malformed |= name.isEmpty() || !isToken(name) || parameters.putIfAbsent(name, value) != null;
        }

        /** Reads a quoted string and anything that wrongly follows it. If the closing quote is missing, the string extends to the end. */
        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (!atEnd() && !is('"')) {
                at += is('\\') && at + 1 < text.length() ? 1 : 0;
                value.append(text.charAt(at++));
            }
            malformed |= atEnd();
            at = afterComments(Math.min(at + 1, text.length()));
            if (!atEnd() && !is(';')) {
                malformed = true;
                if (!startsParameter()) {
                    int semicolon = text.indexOf(';', at);
                    at = semicolon < 0 ? text.length() : semicolon;
                }
            }
            return value.toString();
        }

        /** Reads up to the semicolon, including what should be quoted: spaces, and parentheses with more text after them. */
        private String unquoted() {
            int start = at;
            int end = at;
            while (!atEnd() && !is(';')) {
                int after = afterComments(at);
                if (after == at) {
                    end = ++at;
                    continue;
                }
                at = after;
                if (startsParameter()) {
                    malformed = true;
                    break;
                }
            }
            return text.substring(start, end);
        }

        /** Removes a closing quote without an opening one. */
        private static String withoutStrayQuote(String value) {
            int last = value.length() - 1;
            return last > 0 && value.indexOf('"') == last ? value.substring(0, last) : value;
        }

        private boolean startsParameter() {
            return PARAMETER.matcher(text).region(at, text.length()).lookingAt();
        }

        private int afterComments(int from) {
            int after = from;
            while (after < text.length() && (text.charAt(after) <= ' ' || isCommentAt(after))) {
                after = isCommentAt(after) ? closings[after] + 1 : after + 1;
            }
            return after;
        }

        private boolean isCommentAt(int index) {
            return text.charAt(index) == '(' && closings[index] > 0;
        }
    }
}
