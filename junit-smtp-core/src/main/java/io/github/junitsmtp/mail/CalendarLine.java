package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a calendar object (RFC 5545, section 3.1). Libraries for iCalendar would add dependencies for JSON, logging
 * or collections to the user's class path, and support far more than mail needs.
 *
 * @param calendar the number of the outermost component, which is its VCALENDAR
 * @param component the name of its component, such as {@code VEVENT}
 * @param number the number of its component, which tells components apart
 * @param depth the nesting depth of its component
 * @param name the name in upper case
 * @param parameters the parameters by name in upper case
 * @param value the value as written
 * @param written the whole line as written
 */
record CalendarLine(
        int calendar,
        String component,
        int number,
        int depth,
        String name,
        Map<String, String> parameters,
        String value,
        String written) {

    /** Unfolds lines. A fold may split a multi-byte character. */
    static byte[] unfolded(byte[] content) {
        ByteArrayOutputStream unfolded = new ByteArrayOutputStream(content.length);
        for (int i = 0; i < content.length; i++) {
            int end = content[i] == '\r' && i + 1 < content.length && content[i + 1] == '\n' ? i + 1 : i;
            boolean isFold = content[end] == '\n'
                    && end + 1 < content.length
                    && (content[end + 1] == ' ' || content[end + 1] == '\t');
            if (isFold) {
                i = end + 1;
            } else {
                unfolded.write(content[i]);
            }
        }
        return unfolded.toByteArray();
    }

    /** Returns the lines from BEGIN to before END, each with the component that it belongs to. */
    static List<CalendarLine> inComponents(List<CalendarLine> read) {
        List<CalendarLine> lines = new ArrayList<>();
        List<CalendarLine> open = new ArrayList<>(); // the BEGIN lines of the open components
        int components = 0;
        for (CalendarLine line : read) {
            if (line.name().equals("BEGIN")) {
                components++;
                int calendar = open.isEmpty() ? components : open.get(0).number();
                String component = line.value().strip().toUpperCase(Locale.ROOT);
                open.add(line.in(calendar, component, components, open.size() + 1));
                lines.add(open.get(open.size() - 1));
            } else if (line.name().equals("END")) {
                if (!open.isEmpty()) {
                    open.remove(open.size() - 1);
                }
            } else if (!open.isEmpty()) {
                CalendarLine innermost = open.get(open.size() - 1);
                lines.add(line.in(innermost.calendar(), innermost.component(), innermost.number(), innermost.depth()));
            }
        }
        return lines;
    }

    /** Returns whether lines consist of components from BEGIN to END that are all in a VCALENDAR. */
    static boolean areComplete(List<CalendarLine> read) {
        Deque<String> open = new ArrayDeque<>();
        boolean hasBegun = false;
        for (CalendarLine line : read) {
            if (line.written().isBlank()) {
                continue;
            }
            String component = line.value().strip().toUpperCase(Locale.ROOT);
            if (line.name().equals("BEGIN")) {
                open.addLast(component);
                hasBegun = true;
            }
            if (!"VCALENDAR".equals(open.peekFirst())
                    || line.name().equals("END") && !component.equals(open.pollLast())) {
                return false;
            }
        }
        return hasBegun && open.isEmpty();
    }

    CalendarLine withoutParameters() {
        return new CalendarLine(calendar, component, number, depth, name, Map.of(), value, written);
    }

    private CalendarLine in(int calendar, String component, int number, int depth) {
        return new CalendarLine(calendar, component, number, depth, name, parameters, value, written);
    }

    static CalendarLine read(String written) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        int at = 0;
        for (; at < written.length() && (quoted || written.charAt(at) != ':'); at++) {
            quoted ^= written.charAt(at) == '"';
            if (!quoted && written.charAt(at) == ';') {
                pieces.add(written.substring(start, at));
                start = at + 1;
            }
        }
        pieces.add(written.substring(start, at));
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : pieces.subList(1, pieces.size())) {
            String[] nameAndValue = parameter.split("=", 2);
            parameters.put(
                    nameAndValue[0].toUpperCase(Locale.ROOT),
                    nameAndValue.length == 1 ? "" : nameAndValue[1].replace("\"", ""));
        }
        String value = at < written.length() ? written.substring(at + 1) : "";
        return new CalendarLine(
                0, "", 0, 0, pieces.get(0).strip().toUpperCase(Locale.ROOT), parameters, value, written);
    }

    /** Returns the unescaped value (RFC 5545, section 3.3.11). */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            boolean escapes = value.charAt(i) == '\\' && i + 1 < value.length();
            char c = value.charAt(escapes ? ++i : i);
            text.append(escapes && (c == 'n' || c == 'N') ? '\n' : c);
        }
        return text.toString();
    }

    /** Returns the address in a value such as {@code mailto:ada@example.org} (RFC 6068, section 2). */
    Optional<MailAddress> address() {
        return mailto().map(MailAddress::lenient);
    }

    /** Returns what a mailto: URI names, which may be no address; empty for other URIs. */
    Optional<String> mailto() {
        String uri = value.strip();
        return uri.regionMatches(true, 0, "mailto:", 0, 7)
                ? Optional.of(BodyRules.unescaped(uri.substring(7).split("\\?", 2)[0]))
                : Optional.empty();
    }
}
