package io.github.junitsmtp.report;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Writes elements as HTML. jsoup before 1.21.1 does not escape {@code <} and {@code >} in attribute values, and users
 * provide their own jsoup. In browsers that run scripts, a {@code noscript} element ends at the first
 * {@code </noscript}, even in an attribute value. Therefore, no text or value contains either character here.
 */
final class Serializer implements NodeVisitor {

    private static final Set<String> WITHOUT_END = Set.of("br", "col", "hr", "img", "input", "link", "meta", "wbr");

    private static final Set<String> OF_DATA = Set.of("script", "style");

    private final StringBuilder html = new StringBuilder();

    private Serializer() {}

    static String html(Node root) {
        Serializer serializer = new Serializer();
        NodeTraversor.traverse(serializer, root);
        return serializer.html.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof DocumentType) {
            html.append("<!doctype html>\n");
        } else if (node instanceof TextNode text) {
            escape(text.getWholeText());
        } else if (node instanceof DataNode data
                && node.parent() != null
                && OF_DATA.contains(node.parent().nodeName())) {
            html.append(data.getWholeData());
        } else if (isElement(node)) {
            html.append('<').append(node.nodeName());
            node.attributes().forEach(this::attribute);
            html.append('>');
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (isElement(node) && !WITHOUT_END.contains(node.nodeName())) {
            html.append("</").append(node.nodeName()).append('>');
        }
    }

    /** In jsoup, a document is an element too. */
    private static boolean isElement(Node node) {
        return node instanceof Element && node.parent() != null;
    }

    private void attribute(Attribute attribute) {
        html.append(' ').append(attribute.getKey());
        if (!attribute.getValue().isEmpty()) {
            html.append("=\"");
            escape(attribute.getValue());
            html.append('"');
        }
    }

    private void escape(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String reference = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                default -> "";
            };
            if (!reference.isEmpty()) {
                html.append(text, written, i).append(reference);
                written = i + 1;
            }
        }
        html.append(text, written, text.length());
    }
}
