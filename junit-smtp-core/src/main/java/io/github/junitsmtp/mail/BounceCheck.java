package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks whether programs can read a mail as a notification of failed delivery (RFC 3464, RFC 6522). */
final class BounceCheck {

    private static final String FAILED = "failed";
    /** The classes of a status. */
    private static final String FAILURE = "[45]";
    /** The other actions (RFC 3464, section 2.3.3), with the class of their status (RFC 3463, section 3.1). */
    private static final Map<String, String> OTHER_ACTIONS =
            Map.of("delayed", "4", "delivered", "2", "relayed", "2", "expanded", "2");

    /** A type and a value (RFC 3464, section 2.1.2). */
    private static final Pattern TYPED = Pattern.compile("[^\\s;]+\\s*;\\s*\\S.*");

    private final List<String> problems = new ArrayList<>();

    private BounceCheck() {}

    static Optional<String> problemsOf(ReceivedMail mail) {
        BounceCheck check = new BounceCheck();
        check.envelope(mail);
        check.structure(mail.root());
        mail.deliveryReport()
                .ifPresentOrElse(
                        check::report,
                        () -> check.problems.add("it has no message/delivery-status part (RFC 3464, section 2.1)"));
        return check.problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", check.problems));
    }

    static boolean hasFailed(DeliveryReport.Recipient recipient) {
        return recipient.action().filter(FAILED::equals).isPresent();
    }

    private void envelope(ReceivedMail mail) {
        if (!mail.sender().isNull()) {
            problems.add("it is from <" + mail.sender() + "> instead of the null sender <> (RFC 5321, section 4.5.5)");
        }
    }

    private void structure(MailPart root) {
        if (!root.contentType().equals("multipart/report")) {
            problems.add("it is " + root.contentType() + " instead of multipart/report (RFC 6522, section 3)");
        } else if (root.parameter("report-type")
                .filter(type -> type.equalsIgnoreCase("delivery-status"))
                .isEmpty()) {
            problems.add(root.parameter("report-type")
                            .map(type -> "its report-type is " + type + " instead of delivery-status")
                            .orElse("it has no report-type; expected delivery-status")
                    + " (RFC 3464, section 2)");
        }
        boolean isReadable = root.parts().stream().skip(1).limit(1).anyMatch(DeliveryReport::isIn);
        if (!isReadable && MimeTree.own(root).anyMatch(DeliveryReport::isIn)) {
            problems.add("its report is not the second part (RFC 6522, section 3)");
        }
    }

    private void report(DeliveryReport report) {
        String mta = report.reportingMta().orElse("");
        if (mta.isEmpty()) {
            problems.add("its report has no Reporting-MTA (RFC 3464, section 2.2.2)");
        } else if (!TYPED.matcher(mta).matches()) {
            malformed("Reporting-MTA", mta, "dns; mx.example.org (RFC 3464, section 2.2.2)");
        }
        if (report.recipients().isEmpty()) {
            problems.add("its report does not name a recipient (RFC 3464, section 2.3)");
        }
        boolean hasFailed = report.recipients().stream().anyMatch(BounceCheck::hasFailed);
        report.recipients().forEach(recipient -> recipient(recipient, hasFailed));
    }

    private void malformed(String field, String value, String expected) {
        problems.add("its report has the " + field + " " + Printable.quote(value)
                + " instead of a type and a value such as " + expected);
    }

    /** Checks a recipient; a report may also name recipients to whom the message was delivered (RFC 3464, section 2.3). */
    private void recipient(DeliveryReport.Recipient recipient, boolean mayHaveSucceeded) {
        String address = recipient.finalRecipient().map(MailAddress::toString).orElse("");
        String action = recipient.action().orElse("");
        String status = recipient.status().orElse("");
        String classes = mayHaveSucceeded ? OTHER_ACTIONS.getOrDefault(action, FAILURE) : FAILURE;
        String typed = recipient.typedRecipient().orElse("");
        if (typed.isEmpty()) {
            problems.add("its report has a recipient without Final-Recipient (RFC 3464, section 2.3.2)");
        } else if (!TYPED.matcher(typed).matches()
                || address.isEmpty()
                        && DeliveryReport.Recipient.INTERNET.matcher(typed).lookingAt()) {
            malformed("Final-Recipient", typed, "rfc822; ada@example.org (RFC 3464, section 2.3.2)");
        }
        if (!action.equals(FAILED) && classes.equals(FAILURE)) {
            problems.add("its report has the action \"" + action + "\" for <" + address
                    + "> instead of \"failed\" (RFC 3464, section 2.3.3)");
        }
        if (!status.matches(classes + "(?:\\.(?:0|[1-9]\\d{0,2})){2}")) {
            problems.add("its report has the status \"" + status + "\" for <" + address + "> instead of a code such as "
                    + (classes.equals(FAILURE) ? "5.1.1" : classes + ".0.0") + " (RFC 3464, section 2.3.4)");
        }
    }
}
