package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import io.github.junitsmtp.protocol.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The report in a delivery status notification, such as a bounce.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3464#section-2">RFC 3464, section 2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DeliveryReport {

    private static final Set<String> TYPES = Set.of("message/delivery-status", "message/global-delivery-status");

    private final Optional<String> reportingMta;
    private final List<Recipient> recipients;

    private DeliveryReport(Optional<String> reportingMta, List<Recipient> recipients) {
        this.reportingMta = reportingMta;
        this.recipients = List.copyOf(recipients);
    }

    /** Returns whether a part is a report (RFC 3464, section 2.1; RFC 6533, section 6). */
    static boolean isIn(MailPart part) {
        return TYPES.contains(part.contentType());
    }

    /**
     * Reads groups of fields separated by empty lines. The first group describes the message, and each of the others
     * describes a recipient.
     */
    static DeliveryReport parse(MailPart part) {
        ByteArrayInputStream content = new ByteArrayInputStream(part.content());
        try {
            InternetHeaders message = new InternetHeaders(content, true);
            List<Recipient> recipients = new ArrayList<>();
            while (content.available() > 0) {
                InternetHeaders fields = new InternetHeaders(content, true);
                if (fields.getAllHeaders().hasMoreElements()) {
                    recipients.add(new Recipient(fields));
                }
            }
            return new DeliveryReport(field(message, "Reporting-MTA"), recipients);
        } catch (MessagingException e) { // the stream is in memory and does not fail
            throw new IllegalStateException("Cannot read the delivery report: " + e.getMessage(), e);
        }
    }

    private static Optional<String> field(InternetHeaders fields, String name) {
        return Optional.ofNullable(fields.getHeader(name))
                .map(values -> HeaderText.decoded(values[0]))
                .filter(value -> !value.isEmpty());
    }

    /**
     * Returns the name of the reporting server.
     *
     * @return the name with its type, such as {@code dns; mx.example.org}, or empty if it is missing
     */
    public Optional<String> reportingMta() {
        return reportingMta;
    }

    /**
     * Returns the delivery result for each recipient.
     *
     * @return the reports in order, one for each recipient
     */
    public List<Recipient> recipients() {
        return recipients;
    }

    /** Returns the report for each recipient, such as {@code [<ada@example.org> failed 5.1.1]}. */
    @Override
    public String toString() {
        return recipients.toString();
    }

    /** The delivery result for one recipient. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Recipient {

        /** The types of addresses that are mailboxes. */
        static final Pattern INTERNET = Pattern.compile("(?i)(?:rfc822|utf-8)\\s*;");

        private static final Pattern ESCAPE = Pattern.compile("\\\\x\\{(10[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2,5})}");

        private final Optional<String> typedRecipient;
        private final Optional<MailAddress> finalRecipient;
        private final Optional<String> action;
        private final Optional<String> status;
        private final Optional<String> diagnosticCode;

        private Recipient(InternetHeaders fields) {
            this.typedRecipient = uncommented(fields, "Final-Recipient");
            this.finalRecipient = typedRecipient.flatMap(Recipient::address);
            this.action = uncommented(fields, "Action").map(value -> value.toLowerCase(Locale.ROOT));
            this.status = uncommented(fields, "Status").map(value -> value.split("\\s", 2)[0]);
            this.diagnosticCode = field(fields, "Diagnostic-Code");
        }

        private static Optional<String> uncommented(InternetHeaders fields, String name) {
            return field(fields, name).map(HeaderText::withoutComments).filter(value -> !value.isEmpty());
        }

        /** Reads an address such as {@code rfc822; ada@example.org}. */
        private static Optional<MailAddress> address(String typed) {
            String address = typed.substring(typed.indexOf(';') + 1).strip();
            try {
                return Optional.of(
                                INTERNET.matcher(typed).lookingAt()
                                        ? MailAddress.parse(unescaped(address))
                                        : MailAddress.ofMailbox(address))
                        .filter(parsed -> !parsed.isNull());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Decodes characters such as <code>\x{F6}</code> (RFC 6533, section 3). */
        private static String unescaped(String address) {
            return ESCAPE.matcher(address)
                    .replaceAll(escape ->
                            Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
        }

        /** Returns the field with the recipient, such as {@code rfc822; ada@example.org}. */
        Optional<String> typedRecipient() {
            return typedRecipient;
        }

        /**
         * Returns the recipient.
         *
         * @return the address without its type, or empty if it is missing or malformed
         */
        public Optional<MailAddress> finalRecipient() {
            return finalRecipient;
        }

        /**
         * Returns the action that the server took.
         *
         * @return {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}, or empty if
         *     it is missing
         */
        public Optional<String> action() {
            return action;
        }

        /**
         * Returns the enhanced status code.
         *
         * @return the code, such as {@code 5.1.1}, or empty if it is missing
         */
        public Optional<String> status() {
            return status;
        }

        /**
         * Returns the reply from the server that refused the message.
         *
         * @return the reply with its type, such as {@code smtp; 550 No such user}, or empty if it is missing
         */
        public Optional<String> diagnosticCode() {
            return diagnosticCode;
        }

        /** Returns the recipient, action and status, such as {@code <ada@example.org> failed 5.1.1}. */
        @Override
        public String toString() {
            return "<" + finalRecipient.map(MailAddress::toString).orElse("") + "> " + action.orElse("") + " "
                    + status.orElse("");
        }
    }
}
