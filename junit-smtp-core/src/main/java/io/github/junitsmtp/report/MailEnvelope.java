package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.badge;
import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.mail.Mailbox;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Shows whom the server was told that a mail is from and to, and what the mail says of that. */
final class MailEnvelope {

    private static final int MOST = 200;

    private MailEnvelope() {}

    static Element of(ReceivedMail mail, Element linkToSession, Allowance allowance) {
        Element panel = element("div", "");
        panel.appendChild(text("h4", "", "Envelope"));
        Element envelope = panel.appendElement("table").appendElement("tbody");
        row(envelope, "from")
                .appendText(Markup.visible(mail.envelope().mailFrom().toString()));
        Set<MailAddress> named = Stream.of("To", "Cc")
                .flatMap(field -> mail.mailboxes(field).stream())
                .map(Mailbox::address)
                .collect(Collectors.toSet());
        mail.envelope().rcptTo().stream().limit(MOST).forEach(command -> recipient(envelope, command, named));
        rest(envelope, mail.envelope().rcptTo().size());
        row(envelope, "received in").appendChild(linkToSession);
        panel.appendChild(text("h4", "", "Header"));
        Element header = panel.appendElement("table").appendElement("tbody");
        mail.headers().stream().limit(MOST).forEach(field -> {
            String value = field.value();
            row(header, field.name()).appendText(Markup.visible(value.substring(0, allowance.take(value.length()))));
        });
        rest(header, mail.headers().size());
        return panel;
    }

    private static void recipient(Element table, SmtpCommand command, Set<MailAddress> named) {
        Element cell = row(table, "to").appendText(Markup.visible(command.toString()));
        boolean blind =
                command.address().filter(address -> !named.contains(address)).isPresent();
        if (blind) {
            cell.appendText(" ")
                    .appendChild(
                            badge("blind", "blind copy", "The header names this recipient neither in To nor in Cc."));
        }
    }

    private static void rest(Element table, int size) {
        if (size > MOST) {
            row(table, "").appendText("and " + (size - MOST) + " more");
        }
    }

    private static Element row(Element table, String name) {
        Element row = table.appendElement("tr");
        row.appendChild(text("th", "", name).attr("scope", "row"));
        return row.appendElement("td");
    }
}
