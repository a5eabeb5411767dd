package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on who a mail is from and to; all are in {@link ReceivedMailAssert}, whose examples they share.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EnvelopeAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super ReceivedMail> condition);

    /**
     * Verifies the sender of the envelope.
     *
     * <pre>{@code
     * assertThat(mail).isFrom("shop@example.com"); // passes
     * assertThat(mail).isFrom("ada@example.org"); // fails
     * }</pre>
     *
     * @param sender the address, empty for the null sender
     * @return this assertion object
     * @throws IllegalArgumentException if this is not an address
     */
    default SELF isFrom(String sender) {
        MailAddress expected = MailAddress.parse(sender);
        return has(Expectation.of(
                "sender <" + expected + ">",
                mail -> mail.sender().equals(expected),
                mail -> "it is from <" + mail.sender() + ">"));
    }

    /**
     * Verifies that the envelope has the given recipients, in any order; it may have more.
     *
     * <pre>{@code
     * assertThat(mail).isTo("ada@example.org"); // passes
     * assertThat(mail).isTo("bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients one address at least
     * @return this assertion object
     * @throws IllegalArgumentException if one is not an address, or there is none
     */
    default SELF isTo(String... recipients) {
        List<MailAddress> expected = addresses(recipients);
        return has(Expectation.of(
                "recipients " + show(expected),
                mail -> mail.recipients().containsAll(expected),
                mail -> "it is to " + show(mail.recipients())));
    }

    /**
     * Verifies that the envelope has the given recipients and no others, in any order.
     *
     * <pre>{@code
     * assertThat(mail).hasOnlyRecipients("ada@example.org", "audit@example.com"); // passes
     * assertThat(mail).hasOnlyRecipients("ada@example.org"); // fails
     * }</pre>
     *
     * @param recipients one address at least
     * @return this assertion object
     * @throws IllegalArgumentException if one is not an address, or there is none
     */
    default SELF hasOnlyRecipients(String... recipients) {
        List<MailAddress> expected = addresses(recipients);
        return has(Expectation.of(
                "only the recipients " + show(expected),
                mail -> mail.recipients().containsAll(expected) && expected.containsAll(mail.recipients()),
                mail -> "it is to " + show(mail.recipients())));
    }

    /**
     * Verifies that the given recipient got a blind copy: it is in the envelope, and no field of the header names it.
     *
     * <pre>{@code
     * assertThat(mail).hasBlindCopyTo("audit@example.com"); // passes
     * assertThat(mail).hasBlindCopyTo("ada@example.org"); // fails
     * }</pre>
     *
     * @param recipient the address
     * @return this assertion object
     * @throws IllegalArgumentException if this is not an address
     */
    default SELF hasBlindCopyTo(String recipient) {
        MailAddress expected = MailAddress.parse(recipient);
        return has(Expectation.of(
                "a blind copy to <" + expected + ">",
                mail -> mail.recipients().contains(expected)
                        && fieldNaming(expected, mail).isEmpty(),
                mail -> fieldNaming(expected, mail)
                        .map(field -> "its header field " + field + " names that address")
                        .orElse("it is to " + show(mail.recipients()))));
    }

    /**
     * Verifies that nobody can learn from the header who got a blind copy: it has no Bcc, and no field names a recipient of the
     * envelope who is not in To or Cc.
     *
     * <pre>{@code
     * assertThat(mail).doesNotLeakBcc(); // passes
     * assertThat(mailWithBccInItsHeader).doesNotLeakBcc(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.3">RFC 5322, section 3.6.3</a>
     */
    default SELF doesNotLeakBcc() {
        return has(Expectation.of("no trace of blind copies in its header", mail -> {
            List<String> leaks = BlindCopies.leaksOf(mail);
            return leaks.isEmpty() ? Optional.empty() : Optional.of("it has\n" + String.join("\n", leaks));
        }));
    }

    /**
     * Verifies a parameter of the MAIL command, such as SIZE, BODY, SMTPUTF8, RET or ENVID.
     *
     * <pre>{@code
     * assertThat(mail).hasMailParameter("BODY=8BITMIME"); // passes
     * assertThat(mail).hasMailParameter("SMTPUTF8"); // fails
     * }</pre>
     *
     * @param parameter the keyword, with its value if it has one, in upper or lower case
     * @return this assertion object
     */
    default SELF hasMailParameter(String parameter) {
        return has(Expectation.of(
                "the parameter " + parameter + " of MAIL",
                mail -> hasParameter(mail.envelope().mailFrom(), parameter),
                mail -> "it is " + mail.envelope().mailFrom()));
    }

    /**
     * Verifies a parameter of the RCPT command for one recipient, such as NOTIFY or ORCPT.
     *
     * <pre>{@code
     * assertThat(mail).hasRcptParameter("ada@example.org", "NOTIFY=NEVER"); // passes
     * assertThat(mail).hasRcptParameter("audit@example.com", "NOTIFY=NEVER"); // fails
     * }</pre>
     *
     * @param recipient the address
     * @param parameter the keyword, with its value if it has one, in upper or lower case
     * @return this assertion object
     * @throws IllegalArgumentException if this is not an address
     */
    default SELF hasRcptParameter(String recipient, String parameter) {
        MailAddress expected = MailAddress.parse(recipient);
        return has(Expectation.of(
                "the parameter " + parameter + " of RCPT for <" + expected + ">",
                mail -> mail.envelope().rcptTo().stream()
                        .filter(command -> command.address().equals(Optional.of(expected)))
                        .anyMatch(command -> hasParameter(command, parameter)),
                mail -> "it has\n"
                        + mail.envelope().rcptTo().stream()
                                .map(command -> "    " + command)
                                .collect(joining("\n"))));
    }

    /**
     * Verifies who had logged in when the mail was sent.
     *
     * <pre>{@code
     * assertThat(mail).isAuthenticatedAs("shop"); // passes
     * assertThat(mail).isAuthenticatedAs("ada"); // fails
     * }</pre>
     *
     * @param user the name of the user
     * @return this assertion object
     */
    default SELF isAuthenticatedAs(String user) {
        return has(Expectation.of(
                "the authenticated user " + Printable.quote(user),
                mail -> mail.authenticatedUser().equals(Optional.of(user)),
                mail -> mail.authenticatedUser()
                        .map(actual -> "it is " + Printable.quote(actual))
                        .orElse("nobody had logged in")));
    }

    /**
     * Verifies that the mail came over TLS.
     *
     * <pre>{@code
     * assertThat(mail).isEncrypted(); // passes
     * assertThat(mailInTheClear).isEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isEncrypted() {
        return has(Expectation.of("TLS on its way", ReceivedMail::isEncrypted, mail -> "it came in the clear"));
    }

    private static boolean hasParameter(SmtpCommand command, String parameter) {
        return command.parameters().stream()
                .anyMatch(given -> given.toString().equalsIgnoreCase(parameter)
                        || given.keyword().equalsIgnoreCase(parameter));
    }

    private static Optional<String> fieldNaming(MailAddress address, ReceivedMail mail) {
        return Stream.of("To", "Cc", "Bcc")
                .filter(field -> mail.mailboxes(field).stream()
                        .anyMatch(mailbox -> mailbox.address().equals(address)))
                .findFirst();
    }

    private static List<MailAddress> addresses(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("Name one recipient at least");
        }
        return Stream.of(texts).map(MailAddress::parse).toList();
    }

    private static String show(List<MailAddress> addresses) {
        return addresses.stream().map(address -> "<" + address + ">").collect(joining(", "));
    }
}
