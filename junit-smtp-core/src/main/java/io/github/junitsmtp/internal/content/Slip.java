package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.rule.MessageRule;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Mistakes that can be recognized by their text. All patterns run in linear time. */
enum Slip {

    /**
     * Placeholders of Thymeleaf, FreeMarker, JSP, Velocity, Qute, Mustache, Handlebars, Liquid, Jinja, ERB, PHP, Smarty, Mailchimp, Mailgun,
     * Salesforce, Python, Maven, {@code MessageFormat} and {@code Formatter}, and what Thymeleaf and JSF write for a missing message.
     */
    PLACEHOLDER(
            MessageRule.PLACEHOLDERS,
            anyOf("{", "%", "[", "*|", "<", "$", "#", "@", "??"),
            "(?:[$#*~]|(?<!\\w)@)!?\\{[^{}\\n]{1,200}\\}"
                    + "|\\{\\{[^{}\\n]{1,200}\\}\\}?"
                    + "|\\{%[^%\\n]{1,200}%\\}"
                    + "|\\{#[^#{}\\n]{1,200}#\\}"
                    + "|(?<![$#*@~{\\w])\\{[#/][A-Za-z][^{}\\n]{0,200}\\}"
                    + "|<%[^%\\n]{1,200}%>"
                    + "|<\\?(?:php\\b|=)"
                    + "|\\[\\[(?!\\s{0,3}-[a-z]\\s)[^\\[\\]\\n]{1,200}\\]\\]"
                    + "|\\[\\([$#*][^()\\[\\]\\n]{1,200}\\)\\]"
                    + "|\\[%[^%\\[\\]\\n]{1,100}%\\]"
                    + "|\\[/?#(?:if|else|elseif|list|assign|include|import|macro|switch|items|\\s{1,3}th:)[^\\[\\]\\n]{0,200}\\]"
                    + "|\\[=[A-Za-z_][^\\[\\]\\n]{0,100}\\]"
                    + "|\\*\\|[^|\\n]{1,100}\\|\\*"
                    + "|%%[A-Za-z_][\\w. ]{0,60}%%"
                    + "|%recipient\\.\\w{1,60}%"
                    + "|(?<![%\\w])%[a-z][a-z0-9]{0,30}(?:[_.][a-z0-9]{1,30}){1,5}%(?![%\\w])"
                    + "|(?<![#\\w])##(?![A-Z]{1,5}-\\d{1,10}##)[A-Za-z_][\\w.-]{1,40}##(?![#\\w])"
                    + "|(?<![\\w@.])@(?:@[A-Za-z][\\w-]{0,40}@|[a-z][\\w-]{0,40}(?:\\.[\\w-]{1,40}){1,6})@(?![\\w@.])"
                    + "|(?<![\\w?])\\?{2,3}[A-Za-z][A-Za-z0-9-]{0,60}(?:[._][\\w-]{1,60}){1,10}\\?{2,3}"
                    + "|(?<![\\w$/?&=.\\\\-])\\$(?:![A-Za-z_]\\w{0,60}|(?![a-z]_)[a-z][a-z0-9]{0,30}(?:[A-Z_]\\w{1,30}|\\.[a-z]\\w{1,30})|"
                    + Velocity.VARIABLES
                    + "(?![\\w-]))"
                    + "|#(?:if|elseif|foreach|set|parse|include)\\s{0,3}\\(\\s{0,3}[$!\"']"
                    + "|(?<![$#*@~^}{\\w])\\{\\d{1,2}(?:, ?(?:number|date|time|choice)[^{}\\n]{0,60})?\\}(?!\\})"
                    + "|(?<![$#*@~{\\w])\\{{1,2}[$!]?[A-Za-z_][\\w.]{0,60}(?:!r|!s|:,|:,?\\.\\d{1,2}[f%]| ?\\?: ?[^{}\\n]{1,60})?\\}{1,2}"
                    + "|(?<![$#*@~{\\w])\\{[A-Za-z]{2,30}(?:-[A-Za-z]{2,30}){1,4}\\}"
                    + "|(?<![%\\w\\p{L}])%(?:(?:\\d{1,2}\\$)?(?:[sd]|\\.\\df)|\\(\\w{1,60}\\)[sd]|,\\d{0,3}(?:\\.\\d{1,2})?[df])(?![\\w%\\p{L}])"
                    + "|(?<![^\\s\\x{a0}(\"'>])%(?:[-0+]\\d{0,3}|\\d{1,3})(?:\\.\\d{1,2})?[sdf](?![\\w%\\p{L}])"
                    + "|%\\d{1,2}\\$[-#+0,(]{0,3}\\d{0,3}(?:\\.\\d{1,2})?(?:t[A-Za-z]|[A-Za-z])"
                    + "|</?[#@][A-Za-z][^<>\\n]{0,200}>|<#--"
                    + "|</?(?:c|fmt|jsp|spring|sec|tiles):[a-z][^<>\\n]{0,200}>"),

