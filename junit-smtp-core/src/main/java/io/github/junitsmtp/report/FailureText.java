package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Shows the whole failure of a test. Quoted dialogues are less prominent than the rest. */
final class FailureText {

    private static final Pattern OF_DIALOGUE = Pattern.compile("\\s+(-> )?[CS]:.*");

    private FailureText() {}

    static Element of(String failure) {
        Element shown = element("pre", "").attr("tabindex", "0");
        String beginning = Cut.beginning(failure, Allowance.MOST_CHARACTERS);
        List<String> alike = new ArrayList<>();
        boolean quoted = false;
        for (String line : beginning.split("\n", -1)) {
            boolean isQuoted = OF_DIALOGUE.matcher(line).matches();
            if (isQuoted != quoted) {
                append(shown, quoted, alike);
                alike.clear();
                quoted = isQuoted;
            }
            alike.add(line);
        }
        append(shown, quoted, alike);
        int more = failure.length() - beginning.length();
        if (more > 0) {
            shown.appendChild(text("span", "cut", "\n... truncated (" + Counts.grouped(more, "more character") + ")"));
        }
        return shown;
    }

    private static void append(Element shown, boolean quoted, List<String> lines) {
        if (!lines.isEmpty()) {
            String text = (shown.childNodeSize() > 0 ? "\n" : "") + String.join("\n", lines);
            shown.appendChild(text("span", quoted ? "quoted" : "", text));
        }
    }
}
