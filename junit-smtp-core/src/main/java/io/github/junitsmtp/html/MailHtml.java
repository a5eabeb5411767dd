package io.github.junitsmtp.html;

import io.github.junitsmtp.internal.accessibility.AccessibilityCheck;
import io.github.junitsmtp.internal.clients.FeatureUse;
import io.github.junitsmtp.internal.clients.FeatureUses;
import io.github.junitsmtp.internal.html.ConditionalComments;
import io.github.junitsmtp.internal.html.HtmlDocument;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Collection;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The HTML of a mail, for offline checks.
 *
 * <pre>{@code
 * MailHtml html = MailHtml.of(mail.htmlBody().orElseThrow());
 * html.support(EmailClients.all()).levels(); // a table of clients
 * html.accessibility(AccessibilityRule.standard()).violations();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MailHtml {

    private final String html;
    private final HtmlDocument document;

    private MailHtml(String html) {
        this.html = html;
        this.document = HtmlDocument.read(html);
    }

    /**
     * Creates an instance from HTML.
     *
     * @param html the decoded HTML
     * @return the HTML, ready to be checked
     */
    public static MailHtml of(String html) {
        return new MailHtml(html);
    }

    /**
     * Checks how well email clients support the HTML.
     *
     * @param clients the clients and features to check
     * @return the level of support in each client, with the findings
     */
    public ClientSupport support(EmailClients clients) {
        Collection<FeatureUse> uses = FeatureUses.of(document);
        boolean isOther = clients.clients().contains(EmailClient.OUTLOOK_WINDOWS) && ConditionalComments.areIn(html);
        Collection<FeatureUse> usesInOutlook =
                isOther ? FeatureUses.of(HtmlDocument.read(ConditionalComments.seenByOutlook(html))) : uses;
        return new ClientSupport(
                clients, client -> client == EmailClient.OUTLOOK_WINDOWS ? usesInOutlook : uses, document.problems());
    }

    /**
     * Checks the accessibility of the HTML.
     *
     * @param rules the rules to check
     * @return the violations
     */
    public Accessibility accessibility(Set<AccessibilityRule> rules) {
        return new Accessibility(new AccessibilityCheck(document, rules));
    }

    /** Returns a description with the length, such as {@code 12,345 characters of HTML}. */
    @Override
    public String toString() {
        return Counts.grouped(html.length(), "character") + " of HTML";
    }
}