    /** The same in a URL with escaped braces, where the braces alone are proof enough, unless they enclose a GUID, as in links to SharePoint. */
    ESCAPED_PLACEHOLDER(
            MessageRule.PLACEHOLDERS,
            anyOf("%7", "%5", "%3"),
            "(?i)\\$?(?:%7B){1,3}(?![0-9A-F]{8}-?(?:[0-9A-F]{4}-?){3}[0-9A-F]{12}%7D)(?:%20|[\\w.+#-]){1,60}(?:%7D){1,3}|(?:%5B){2}[\\w.+#-]{1,60}(?:%5D){2}|%3C%25"),

    /** Those that occur in no style sheet. */
    PLACEHOLDER_IN_CODE(
            MessageRule.PLACEHOLDERS,
            anyOf("{", "%", "*|"),
            "[$#]\\{[^{}\\n]{1,200}\\}|\\{\\{[^{}\\n]{1,200}\\}\\}|<%[^%\\n]{1,200}%>|\\*\\|\\w{1,60}\\|\\*"),
    PROGRAM_VALUE(
            MessageRule.PROGRAM_VALUES,
            anyOf("@", "[object", "5Bobject", "5bobject", "Optional", "NaN", "undefined", "null", "kotlin.Unit"),
            "(?:\\[|%5[Bb])object(?: |%20|\\+)[A-Z]\\w*(?:\\]|%5[Dd])"
                    + "|(?<![\\w.\\[-])(?:\\[{1,4}[ZBCSIJFD]|(?:\\[{1,4}L)?(?:[a-z_]\\w{0,60}\\.){1,20}[A-Z][\\w.$]{0,200};?(?:/0x[0-9a-f]{1,16})?)"
                    + "@[0-9a-f]{1,8}(?![\\w-]{0,60}\\.\\w|\\w)"
                    + "|\\bOptional(?:Int|Long|Double)?(?:\\[[^\\[\\]\\n]{0,100}\\]|%5[Bb][^\\s%]{0,100}%5[Dd]|\\.empty\\b)"
                    + "|\\bkotlin\\.Unit\\b"
                    + "|(?<![\\w-])(?:(?:null){2,9}\\b|(?:null|undefined)(?=https?:))"
                    + "|(?<![\\w-])NaN(?![\\w-])"
                    + "|(?<![\\w-])undefined(?![\\w-]| (?:behaviou?r|reference|terms?|variable|symbol|method|function)\\b)"
                    + "|(?<![\\w-])" + Zero.BEFORE + "null(?![\\w-])" + Zero.AFTER),
    VALUE_IN_FILE_NAME(
            MessageRule.PROGRAM_VALUES,
            anyOf("@", "NaN", "undefined", "null"),
            "(?<![A-Za-z0-9])(?:null|undefined|NaN)(?![A-Za-z0-9])"
                    + "|(?<![\\w.])(?:[a-z_]\\w{0,60}\\.){1,20}[A-Z][\\w$]{0,200}@[0-9a-f]{1,8}"),

