package io.github.junitsmtp.internal.content;

import static io.github.junitsmtp.rule.MessageRule.ESCAPED_TWICE;
import static io.github.junitsmtp.rule.MessageRule.GARBLED_TEXT;
import static io.github.junitsmtp.rule.MessageRule.PLACEHOLDERS;
import static io.github.junitsmtp.rule.MessageRule.PROGRAM_VALUES;
import static io.github.junitsmtp.rule.MessageRule.SAMPLE_TEXT;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Looks for slips in the words of a mail. All patterns are linear in the length of the text. */
final class Wording {

    /**
     * Of Thymeleaf, FreeMarker, JSP, Mustache, Handlebars, Liquid, ERB, Smarty, Mailchimp, Mailgun, Salesforce, Python,
     * {@code MessageFormat} and {@code Formatter}.
     */
    private static final Pattern PLACEHOLDER = Pattern.compile("[$#*@~]!?\\{[^{}\\n]{1,200}\\}"
            + "|\\{\\{[^{}\\n]{1,200}\\}\\}"
            + "|\\{%[^%\\n]{1,200}%\\}"
            + "|<%[^%\\n]{1,200}%>"
            + "|\\[\\[[^\\[\\]\\n]{1,200}\\]\\]"
            + "|\\[\\([$#*][^()\\[\\]\\n]{1,200}\\)\\]"
            + "|\\*\\|[^|\\n]{1,100}\\|\\*"
            + "|%%[A-Za-z_][\\w. ]{0,60}%%"
            + "|%recipient\\.\\w{1,60}%"
            + "|(?<![$#*@~{\\w])\\{\\d{1,2}(?:, ?(?:number|date|time|choice)[^{}\\n]{0,60})?\\}(?!\\})"
            + "|(?<![$#*@~{\\w])\\{{1,2}[$!]?[A-Za-z_][\\w.]{0,60}\\}{1,2}"
            + "|(?<![%\\w\\p{L}])%(?:(?:\\d{1,2}\\$)?(?:[sd]|\\.\\df)|\\(\\w{1,60}\\)[sd])(?![\\w%\\p{L}])"
            + "|</?[#@][A-Za-z][^<>\\n]{0,200}>");

    /** The same in a URL whose braces are escaped, of which the braces alone are proof enough. */
    private static final Pattern ESCAPED_PLACEHOLDER =
            Pattern.compile("(?i)\\$?(?:%7B){1,3}[\\w.+#-]{1,60}(?:%7D){1,3}|(?:%5B){2}[\\w.+#-]{1,60}(?:%5D){2}");

    /** Those that no style sheet has. */
    private static final Pattern PLACEHOLDER_IN_CODE = Pattern.compile(
            "[$#]\\{[^{}\\n]{1,200}\\}|\\{\\{[^{}\\n]{1,200}\\}\\}|<%[^%\\n]{1,200}%>|\\*\\|\\w{1,60}\\|\\*");

    /** What follows {@code null} where it is a number, in German, Norwegian, Danish and Swedish, or a term. */
    private static final String AFTER_NULL =
            "(?! (?:and|or|&) void| hypothes| modem| set\\b| results?\\b| values?\\b| pointers?\\b"
                    + "| und nichtig| auf hundert| (?:Komma|Uhr|Grad|Prozent|Promille|Toleranz|Problem|Bock|Ahnung|Risiko|Emission)"
                    + "| kroner| utslipp| toleranse| tolerance)";

    private static final String BEFORE_NULL =
            "(?<!\\b(?i:eins|zwei|drei|vier|f\\x{fc}nf|sechs) zu )(?<!\\bgleich )(?<!\\bunter )(?<!\\bf\\x{fc}r(?= null Euro) )";

    private static final Pattern PROGRAM_VALUE = Pattern.compile("\\[object [A-Z]\\w*\\]"
            + "|(?<![\\w.\\[-])(?:\\[{1,4}[ZBCSIJFD]|(?:\\[{1,4}L)?(?:[a-z_]\\w{0,60}\\.){1,20}[A-Z][\\w.$]{0,200};?(?:/0x[0-9a-f]{1,16})?)"
            + "@[0-9a-f]{1,8}(?![\\w-]{0,60}\\.\\w|\\w)"
            + "|\\bOptional(?:\\[[^\\[\\]\\n]{0,100}\\]|\\.empty\\b)"
            + "|(?<![\\w-])NaN(?![\\w-])"
            + "|(?<![\\w-])undefined(?![\\w-]| (?:behaviou?r|reference|terms?|variable|symbol|method|function)\\b)"
            + "|(?<![\\w-])" + BEFORE_NULL + "null(?![\\w-])" + AFTER_NULL);

    private static final Pattern VALUE_IN_FILE_NAME =
            Pattern.compile("(?<![A-Za-z0-9])(?:null|undefined|NaN)(?![A-Za-z0-9])"
                    + "|(?<![\\w.])(?:[a-z_]\\w{0,60}\\.){1,20}[A-Z][\\w$]{0,200}@[0-9a-f]{1,8}");

    /** No size and no style has these words by itself. */
    private static final Pattern VALUE_IN_LAYOUT =
            Pattern.compile("(?<![\\w/.-])(?:null|undefined|NaN)(?:px|em|rem|pt|%)?(?=\\s{0,9}(?:[;!]|$))");

    private static final Pattern SAMPLE =
            Pattern.compile("(?i)\\blorem\\s{1,9}ipsum(?:,? dolor sit amet)?\\b|\\bdolor sit amet\\b");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));");

    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(?:a|b|i|u|p|br|hr|div|span|strong|em|font|table|tr|td|th|ul|ol|li|h[1-6]|img|html|body|head)"
                    + "(?:\\s{1,9}[\\w:-]{1,40}\\s{0,9}=[^<>\\n]{0,200}|\\s{0,9})/?>");

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
        switch (passage.kind()) {
            case WORDS -> words(passage);
            case FILE_NAME -> {
                words(passage);
                find(PROGRAM_VALUES, VALUE_IN_FILE_NAME, passage);
            }
            case URL -> {
                program(passage);
                find(PLACEHOLDERS, ESCAPED_PLACEHOLDER, passage);
            }
            case MARKUP -> find(PLACEHOLDERS, PLACEHOLDER, passage);
            case LAYOUT -> {
                find(PLACEHOLDERS, PLACEHOLDER, passage);
                find(PROGRAM_VALUES, VALUE_IN_LAYOUT, passage);
            }
            case CODE -> find(PLACEHOLDERS, PLACEHOLDER_IN_CODE, passage);
        }
    }

    private void program(Passage passage) {
        find(PLACEHOLDERS, PLACEHOLDER, passage);
        find(PROGRAM_VALUES, PROGRAM_VALUE, passage);
        find(ESCAPED_TWICE, ENTITY, passage, Wording::isEntity);
    }

    private void words(Passage passage) {
        program(passage);
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
