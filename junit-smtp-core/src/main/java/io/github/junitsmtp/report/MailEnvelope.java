package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.badge;
import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.mail.HeaderField;
import io.github.junitsmtp.mail.Mailbox;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Shows the sender and the recipients of the envelope, and how they appear in the header. */
final class MailEnvelope {

    private static final int MOST = 200;

    private MailEnvelope() {}

    static Element of(ReceivedMail mail, Element linkToSession, Allowance allowance) {
        Element panel = element("div", "");
        panel.appendChild(text("h4", "", "Envelope"));
        Element envelope = panel.appendElement("table").appendElement("tbody");
        row(envelope, "from").appendText(shown(mail.envelope().mailFrom().toString()));
        Set<MailAddress> named = Stream.of("To", "Cc")
                .flatMap(field -> mail.mailboxes(field).stream())
                .map(Mailbox::address)
                .collect(Collectors.toSet());
        List<SmtpCommand> recipients = mail.envelope().rcptTo();
        int shown = allowance.rows(recipients.size(), MOST);
        recipients.stream().limit(shown).forEach(command -> recipient(envelope, command, named));
        rest(envelope, recipients.size() - shown);
        row(envelope, "received in").appendChild(linkToSession);
        panel.appendChild(text("h4", "", "Header"));
        Element header = panel.appendElement("table").appendElement("tbody");
        List<HeaderField> fields = mail.headers();
        int shownFields = allowance.rows(fields.size(), MOST);
        fields.stream()
                .limit(shownFields)
                .forEach(field -> row(header, Allowance.name(field.name()))
                        .appendText(Markup.visible(allowance.text(field.value()))));
        rest(header, fields.size() - shownFields);
        return panel;
    }

    private static void recipient(Element table, SmtpCommand command, Set<MailAddress> named) {
        Element cell = row(table, "to").appendText(shown(command.toString()));
        boolean blind =
                command.address().filter(address -> !named.contains(address)).isPresent();
        if (blind) {
            cell.appendText(" ")
                    .appendChild(badge("blind", "blind copy", "The header lists this recipient in neither To nor Cc."));
        }
    }

    private static String shown(String words) {
        return Markup.visible(Allowance.name(words));
    }

    private static void rest(Element table, int leftOut) {
        if (leftOut > 0) {
            row(table, "").appendText("and " + leftOut + " more");
        }
    }

    private static Element row(Element table, String name) {
        Element row = table.appendElement("tr");
        row.appendChild(text("th", "", name).attr("scope", "row"));
        return row.appendElement("td");
    }
}
