package io.github.junitsmtp.internal.css;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** CSS with comments blanked, so that positions stay the same, and with the positions of strings and parentheses. */
final class CssText {

    /** The end of the name of the function {@code url}. */
    private static final Pattern FUNCTION = Pattern.compile("(?i)(?:^|[^-\\w])url$");

    private static final int LONGEST_FUNCTION = 4;

    private final char[] chars;
    private final int[] lineEnds;
    private final int firstLine;
    final List<Integer> comments = new ArrayList<>();
    boolean isCutOff;

    CssText(String css, int firstLine) {
        this.chars = css.toCharArray();
        this.firstLine = firstLine;
        this.lineEnds = lineEnds(css);
        blankComments();
    }

    private static int[] lineEnds(String css) {
        List<Integer> ends = new ArrayList<>();
        for (int at = css.indexOf('\n'); at >= 0; at = css.indexOf('\n', at + 1)) {
            ends.add(at);
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private void blankComments() {
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] == '"' || chars[i] == '\'') {
                i = endOfString(i);
                isCutOff |= i >= chars.length;
            } else if (chars[i] == '\\') {
                i++;
            } else if (chars[i] == '(') {
                i = endOfUrl(i);
            } else if (chars[i] == '/' && i + 1 < chars.length && chars[i + 1] == '*') {
                comments.add(lineOf(i));
                i = blankComment(i);
            }
        }
    }

    private int blankComment(int start) {
        int end = start + 2;
        while (end < chars.length && !(chars[end] == '/' && chars[end - 1] == '*' && end > start + 2)) {
            end++;
        }
        isCutOff |= end >= chars.length;
        for (int i = start; i <= end && i < chars.length; i++) {
            chars[i] = chars[i] == '\n' ? '\n' : ' ';
        }
        return end;
    }

    /** Returns where a string ends: at its closing quote or, if that is missing, at the end of its line. */
    private int endOfString(int start) {
        for (int i = start + 1; i < chars.length; i++) {
            if (chars[i] == '\\') {
                i++;
            } else if (chars[i] == chars[start] || chars[i] == '\n') {
                return i;
            }
        }
        return chars.length;
    }

    /** Returns where a URL without quotes ends, in which quotes and comment marks have no meaning; the start if there is no such URL. */
    private int endOfUrl(int parenthesis) {
        if (!FUNCTION.matcher(text(Math.max(0, parenthesis - LONGEST_FUNCTION), parenthesis))
                .find()) {
            return parenthesis;
        }
        int at = parenthesis + 1;
        while (at < chars.length && Character.isWhitespace(chars[at])) {
            at++;
        }
        if (at < chars.length && (chars[at] == '"' || chars[at] == '\'')) {
            return parenthesis;
        }
        while (at < chars.length && chars[at] != ')') {
            at += chars[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, chars.length);
    }

    int length() {
        return chars.length;
    }

    char charAt(int at) {
        return chars[at];
    }

    int lineOf(int at) {
        int found = Arrays.binarySearch(lineEnds, at);
        return firstLine + (found < 0 ? -found - 1 : found);
    }

    /** Returns the next of the given characters outside strings and parentheses, or the end. */
    int next(String wanted, int from) {
        int depth = 0;
        for (int i = from; i < chars.length; i++) {
            char c = chars[i];
            if (c == '"' || c == '\'') {
                i = endOfString(i);
            } else if (c == '\\') {
                i++;
            } else if (depth == 0 && wanted.indexOf(c) >= 0) {
                return i;
            } else if (c == '(' && endOfUrl(i) > i) {
                i = endOfUrl(i);
            } else if (c == '(' || c == '[') {
                depth++;
            } else if ((c == ')' || c == ']') && depth > 0) {
                depth--;
            }
        }
        return chars.length;
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }
}
