package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import java.util.List;
import org.jsoup.nodes.Element;

/** Shows the waits that failed, and the mails that arrived instead. */
final class NearMisses {

    private NearMisses() {}

    static void show(List<FailedWait> waits, MailNumbers numbers, Element section) {
        for (FailedWait wait : waits) {
            Element article = section.appendElement("article");
            article.appendChild(text("h3", "", "Expected to have " + wait.expected()));
            if (wait.nearMisses().isEmpty()) {
                article.appendChild(text("pre", "", "but " + wait.instead()));
            } else {
                article.appendChild(text("p", "aside", "Mails that arrived instead, closest match first:"));
                Element list = article.appendElement("ol");
                wait.nearMisses().forEach(miss -> list.appendChild(miss(miss, numbers)));
            }
        }
    }

    private static Element miss(NearMiss miss, MailNumbers numbers) {
        Element item = element("li", "");
        item.appendChild(numbers.link(miss.mail()));
        item.appendChild(text("span", "what", miss.mail().toString().substring("mail ".length())));
        if (!miss.reason().isBlank()) {
            item.appendChild(text("pre", "", miss.reason().stripIndent().strip()));
        }
        return item;
    }
}
