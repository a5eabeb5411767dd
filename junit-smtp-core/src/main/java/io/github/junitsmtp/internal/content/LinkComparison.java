package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Compares the links of a mail with each other: those with the same text, and those in the text with those in the HTML. */
final class LinkComparison {

    /** Texts that many links of one mail share, although each link has its own target. */
    private static final Set<String> GENERAL_WORDS = Set.of(
            "more",
            "read more",
            "learn more",
            "see more",
            "view more",
            "find out more",
            "more info",
            "more information",
            "details",
            "view details",
            "see details",
            "view",
            "open",
            "here",
            "click here",
            "link",
            "download",
            "read",
            "read on",
            "continue reading",
            "buy",
            "buy now",
            "shop",
            "shop now",
            "order now",
            "book now",
            "get started",
            "watch",
            "watch now",
            "reply",
            "edit",
            "discover",
            "explore",
            "add to cart",
            "mehr",
            "mehr erfahren",
            "mehr lesen",
            "mehr infos",
            "weiterlesen",
            "details ansehen",
            "ansehen",
            "jetzt kaufen",
            "kaufen",
            "zum angebot",
            "zum produkt",
            "zum artikel",
            "hier",
            "hier klicken",
            "lire la suite",
            "en savoir plus",
            "voir",
            "ici",
            "acheter",
            "leer más",
            "ver más",
            "más información",
            "aquí",
            "comprar",
            "leggi di più",
            "scopri di più",
            "lees meer",
            "lees verder",
            "saiba mais",
            "läs mer",
            "les mer",
            "læs mere",
            "anzeigen",
            "öffnen",
            "plus dinfos",
            "más",
            "ver",
            "altro",
            "ver mais",
            "ler mais",
            "meer",
            "bekijk",
            "visa",
            "więcej",
            "czytaj dalej",
            "czytaj więcej",
            "zobacz więcej",
            "dowiedz się więcej",
            "více",
            "číst dál",
            "zjistit více",
            "devamını oku",
            "daha fazla",
            "detaylar",
            "подробнее",
            "узнать больше",
            "читать далее",
            "купить",
            "詳細",
            "詳細を見る",
            "続きを読む",
            "もっと見る");

    /** More links with the same text are an intentional list, such as one link for each item of an order. */
    private static final int MOST_CONFUSED = 2;

    private final Exceptions exceptions;
    private final Findings findings;

    LinkComparison(Exceptions exceptions, Findings findings) {
        this.exceptions = exceptions;
        this.findings = findings;
    }

    void checkWords(Html html) {
        Map<String, Map<String, String>> targets = new LinkedHashMap<>();
        Map<String, String> spelling = new LinkedHashMap<>();
        for (Element link : html.document().select("a[href]")) {
            String words = link.text().strip();
            String key = words.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} ]+", "")
                    .strip();
            if (!key.isEmpty() && !GENERAL_WORDS.contains(key) && isWeb(link.attr("href"))) {
                targets.computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .putIfAbsent(WebAddress.comparable(link.attr("href")), shown(link.attr("href")));
                spelling.putIfAbsent(key, words);
            }
        }
        targets.forEach((key, different) -> {
            String words = spelling.getOrDefault(key, key);
            if (different.size() > 1 && different.size() <= MOST_CONFUSED && !exceptions.cover(words)) {
                findings.add(
                        MessageRule.LINK_TEXTS,
                        "links with the text " + Printable.quote(words) + " lead to " + inWords(different));
            }
        });
    }

    void checkAlternatives(String text, Html html) {
        List<String> targets = html.document().select("[href]").eachAttr("href");
        Map<String, String> ofHtml = byTarget(targets.stream());
        byTarget(Links.in(html.document().text()).stream()).forEach(ofHtml::putIfAbsent);
        Map<String, String> ofText = byTarget(Links.in(text).stream());
        Map<String, String> onlyInText = new LinkedHashMap<>(ofText);
        onlyInText.keySet().removeAll(ofHtml.keySet());
        onlyInText
                .keySet()
                .removeAll(
                        byTarget(targets.stream().map(PlainLinks::withoutEnd)).keySet());
        if (!onlyInText.isEmpty()) {
            findings.add(
                    MessageRule.ALTERNATIVE_LINKS,
                    "only the text body links to " + inWords(onlyInText) + "; the HTML body links to "
                            + (ofHtml.isEmpty() ? "nothing" : inWords(ofHtml)));
        }
        Map<String, String> withWords = byTarget(html.document().select("a[href]").stream()
                .filter(link -> !link.text().isBlank())
                .map(link -> link.attr("href")));
        if (ofText.isEmpty() && !withWords.isEmpty() && !namesOneOf(withWords.keySet(), text)) {
            findings.add(
                    MessageRule.ALTERNATIVE_LINKS,
                    "the text body has no links; the HTML body links to " + inWords(withWords));
        }
    }

    /** Returns whether a text has one of the addresses without its scheme. */
    private static boolean namesOneOf(Set<String> targets, String text) {
        return PlainLinks.withoutScheme(text)
                .flatMap(name -> Stream.of("https://" + name, "http://" + name))
                .map(WebAddress::comparable)
                .anyMatch(targets::contains);
    }

    /** Returns the web addresses as written, by the form in which they are compared. */
    private Map<String, String> byTarget(Stream<String> addresses) {
        Map<String, String> written = new LinkedHashMap<>();
        addresses
                .filter(this::isWeb)
                .forEach(address -> written.putIfAbsent(WebAddress.comparable(address), shown(address)));
        return written;
    }

    private boolean isWeb(String address) {
        return address.strip().regionMatches(true, 0, "http", 0, 4)
                && !exceptions.cover(address)
                && !Wording.isUnfilled(address);
    }

    /** Returns an address without what does not matter, as evidence. */
    private static String shown(String address) {
        String plain = WebAddress.withoutTracking(address);
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String inWords(Map<String, String> addresses) {
        String first =
                addresses.values().stream().limit(3).map(Printable::quote).collect(Collectors.joining(", "));
        return first + (addresses.size() > 3 ? " and " + (addresses.size() - 3) + " more" : "");
    }
}
