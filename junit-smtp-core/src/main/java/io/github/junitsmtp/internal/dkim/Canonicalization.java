package io.github.junitsmtp.internal.dkim;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The canonical form in which header and body are signed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.4">RFC 6376, section 3.4</a>
 */
enum Canonicalization {
    SIMPLE {
        @Override
        String header(Field field) {
            return field.text();
        }

        @Override
        byte[] body(byte[] content, int from) {
            int end = content.length;
            while (end - from >= 2 && content[end - 1] == '\n' && content[end - 2] == '\r') {
                end -= 2;
            }
            byte[] body = Arrays.copyOfRange(content, from, end + 2);
            body[body.length - 2] = '\r';
            body[body.length - 1] = '\n';
            return body;
        }
    },

    RELAXED {
        @Override
        String header(Field field) {
            String unfolded = LINE_END.matcher(field.value()).replaceAll("");
            String value = BLANKS.matcher(unfolded).replaceAll(" ");
            int start = value.startsWith(" ") ? 1 : 0;
            int end = value.length() > start && value.endsWith(" ") ? value.length() - 1 : value.length();
            return field.name() + ":" + value.substring(start, end);
        }

        @Override
        byte[] body(byte[] content, int from) {
            byte[] body = new byte[content.length - from + 2];
            int end = 0; // after the last octet that is neither trailing whitespace nor a trailing line end
            int at = 0;
            boolean blank = false;
            for (int i = from; i < content.length; i++) {
                byte octet = content[i];
                if (octet == '\r' && i + 1 < content.length && content[i + 1] == '\n') {
                    body[at++] = '\r';
                    body[at++] = '\n';
                    blank = false;
                    i++;
                } else if (octet == ' ' || octet == '\t') {
                    blank = true;
                } else {
                    if (blank) {
                        body[at++] = ' ';
                        blank = false;
                    }
                    body[at++] = octet;
                    end = at;
                }
            }
            if (end == 0) {
                return new byte[0];
            }
            body[end] = '\r';
            body[end + 1] = '\n';
            return Arrays.copyOf(body, end + 2);
        }
    };

    private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    /** Returns a field in its canonical form, without the CRLF after it. */
    abstract String header(Field field);

    /** Returns the body, which starts at the given index of the message, in its canonical form. */
    abstract byte[] body(byte[] content, int from);

    Canonicalization other() {
        return this == SIMPLE ? RELAXED : SIMPLE;
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Canonicalization named(String name) throws VerificationException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "simple" -> SIMPLE;
            case "relaxed" -> RELAXED;
            default ->
                throw new VerificationException(
                        "is malformed: each part of c= must be simple or relaxed but was \"" + name + "\"");
        };
    }
}
