package io.github.junitsmtp.internal.accessibility;

import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** The accessible names of elements, which screen readers read aloud. */
final class Names {

    private static final Evaluator SPEAKING = QueryParser.parse("img, input[type=image], svg title, [aria-label]");

    private Names() {}

    static String of(Element element) {
        String label = element.attr("aria-label").strip()
                + element.attr("aria-labelledby").strip();
        if (!label.isEmpty()) {
            return label;
        }
        String content = element.text() + " "
                + element.select(SPEAKING).stream().map(ImageRules::textOf).collect(Collectors.joining(" "));
        String plain = content.replace('\u00a0', ' ').strip();
        return plain.isEmpty() ? element.attr("title").strip() : plain;
    }
}
