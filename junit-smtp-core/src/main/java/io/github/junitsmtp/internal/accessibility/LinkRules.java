package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The rules on link texts. */
final class LinkRules {

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{P}\\p{S}]+|[\\s\\p{P}\\p{S}]+$");
    /** Texts that mean nothing without the sentence around them. */
    private static final Set<String> SAYING_NOTHING = Set.of(
            // English
            "click",
            "click here",
            "click this",
            "click this link",
            "here",
            "this link",
            "link",
            "more",
            "read more",
            "see more",
            "more info",
            "more information",
            "learn more",
            "find out more",
            // German
            "hier",
            "hier klicken",
            "klicken sie hier",
            "klick hier",
            "klicke hier",
            "hier clicken",
            "mehr",
            "mehr erfahren",
            "weiterlesen",
            "mehr lesen",
            "mehr infos",
            "mehr informationen",
            "dieser link",
            // French
            "ici",
            "cliquez ici",
            "cliquer ici",
            "clique ici",
            "en savoir plus",
            "lire la suite",
            "plus d'infos",
            "ce lien",
            // Spanish
            "aquí",
            "aqui",
            "haga clic aquí",
            "haz clic aquí",
            "clic aquí",
            "pulse aquí",
            "leer más",
            "más",
            "más información",
            "ver más",
            // Italian
            "clicca qui",
            "cliccare qui",
            "leggi di più",
            "scopri di più",
            "di più",
            // Portuguese
            "clique aqui",
            "saiba mais",
            "leia mais",
            "ver mais",
            // Dutch
            "klik hier",
            "lees meer",
            "lees verder",
            "meer",
            "meer info",
            "meer informatie",
            // Polish
            "tutaj",
            "kliknij tutaj",
            "kliknij",
            "czytaj więcej",
            "więcej",
            // Swedish, Danish, Norwegian
            "här",
            "klicka här",
            "läs mer",
            "klik her",
            "klikk her",
            "læs mere",
            "les mer");

    private static final int LONGEST = 200;

    private final Styles styles;
    private final Names names;
    private final AccessibilityCheck check;

    LinkRules(Styles styles, Names names, AccessibilityCheck check) {
        this.styles = styles;
        this.names = names;
        this.check = check;
    }

    void check() {
        for (Element element : styles.elements()) {
            if (element.normalName().equals("a")
                    && element.hasAttr("href")
                    && styles.of(element).isPerceived()) {
                check(element);
            }
        }
    }

    private void check(Element link) {
        String name = Cut.beginning(names.of(link), LONGEST);
        String words =
                AROUND.matcher(name).replaceAll("").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (name.isBlank()) {
            check.violation(
                    AccessibilityRule.LINK_TEXT,
                    link,
                    "has no text; it links to " + Printable.quote(link.attr("href")));
        } else if (SAYING_NOTHING.contains(words)) {
            check.violation(
                    AccessibilityRule.LINK_PURPOSE, link, "does not describe its target: " + Printable.quote(name));
        }
    }
}
