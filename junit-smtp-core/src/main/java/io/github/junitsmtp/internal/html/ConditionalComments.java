package io.github.junitsmtp.internal.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;

/** Comments whose content only Outlook for Windows sees, such as {@code <!--[if mso]>}, and those that hide content from it. */
public final class ConditionalComments {

    private static final Pattern MARK = Pattern.compile(
            "<!--\\[if\\s([^\\]>]{0,200})\\]>(?:<!-->|-->)?|<!\\[if\\s([^\\]>]{0,200})\\]>|(<!--\\s{0,20}<!\\[endif\\]-->|<!\\[endif\\]-->|<!\\[endif\\]>)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTENT = Pattern.compile(
            "\\[if\\s([^\\]>]{0,200})\\]>(.*?)(?:<!\\[endif\\])?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ConditionalComments() {}

    /** Returns the HTML in a comment that only Outlook for Windows sees; empty for any other comment. */
    public static Optional<String> contentOf(Comment comment) {
        Matcher content = CONTENT.matcher(comment.getData());
        return content.matches() && new Condition(content.group(1)).holds()
                ? Optional.of(content.group(2))
                : Optional.empty();
    }

    /** Returns whether Outlook for Windows sees different HTML. */
    public static boolean areIn(String html) {
        return MARK.matcher(html).find();
    }

    /** Returns the HTML that Outlook for Windows sees. Everything else is blanked, so that line numbers stay the same. */
    public static String seenByOutlook(String html) {
        StringBuilder seen = new StringBuilder(html.length());
        Deque<Boolean> shown = new ArrayDeque<>();
        Matcher mark = MARK.matcher(html);
        int from = 0;
        int hiding = 0;
        while (mark.find()) {
            append(seen, html, from, mark.start(), hiding == 0);
            append(seen, html, mark.start(), mark.end(), false);
            from = mark.end();
            if (mark.group(3) == null) {
                String condition = mark.group(1) == null ? mark.group(2) : mark.group(1);
                shown.push(new Condition(condition).holds());
                hiding += shown.element() ? 0 : 1;
            } else if (!shown.isEmpty()) {
                hiding -= shown.pop() ? 0 : 1;
            }
        }
        append(seen, html, from, html.length(), hiding == 0);
        return seen.toString();
    }

    private static void append(StringBuilder seen, String html, int from, int to, boolean isShown) {
        if (isShown) {
            seen.append(html, from, to);
        } else {
            for (int i = from; i < to; i++) {
                seen.append(html.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
    }
}