    /** Words that are never a size or style themselves. */
    VALUE_IN_LAYOUT(
            MessageRule.PROGRAM_VALUES,
            anyOf("NaN", "undefined", "null"),
            "(?<![\\w/.-])(?:null|undefined|NaN)(?:px|em|rem|pt|%)?(?=\\s{0,9}(?:[;!]|$))"),
    SAMPLE(
            MessageRule.SAMPLE_TEXT,
            anyOf("orem", "OREM", "olor sit", "OLOR SIT", "olor Sit"),
            "(?i)\\blorem\\s{1,9}ipsum(?:,? dolor sit amet)?\\b|\\bdolor sit amet\\b"),
    ENTITY(MessageRule.ESCAPED_TWICE, anyOf("&"), "&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));") {
        @Override
        boolean isMeant(Matcher found) {
            return found.group(1) == null || Entities.isNamedEntity(found.group(1));
        }
    },
    TAG(
            MessageRule.ESCAPED_TWICE,
            anyOf("<"),
            "(?i)</?(?:a|b|i|u|p|br|hr|div|span|strong|em|font|table|tr|td|th|ul|ol|li|h[1-6]|img|html|body|head)"
                    + "(?:\\s{1,9}[\\w:-]{1,40}\\s{0,9}=[^<>\\n]{0,200}|\\s{0,9})/?>"),
    GARBLED(MessageRule.GARBLED_TEXT, text -> text.chars().anyMatch(c -> c >= 0x80), Mojibake.PATTERN);

    /** Variables of one word. Other words after a dollar sign are prices and the like, such as {@code $ave} and {@code $btc}. */
    private static final class Velocity {
        private static final String VARIABLES =
                "(?:(?:first|last|full|user|nick|company|customer)?name|user|customer|order|email|subject|amount|total|date|link|url|code|token)";
    }

    /** Contexts in which {@code null} is not a program's value: a number in German, Norwegian, Danish or Swedish, or part of a term or of an Italian word. */
    private static final class Zero {
        private static final String BEFORE =
                "(?<!\\b(?i:eins|zwei|drei|vier|f\\x{fc}nf|sechs|\\d{1,2}) zu )(?<!\\bgleich )(?<!\\b[Ss]tunde )(?<!\\bunter )(?<!\\b(?:f\\x{fc}r|for|kostet|koster)(?= null (?:Euro|kroner)\\b) )";
        private static final String AFTER =
                "(?! (?:and|or|&) void| hypothes| modem| set\\b| results?\\b| values?\\b| pointers?\\b"
                        + "| und nichtig| auf hundert| (?:Komma|Uhr|Grad|Prozent|Promille|Toleranz|Problem|Bock|Ahnung|Risiko|Emission)"
                        + "| utslipp| toleranse| tolerance|['\\x{2019}](?:altr|affatto))";
    }

    private final MessageRule rule;
    private final Predicate<String> isPossible;
    private final Pattern pattern;

    /**
     * Makes one.
     *
     * @param isPossible a quick check that rules most texts out
     */
    Slip(MessageRule rule, Predicate<String> isPossible, String pattern) {
        this.rule = rule;
        this.isPossible = isPossible;
        this.pattern = Pattern.compile(pattern);
    }

    private static Predicate<String> anyOf(String... signs) {
        return text -> {
            for (String sign : signs) {
                if (text.contains(sign)) {
                    return true;
                }
            }
            return false;
        };
    }

    MessageRule rule() {
        return rule;
    }

    boolean isIn(String text) {
        return isPossible.test(text) && pattern.matcher(text).find();
    }

    /** Calls the consumer for each occurrence in a text. */
    void forEach(String text, Consumer<MatchResult> places) {
        if (isPossible.test(text)) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                if (isMeant(found)) {
                    places.accept(found);
                }
            }
        }
    }

    boolean isMeant(Matcher found) {
        return true;
    }
}
