package io.github.junitsmtp.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps failure messages short: at most {@value #LINES} lines and {@value #CHARS} characters. */
public final class Brief {

    /** The maximum number of lines in a failure message. */
    public static final int LINES = 25;

    /** The maximum number of chars in a failure message. */
    public static final int CHARS = 4096;

    private static final int MOST_LISTED = 10;
    private static final int CHARS_OF_LIST = 200;
    private static final int LONGEST_LISTED = 250;
    private static final int SHORTEST_LINE = 40;
    private static final int CHARS_OF_REMARK = "... (1234 more characters)".length();
    /** The divisor for the part of a cut text that shows its end. */
    private static final int SHARE_OF_END = 3;

    private Brief() {}

    /**
     * Lists elements on one line, as many as fit.
     *
     * @param elements any elements
     * @return the elements, such as {@code a, b} or {@code a, b and 98 more}
     */
    public static String list(Collection<?> elements) {
        List<String> shown = elements.stream()
                .limit(MOST_LISTED)
                .map(element -> Cut.counted(String.valueOf(element), LONGEST_LISTED))
                .collect(Collectors.toCollection(ArrayList::new));
        while (shown.size() > 1 && length(shown) > CHARS_OF_LIST) {
            shown.remove(shown.size() - 1);
        }
        int more = elements.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }

    /**
     * Shows the beginning and the end of a text, if it is long.
     *
     * @param text any text
     * @param lines the maximum number of lines
     * @param chars the maximum number of chars, roughly, not counting notes on omitted lines
     * @return the text, or some of its lines with long ones cut
     */
    public static String text(String text, int lines, int chars) {
        List<String> all = text.lines().toList();
        if (all.size() <= lines) {
            return text.length() <= chars ? text : String.join("\n", cut(all, chars));
        }
        int last = (lines - 1) / SHARE_OF_END;
        int first = lines - 1 - last;
        List<String> shown = new ArrayList<>(all.subList(0, first));
        shown.addAll(all.subList(all.size() - last, all.size()));
        List<String> cut = new ArrayList<>(cut(shown, chars));
        cut.add(first, indentOf(all.get(first)) + "... (" + Counts.of(all.size() - first - last, "more line") + ")");
        return String.join("\n", cut);
    }

    /**
     * Shows the part of a text around a position, if it is long.
     *
     * @param text any text
     * @param place an index in the text
     * @param lines the maximum number of lines, at least 3
     * @param chars the maximum number of chars, roughly, not counting notes on omitted lines
     * @return the text, or some of its lines with long ones cut
     */
    public static String around(String text, int place, int lines, int chars) {
        List<String> all = text.lines().toList();
        if (text.length() <= chars && all.size() <= lines) {
            return text;
        }
        int focus = lineOf(text, place);
        int room = Math.min(lines - 2, all.size());
        int from = Math.max(0, Math.min(focus - room / 2, all.size() - room));
        List<String> shown = new ArrayList<>();
        if (from > 0) {
            shown.add("... (" + Counts.of(from, "line") + " before)");
        }
        int share = chars / (room + 1);
        for (int i = from; i < from + room; i++) {
            shown.add(
                    i == focus
                            ? window(all.get(i), place - startOf(text, place), 2 * share)
                            : Cut.counted(all.get(i), share));
        }
        int after = all.size() - from - room;
        if (after > 0) {
            shown.add("... (" + Counts.of(after, "more line") + ")");
        }
        return String.join("\n", shown);
    }

    /** {@return the number of the line at a position, counted from 0} */
    static int lineOf(String text, int place) {
        return (int) Math.max(0, (text.substring(0, place) + "|").lines().count() - 1);
    }

    private static int startOf(String text, int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private static String window(String line, int column, int chars) {
        int start = Math.max(0, Math.min(column - chars / 2, line.length() - chars));
        String rest = Cut.end(line, line.length() - start);
        int before = line.length() - rest.length();
        return (before == 0 ? "" : "(" + Counts.of(before, "character") + " before) ...") + Cut.counted(rest, chars);
    }

    /** Cuts the longest lines until all lines together fit. */
    private static List<String> cut(List<String> lines, int chars) {
        int left = chars;
        int others = lines.size();
        for (int length : lines.stream().map(String::length).sorted().toList()) {
            if (length > left / others) {
                int longest = Math.max(left / others - CHARS_OF_REMARK, SHORTEST_LINE);
                return lines.stream().map(line -> Cut.counted(line, longest)).toList();
            }
            left -= length;
            others--;
        }
        return lines;
    }

    private static String indentOf(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }
}
