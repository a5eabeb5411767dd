package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import java.util.List;
import org.jsoup.nodes.Element;

/** Shows the failed waits, and the mails that arrived instead. */
final class NearMisses {

    private static final int MOST = 100;

    private final String failure;
    private final MailNumbers numbers;
    private final Allowance allowance = new Allowance();

    private NearMisses(String failure, MailNumbers numbers) {
        this.failure = failure;
        this.numbers = numbers;
    }

    /** Shows what the failure text does not contain: for a wait that the text describes, only links to the mails. */
    static void show(List<FailedWait> waits, String failure, MailNumbers numbers, Element section) {
        List<FailedWait> untold = waits.stream()
                .filter(wait -> !(isTold(wait, failure) && wait.nearMisses().isEmpty()))
                .toList();
        if (untold.isEmpty()) {
            section.remove();
        } else {
            new NearMisses(failure, numbers).show(untold, section);
        }
    }

    private static boolean isTold(FailedWait wait, String failure) {
        return failure.contains(wait.expected()) && failure.contains(wait.instead());
    }

    private void show(List<FailedWait> waits, Element section) {
        for (FailedWait wait : waits) {
            Element article = section.appendElement("article");
            if (isTold(wait, failure)) {
                links(wait, article.appendElement("p"));
            } else {
                article.appendChild(text("h3", "", allowance.text("Expected the server to have " + wait.expected())));
                instead(wait, article);
            }
        }
    }

    /** Lists links to the mails that the failure describes. */
    @SuppressWarnings("ReferenceEquality") // the first, not one like it
    private void links(FailedWait wait, Element paragraph) {
        paragraph.appendText("Mails that arrived instead, closest match first: ");
        List<NearMiss> misses = wait.nearMisses();
        int shown = allowance.rows(misses.size(), MOST);
        for (NearMiss miss : misses.subList(0, shown)) {
            paragraph.appendText(miss == misses.get(0) ? "" : ", ").appendChild(numbers.link(miss.mail()));
        }
        if (shown < misses.size()) {
            paragraph.appendText(", and " + Counts.grouped(misses.size() - shown, "more mail"));
        }
    }

    private void instead(FailedWait wait, Element article) {
        if (wait.nearMisses().isEmpty()) {
            article.appendChild(text("pre", "", allowance.text("but " + wait.instead())));
            return;
        }
        article.appendChild(text("p", "aside", "Mails that arrived instead, closest match first:"));
        Element list = article.appendElement("ol");
        int shown = allowance.rows(wait.nearMisses().size(), MOST);
        wait.nearMisses().stream().limit(shown).forEach(miss -> list.appendChild(miss(miss)));
        if (shown < wait.nearMisses().size()) {
            article.appendChild(Sessions.leftOut(wait.nearMisses().size() - shown, "mail"));
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
