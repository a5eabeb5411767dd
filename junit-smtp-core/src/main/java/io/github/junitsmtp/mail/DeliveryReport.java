package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What a delivery status notification, such as a bounce, reports.
 *
 * @param reportingMta the server that reports, such as {@code dns; mx.example.org}; empty if the report does not say
 * @param recipients what became of the message for each recipient
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3464#section-2">RFC 3464, section 2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DeliveryReport(String reportingMta, List<Recipient> recipients) {

    /**
     * What became of the message for one recipient.
     *
     * @param finalRecipient the address, without its type; {@link MailAddress#NULL_SENDER} if the report does not say
     * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}; empty if the
     *     report does not say
     * @param status an enhanced status code such as {@code 5.1.1}; empty if the report does not say
     * @param diagnosticCode the reply of the server that refused, such as {@code smtp; 550 No such user}; perhaps empty
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Recipient(MailAddress finalRecipient, String action, String status, String diagnosticCode) {

        /** Returns recipient, action and status, such as {@code <ada@example.org> failed 5.1.1}. */
        @Override
        public String toString() {
            return "<" + finalRecipient + "> " + action + " " + status;
        }
    }

    /**
     * Copies the list.
     *
     * @param reportingMta the server that reports
     * @param recipients what became of the message for each recipient
     */
    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /** Reads groups of fields, with empty lines between them; the first is about the message, each other about a recipient. */
    static DeliveryReport parse(MailPart part) {
        ByteArrayInputStream content = new ByteArrayInputStream(part.content());
        try {
            InternetHeaders message = new InternetHeaders(content, true);
            List<Recipient> recipients = new ArrayList<>();
            while (content.available() > 0) {
                InternetHeaders fields = new InternetHeaders(content, true);
                if (fields.getAllHeaders().hasMoreElements()) {
                    recipients.add(new Recipient(
                            address(field(fields, "Final-Recipient")),
                            field(fields, "Action").toLowerCase(Locale.ROOT),
                            field(fields, "Status").split("\\s", 2)[0],
                            field(fields, "Diagnostic-Code")));
                }
            }
            return new DeliveryReport(field(message, "Reporting-MTA"), recipients);
        } catch (MessagingException e) { // of an input stream that fails, which this one does not
            throw new IllegalStateException("Can not read the delivery report: " + e.getMessage(), e);
        }
    }

    private static String field(InternetHeaders fields, String name) {
        String[] values = fields.getHeader(name);
        return values == null ? "" : HeaderText.decoded(values[0]);
    }

    /** Reads {@code rfc822; ada@example.org}. */
    private static MailAddress address(String typed) {
        try {
            return MailAddress.parse(typed.substring(typed.indexOf(';') + 1).strip());
        } catch (IllegalArgumentException e) {
            return MailAddress.NULL_SENDER;
        }
    }
}
