package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import java.util.List;
import org.jsoup.nodes.Element;

/** Shows the waits that failed, and the mails that arrived instead. */
final class NearMisses {

    private static final int MOST = 100;

    private final MailNumbers numbers;
    private final Allowance allowance = new Allowance();

    private NearMisses(MailNumbers numbers) {
        this.numbers = numbers;
    }

    static void show(List<FailedWait> waits, MailNumbers numbers, Element section) {
        new NearMisses(numbers).show(waits, section);
    }

    private void show(List<FailedWait> waits, Element section) {
        for (FailedWait wait : waits) {
            Element article = section.appendElement("article");
            article.appendChild(text("h3", "", allowance.text("Expected to have " + wait.expected())));
            if (wait.nearMisses().isEmpty()) {
                article.appendChild(text("pre", "", allowance.text("but " + wait.instead())));
            } else {
                article.appendChild(text("p", "aside", "Mails that arrived instead, closest match first:"));
                Element list = article.appendElement("ol");
                int shown = allowance.rows(wait.nearMisses().size(), MOST);
                wait.nearMisses().stream().limit(shown).forEach(miss -> list.appendChild(miss(miss)));
                if (shown < wait.nearMisses().size()) {
                    article.appendChild(Sessions.leftOut(wait.nearMisses().size() - shown, "mail"));
                }
            }
        }
    }

    private Element miss(NearMiss miss) {
        Element item = element("li", "");
        item.appendChild(numbers.link(miss.mail()));
        item.appendChild(
                text("span", "what", Allowance.name(miss.mail().toString().substring("mail ".length()))));
        if (!miss.reason().isBlank()) {
            item.appendChild(
                    text("pre", "", allowance.text(miss.reason().stripIndent().strip())));
        }
        return item;
    }
}
