package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.html.HtmlDocument;
import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules on the document: its language, text direction and title. */
final class DocumentRules {

    private static final Set<String> LANGUAGES = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));

    private final Document document;
    private final Styles styles;
    private final AccessibilityCheck check;

    DocumentRules(HtmlDocument html, Styles styles, AccessibilityCheck check) {
        this.document = html.document();
        this.styles = styles;
        this.check = check;
    }

    void check() {
        language();
        direction();
        if (document.title().isBlank()) {
            check.violation(AccessibilityRule.TITLE, root(), "has no title");
        }
    }

    private Element root() {
        return document.getElementsByTag("html").get(0);
    }

    @SuppressWarnings("ReferenceEquality") // the element itself, not one like it
    private void language() {
        Element root = root();
        List<Element> marked = styles.elements().stream()
                .filter(element ->
                        element.hasAttr("lang") && !element.attr("lang").isBlank())
                .toList();
        if (marked.isEmpty() || marked.get(0) != root && !holdsAll(marked.get(0))) {
            check.violation(AccessibilityRule.LANGUAGE, root, "has no lang");
        }
        marked.stream()
                .filter(element -> !isLanguage(element.attr("lang").strip()))
                .forEach(element -> check.violation(
                        AccessibilityRule.LANGUAGE,
                        element,
                        "has an invalid lang: " + Printable.quote(element.attr("lang"))));
    }

    /**
     * Returns whether an element contains everything. Clients embed the content of body in their page, so the outermost element may stand
     * in for html.
     */
    private boolean holdsAll(Element element) {
        return element.normalName().equals("body")
                || element.text().length() == document.body().text().length();
    }

    private static boolean isLanguage(String tag) {
        String language = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return tag.length() < 40
                && tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
                && (language.length() == 3 || LANGUAGES.contains(language));
    }

    private void direction() {
        for (Element element : styles.elements()) {
            if (styles.of(element).isPerceived()
                    && !styles.of(element).hasDirection()
                    && isWrittenFromRight(styles.ownText(element))) {
                check.violation(AccessibilityRule.DIRECTION, element, "has right-to-left text outside dir=\"rtl\"");
            }
        }
    }

    private static boolean isWrittenFromRight(String text) {
        long fromRight = text.codePoints().filter(DocumentRules::isOfRight).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return fromRight > 1 && fromRight * 2 > letters;
    }

    private static boolean isOfRight(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
