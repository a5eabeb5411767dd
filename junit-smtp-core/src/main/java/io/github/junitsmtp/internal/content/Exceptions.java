package io.github.junitsmtp.internal.content;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test allows although it looks unfinished.
 *
 * @param patterns what is allowed, anywhere in the mail
 */
public record Exceptions(List<Pattern> patterns) {

    /** Copies the list. */
    public Exceptions {
        patterns = List.copyOf(patterns);
    }

    /** Returns whether a match of one of the patterns overlaps with a range of a text. */
    boolean cover(String text, int start, int end) {
        return patterns.stream().anyMatch(pattern -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find() && matcher.start() < end) {
                if (matcher.end() > start) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Returns whether one of the patterns occurs in a text. */
    boolean cover(String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
