package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.text.Printable;
import org.jsoup.nodes.Element;

/** Creates elements of the page. Their content is escaped when the page is written. */
final class Markup {

    /** After punctuation that joins words, and before a capital letter within a word. */
    private static final String END_OF_WORD = "(?<=[_.,(/-])(?![_.,(/-])|(?<=[a-z0-9])(?=[A-Z])";

    private Markup() {}

    static Element element(String tag, String cssClass) {
        Element element = new Element(tag);
        return cssClass.isEmpty() ? element : element.attr("class", cssClass);
    }

    static Element text(String tag, String cssClass, String text) {
        return element(tag, cssClass).appendText(visible(text));
    }

    /** Creates an element with a name that may wrap between its words. */
    static Element breakable(String tag, String name) {
        Element element = new Element(tag);
        for (String word : visible(name).split(END_OF_WORD, 0)) {
            if (element.childNodeSize() > 0) {
                element.appendElement("wbr");
            }
            element.appendText(word);
        }
        return element;
    }

    /**
     * Adds an element for the content of a collapsed card. If scripts may run, browsers treat the content as text until
     * the card is opened. If not, it is part of the page.
     */
    static Element folded(Element card) {
        return card.appendElement("noscript");
    }

    /** Replaces a card in a list if it is shown next to the failure. */
    static Element shownAbove(String name, String id) {
        Element note = element("p", "nothing");
        note.appendChild(text("a", "", name).attr("href", "#" + id));
        return note.appendText(" is shown above.");
    }

    /** A framed word with a tooltip. */
    static Element badge(String kind, String text, String more) {
        return text("span", "badge " + kind, text).attr("title", visible(more));
    }

    /** Returns a text with its invisible, bidirectional and control characters made visible. */
    static String visible(String text) {
        return Printable.formatEscaped(encodable(text));
    }

    /** Replaces control characters and unpaired surrogates with symbols, so that any page can contain the text. */
    static String encodable(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(encodable(c)));
        return shown.toString();
    }

    /** Returns whether a text needs no replacement, like most texts on a large page. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || c != encodable(c)) {
                return false;
            }
        }
        return true;
    }

    private static int encodable(int c) {
        if (c < ' ' && c != '\n' && c != '\t') {
            return '\u2400' + c;
        }
        boolean noCharacter = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || (c & 0xfffe) == 0xfffe;
        return c == 0x7f ? '\u2421' : noCharacter ? '\ufffd' : c;
    }
}
