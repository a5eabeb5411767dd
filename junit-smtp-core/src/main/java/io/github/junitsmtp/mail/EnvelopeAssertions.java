package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.protocol.Expectation;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
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
                        && HeaderAddresses.fieldNaming(expected, mail).isEmpty(),
                mail -> HeaderAddresses.fieldNaming(expected, mail)
                        .map(field -> "its header field " + field + " names that address")
                        .orElse("it is to " + show(mail.recipients()))));
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
