package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.text.Printable;
import org.jsoup.nodes.Element;

/** Makes elements of the page. Whatever is put into them is escaped when the page is written. */
final class Markup {

    /** Behind a sign that joins words, and before a capital letter within one. */
    private static final String END_OF_WORD = "(?<=[_.,(/-])(?![_.,(/-])|(?<=[a-z0-9])(?=[A-Z])";

    private Markup() {}

    static Element element(String tag, String cssClass) {
        Element element = new Element(tag);
        return cssClass.isEmpty() ? element : element.attr("class", cssClass);
    }

    static Element text(String tag, String cssClass, String text) {
        return element(tag, cssClass).appendText(visible(text));
    }

    /** Makes an element with a name that breaks between its words where it is too long for a line. */
    static Element breakable(String tag, String name) {
        Element element = new Element(tag);
        for (String word : visible(name).split(END_OF_WORD)) {
            if (element.childNodeSize() > 0) {
                element.appendElement("wbr");
            }
            element.appendText(word);
        }
        return element;
    }

    /**
     * Adds what is to be filled with the content of a card that is closed. Where scripts may run it is only text to a browser, until
     * the card is opened; where they may not, it is part of the page.
     */
    static Element folded(Element card) {
        return card.appendElement("noscript");
    }

    /** Stands in a list for a card that is shown where the failure is. */
    static Element shownAbove(String name, String id) {
        Element note = element("p", "nothing");
        note.appendChild(text("a", "", name).attr("href", "#" + id));
        return note.appendText(" is shown above.");
    }

    /** A word in a frame, with more on it for those who point at it. */
    static Element badge(String kind, String text, String more) {
        return text("span", "badge " + kind, text).attr("title", visible(more));
    }

    /** Shows a text in which nothing is invisible, turns others round, or does anything. */
    static String visible(String text) {
        return Printable.formatEscaped(encodable(text));
    }

    /** Replaces control characters and halves of pairs by signs, so that the text can be part of any page. */
    static String encodable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(encodable(c)));
        return shown.toString();
    }

    private static int encodable(int c) {
        if (c < ' ' && c != '\n' && c != '\t') {
            return '\u2400' + c;
        }
        boolean noCharacter = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || (c & 0xfffe) == 0xfffe;
        return c == 0x7f ? '\u2421' : noCharacter ? '\ufffd' : c;
    }
}
