package io.github.junitsmtp.internal.bulk;

import static io.github.junitsmtp.rule.RuleResult.Verdict.MET;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_CHECKED;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_MET;

import io.github.junitsmtp.internal.style.Visibility;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.RuleResult;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Looks for an unsubscribe link in a body, by its text in several languages or by its address. */
final class UnsubscribeLink {

    private static final Pattern WORDS = Pattern.compile(
            "unsub|optout|(?<!\\p{L})opt[- _]out(?!\\p{L})"
                    + "|(?:manage|cancel|update|mail|(?<!\\p{L})(?:change|stop))[^.:!?]{0,20}(?:subscription(?! plans?(?! pref))|preferences)"
                    + "|(?<!\\p{L})(?:end|edit)(?:(?!\\p{L}).{0,20})?(?:subscription|preferences)"
                    + "|(?:stop(?! (?:by|in|at)\\b)|leave(?! (?:us|me|an?|your|feedback)\\b))\\b.{0,30}\\b(?:e?-?mail|list|newsletter)"
                    + "|abmeld|abbestell|austrag(?!ungsort)|newsletter.{0,20}k(?:ü|ue)ndig|nicht mehr erhalten"
                    + "|(?<!\\p{L})melde[nt]? .{0,30}(?:sich|dich|euch).{0,30}(?<!\\p{L})ab(?!\\p{L}| (?:\\d|sofort|heute|jetzt|morgen|dem))"
                    + "|d[eé]s(?:abonn|inscri|ubscri)|ne plus recevoir|(?<!\\p{L})g[eé]rer.{0,20}(?:abonnement|pr[eé]f[eé]rences)"
                    + "|(?:cancel(?:ar|a|e)|anular).{0,20}(?:suscri|inscri|subscri|assinatura|bolet)|d(?:arse|ar|arme|ate) de baja"
                    + "|de[s]?(?:suscri|inscri|cadastr)|disiscri|(?:cancella|annulla).{0,20}iscri|(?<!\\p{L}\\s?)cancellat[ie](?!\\p{L})"
                    + "|afmeld|uitschrijv|schrijf.{0,20}\\buit\\b|frameld|avmeld"
                    + "|(?<!\\p{L})meld (?:deg|meg|dig|mig|je|u) (?:(?!(?:på|til|inn?|ind|aan) )\\p{L}{1,12} ){0,3}(?:av|af|fra)(?!\\p{L})"
                    + "|avregistr|avprenumer|avsluta.{0,20}prenumer"
                    + "|peru.{0,20}tilau|wypisz|rezygn"
                    + "|no longer.{0,30}receiv|no longer (?:want|wish|like) to get(?!\\p{L})|(?:not|n['\u2019]t) (?:want|wish).{0,20}receiv|stop receiv|kein.{0,40}mehr (?:erhalten|bekommen|empfangen)"
                    + "|odhl[aá][sš]|odjav|leiratkoz|dezabon|abonelikten|aboneliği|atsisaky|atrakst",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Texts of links that only the sentence around them explains. */
    private static final Pattern GENERAL = Pattern.compile(
            "(?:please )?(?:click|tap)?\\s*(?:on )?(?:here|this|this link|link|the link)[.!]?|(?:klicken sie |klicke? )?(?:hier|diesen link)[.!]?"
                    + "|(?:cliquez |cliquer )?ici|(?:haga |haz )?(?:clic )?aqu[ií]|(?:clique )?aqui|(?:clicca )?qui|(?:klik )?hier|(?:klicka )?h[äa]r|tutaj",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SENTENCE_BEFORE = Pattern.compile("^.*[.!?](?=\\s)", Pattern.DOTALL);
    private static final Pattern SENTENCE_AFTER = Pattern.compile("[.!?](?:\\s.*)?$", Pattern.DOTALL);

    private static final Pattern KNOWN_LANGUAGE =
            Pattern.compile("(?:en|de|fr|es|pt|it|nl|sv|da|nb|nn|no|fi|pl)(?:[-_].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_LETTERS = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|mailto:)\\S+", Pattern.CASE_INSENSITIVE);

    private static final int MOST_LINKS = 2000;
    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_WORDS = 1000;

    private final BulkMail mail;

    UnsubscribeLink(BulkMail mail) {
        this.mail = mail;
    }

    RuleResult<BulkSenderRule> result() {
        return mail.html()
                .map(Visibility::of)
                .map(this::inHtml)
                .orElseGet(() -> inText(mail.text().orElse("")));
    }

    private RuleResult<BulkSenderRule> inHtml(Visibility visibility) {
        Document html = visibility.document();
        List<Element> links = html.select("a[href], area[href]");
        List<Element> last = links.subList(Math.max(0, links.size() - MOST_LINKS), links.size()); // where they belong
        List<Element> general = last.stream()
                .filter(link -> GENERAL.matcher(words(link)).matches())
                .toList();
        List<Element> explained =
                general.subList(Math.max(0, general.size() - MOST_CANDIDATES), general.size()).stream()
                        .filter(UnsubscribeLink::isInSentenceAboutIt)
                        .toList();
        List<Element> toUnsubscribe = last.stream()
                .filter(link -> explained.contains(link) || isToUnsubscribe(link))
                .limit(MOST_CANDIDATES)
                .toList();
        Optional<Element> usable = toUnsubscribe.stream()
                .filter(link -> leadsSomewhere(link) && visibility.isVisible(link))
                .findFirst();
        if (usable.isPresent()) {
            return result(MET, "the HTML body has the link " + Printable.quote(words(usable.get())));
        }
        if (!toUnsubscribe.isEmpty()) {
            Element link = toUnsubscribe.get(0);
            return result(
                    NOT_MET,
                    "the link " + Printable.quote(words(link))
                            + (leadsSomewhere(link)
                                    ? " is not visible"
                                    : " leads nowhere: its address is " + Printable.quote(link.attr("href"))));
        }
        if (links.isEmpty()) {
            return result(NOT_MET, "the HTML body has no links");
        }
        String language = html.select("html").attr("lang");
        String found = links.size() == 1
                ? "the only link in the HTML body is not recognized as an unsubscribe link"
                : "none of the " + Counts.of(links.size(), "link")
                        + " in the HTML body is recognized as an unsubscribe link";
        boolean isReadable = language.isEmpty()
                ? !OTHER_LETTERS.matcher(html.text()).find()
                : KNOWN_LANGUAGE.matcher(language).matches();
        return isReadable
                ? result(NOT_MET, found)
                : result(NOT_CHECKED, found + ", but junit-smtp does not recognize such links in this language");
    }

    private RuleResult<BulkSenderRule> inText(String text) {
        boolean isThere = ADDRESS.matcher(text).find()
                && (text.lines()
                                .anyMatch(line -> WORDS.matcher(Cut.beginning(line, MOST_WORDS))
                                        .find())
                        || leadsToTarget(text));
        if (isThere) {
            return result(MET, "the text body has an unsubscribe address");
        }
        return OTHER_LETTERS.matcher(text).find() && ADDRESS.matcher(text).find()
                ? result(
                        NOT_CHECKED,
                        "junit-smtp cannot recognize unsubscribe addresses in the language of the text body")
                : result(NOT_MET, "the text body has no unsubscribe address, and there is no HTML body");
    }

    private boolean isToUnsubscribe(Element link) {
        return WORDS.matcher(words(link)).find()
                || WORDS.matcher(Cut.beginning(link.attr("href"), MOST_WORDS)).find()
                || leadsToTarget(link.attr("href"));
    }

    /** Looks at the sentence around a link such as "here". */
    private static boolean isInSentenceAboutIt(Element link) {
        Element around = link;
        while (around.parent() != null && !around.isBlock()) {
            around = around.parent();
        }
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        boolean[] isPast = {false};
        around.filter((NodeFilter) (node, depth) -> {
            if (node.equals(link)) {
                isPast[0] = true;
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof TextNode text) {
                (isPast[0] ? after : before).append(text.text());
            }
            return after.length() > MOST_WORDS ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        String beginning = before.substring(Math.max(0, before.length() - MOST_WORDS));
        String sentence = SENTENCE_BEFORE.matcher(beginning).replaceFirst("") + " "
                + SENTENCE_AFTER
                        .matcher(Cut.beginning(after.toString(), MOST_WORDS))
                        .replaceFirst("");
        return WORDS.matcher(sentence).find();
    }

    private static boolean leadsSomewhere(Element link) {
        return ADDRESS.matcher(link.attr("href").strip()).lookingAt();
    }

    private boolean leadsToTarget(String text) {
        return mail.unsubscribe().https().filter(text::contains).isPresent();
    }

    private static String words(Element link) {
        String text = link.text().strip();
        return Cut.beginning(
                text.isEmpty() ? link.select("img[alt], area[alt]").attr("alt").strip() : text, MOST_WORDS);
    }

    private static RuleResult<BulkSenderRule> result(RuleResult.Verdict verdict, String detail) {
        return RuleResult.of(BulkSenderRule.UNSUBSCRIBE_LINK, verdict, detail);
    }
}
