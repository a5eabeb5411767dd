package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of text in a mail.
 *
 * @param place where it is, such as {@code the Subject} or {@code line 3 of the text}
 * @param text the text, decoded
 * @param kind who reads it
 */
public record Passage(String place, String text, Kind kind) {

    private static final int CONTEXT = 30;

    /** Who reads a passage. */
    public enum Kind {
        /** A person. */
        WORDS,
        /** A program that follows a link. */
        URL,
        /** A person, as a file name, in which {@code -} and {@code _} separate words. */
        FILE_NAME,
        /** A program that renders the HTML. */
        MARKUP,
        /** A program that lays out the HTML, by a size or a style. */
        LAYOUT,
        /** A program, as a style sheet or as HTML for Outlook only, in which single braces have their own meaning. */
        CODE
    }

    /** Returns the lines of a text, each as a passage. */
    public static Stream<Passage> linesOf(String text) {
        String[] lines = text.split("\\R", -1);
        return IntStream.range(0, lines.length)
                .filter(i -> !lines[i].isBlank())
                .mapToObj(i -> new Passage("line " + (i + 1) + " of the text", lines[i], Kind.WORDS));
    }

    /** Quotes the text around a position. */
    String around(int start, int end) {
        int first = Math.max(0, start - CONTEXT);
        int last = Math.min(text.length(), end + CONTEXT);
        return Printable.quote((first > 0 ? "..." : "")
                + Cut.end(text.substring(first, start), CONTEXT)
                + Cut.marked(text.substring(start, end), CONTEXT)
                + Cut.beginning(text.substring(end, last), CONTEXT)
                + (last < text.length() ? "..." : ""));
    }
}
