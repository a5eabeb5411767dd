package io.github.junitsmtp.internal.content;

import static io.github.junitsmtp.rule.MessageRule.ESCAPED_TWICE;
import static io.github.junitsmtp.rule.MessageRule.GARBLED_TEXT;
import static io.github.junitsmtp.rule.MessageRule.PLACEHOLDERS;
import static io.github.junitsmtp.rule.MessageRule.PROGRAM_VALUES;
import static io.github.junitsmtp.rule.MessageRule.SAMPLE_TEXT;

import io.github.junitsmtp.internal.content.Passage.Kind;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Looks for slips in the words of a mail. All patterns are linear in the length of the text. */
final class Wording {

    /** Of Thymeleaf, FreeMarker, JSP, Mustache, Handlebars, Liquid, ERB, Mailchimp, {@code MessageFormat} and {@code Formatter}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[$#*@~]!?\\{[^{}\\n]{1,200}\\}"
            + "|\\{\\{[^{}\\n]{1,200}\\}\\}"
            + "|\\{%[^%\\n]{1,200}%\\}"
            + "|<%[^%\\n]{1,200}%>"
            + "|\\[\\[[^\\[\\]\\n]{1,200}\\]\\]"
            + "|\\[\\([$#*][^()\\[\\]\\n]{1,200}\\)\\]"
            + "|\\*\\|[^|\\n]{1,100}\\|\\*"
            + "|%%[A-Za-z_][\\w. ]{0,60}%%"
            + "|(?<![$#*@~{\\w])\\{(?:\\d{1,2}(?:, ?(?:number|date|time|choice)[^{}\\n]{0,60})?|[A-Za-z_][\\w.]{0,60})\\}(?!\\})"
            + "|(?<![%\\w\\p{L}])%(?:\\d{1,2}\\$)?[sd](?![\\w%\\p{L}])"
            + "|</?[#@][A-Za-z][^<>\\n]{0,200}>");

    /** The same in a URL whose braces are escaped, of which the braces alone are proof enough. */
    private static final Pattern ESCAPED_PLACEHOLDER =
            Pattern.compile("(?i)\\$?(?:%7B){1,3}[\\w.+#-]{1,60}(?:%7D){1,3}");

    private static final Pattern PROGRAM_VALUE = Pattern.compile("\\[object [A-Z]\\w*\\]"
            + "|(?<![\\w.\\[-])(?:\\[{1,4}[ZBCSIJFD]|(?:\\[{1,4}L)?(?:[a-z_]\\w{0,60}\\.){1,20}[A-Z][\\w.$]{0,200};?(?:/0x[0-9a-f]{1,16})?)"
            + "@[0-9a-f]{1,8}(?![\\w-]{0,60}\\.\\w|\\w)"
            + "|\\bOptional(?:\\[[^\\[\\]\\n]{0,100}\\]|\\.empty\\b)"
            + "|(?<![\\w-])NaN(?![\\w-])"
            + "|(?<![\\w-])undefined(?![\\w-]| behaviou?r)"
            + "|(?<![\\w-])null(?![\\w-]| (?:and|or|&) void| hypothes| modem| set\\b)");

    private static final Pattern SAMPLE = Pattern.compile("(?i)\\blorem ipsum\\b|\\bdolor sit amet\\b");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));");

    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(?:a|b|i|u|p|br|hr|div|span|strong|em|font|table|tr|td|th|ul|ol|li|h[1-6]|img|html|body|head)"
                    + "(?:\\s[^<>\\n]{0,200})?/?>");

    private final Exceptions exceptions;
    private final Findings findings;

    Wording(Exceptions exceptions, Findings findings) {
        this.exceptions = exceptions;
        this.findings = findings;
    }

    void check(Passage passage) {
        if (passage.text().isEmpty()) {
            return;
        }
        find(PLACEHOLDERS, PLACEHOLDER, passage);
        if (passage.kind() == Kind.MARKUP) {
            return;
        }
        find(PROGRAM_VALUES, PROGRAM_VALUE, passage);
        find(ESCAPED_TWICE, ENTITY, passage, Wording::isEntity);
        if (passage.kind() == Kind.URL) {
            find(PLACEHOLDERS, ESCAPED_PLACEHOLDER, passage);
            return;
        }
        find(SAMPLE_TEXT, SAMPLE, passage);
        find(ESCAPED_TWICE, TAG, passage);
        find(GARBLED_TEXT, Mojibake.PATTERN, passage);
    }

    /** Tells whether a text has a placeholder, so that it is no use to judge it as a link. */
    static boolean isUnfilled(String text) {
        return PLACEHOLDER.matcher(text).find()
                || ESCAPED_PLACEHOLDER.matcher(text).find();
    }

    private static boolean isEntity(Matcher found) {
        return found.group(1) == null || Entities.isNamedEntity(found.group(1));
    }

    private void find(MessageRule rule, Pattern pattern, Passage passage) {
        find(rule, pattern, passage, any -> true);
    }

    private void find(MessageRule rule, Pattern pattern, Passage passage, Predicate<Matcher> isSlip) {
        Matcher found = pattern.matcher(passage.text());
        while (found.find()) {
            int start = found.start();
            int end = found.end();
            if (isSlip.test(found) && !exceptions.cover(passage.text(), start, end)) {
                findings.add(
                        rule,
                        () -> passage.place() + " has "
                                + Printable.quote(passage.text().substring(start, end)) + ": "
                                + passage.around(start, end));
            }
        }
    }
}
