package io.github.junitsmtp.internal.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a message or part, parsed from its bytes. A line that is not a field belongs to the header if fields follow it. Otherwise
 * the empty line is missing, and the body starts there.
 *
 * @param fields the fields in order, as they were sent
 * @param isSeparated whether an empty line or the end of the message follows
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.2">RFC 5322, section 2.2</a>
 */
record HeaderBlock(List<RawField> fields, boolean isSeparated) {

    /** Parses a header, and stops at the body. */
    static HeaderBlock read(Lines lines) {
        return new Reader(lines).read();
    }

    Optional<String> first(String name) {
        for (RawField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    private static final class Reader {

        private final Lines lines;
        private final List<RawField> fields = new ArrayList<>();
        private final List<RawField> strays = new ArrayList<>(); // lines since the last field
        private int body = -1; // start of the first of these lines

        Reader(Lines lines) {
            this.lines = lines;
        }

        HeaderBlock read() {
            while (!lines.atEnd() && !lines.isEmpty()) {
                if (lines.delimiter() != null) {
                    return end(false);
                }
                Slice first = lines.line();
                int colon = colon(first);
                if (colon >= 0) {
                    fields.addAll(strays);
                    strays.clear();
                    fields.add(field(first, colon));
                } else if (lines.startsWithDashes()) {
                    return end(false);
                } else {
                    body = strays.isEmpty() ? lines.start() : body;
                    Slice line = folded(first, first.from());
                    strays.add(new RawField(line.text(), "", line.isUtf8()));
                }
            }
            boolean isSeparated = strays.isEmpty();
            if (isSeparated) {
                lines.advance();
            }
            return end(isSeparated);
        }

        private HeaderBlock end(boolean isSeparated) {
            if (!strays.isEmpty()) {
                lines.moveTo(body);
            }
            return new HeaderBlock(List.copyOf(fields), isSeparated);
        }

        /** Returns the end of the field name, or -1 if the line does not start with one. */
        private static int colon(Slice line) {
            int at = line.from();
            while (at < line.to() && line.array()[at] > ' ' && line.array()[at] < 127 && line.array()[at] != ':') {
                at++;
            }
            int end = at;
            while (at < line.to() && isBlank(line.array()[at])) {
                at++;
            }
            return end > line.from() && at < line.to() && line.array()[at] == ':' ? at : -1;
        }

        private RawField field(Slice line, int colon) {
            String name = new Slice(line.array(), line.from(), colon).text().strip();
            int value = colon + 1;
            while (value < line.to() && isBlank(line.array()[value])) {
                value++;
            }
            Slice whole = folded(line, value);
            return new RawField(name, whole.text(), whole.isUtf8());
        }

        /** Returns the text from a position in this line to the end of its last continuation line, and moves on to the next line. */
        private Slice folded(Slice line, int from) {
            int to = line.to();
            lines.advance();
            while (isBlank(lines.first()) && !lines.atEnd()) {
                to = lines.line().to();
                lines.advance();
            }
            return new Slice(line.array(), from, to);
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t';
        }
    }
}
