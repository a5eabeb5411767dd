package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on the header of a mail; all are in {@link ReceivedMailAssert}, whose examples they share.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface HeaderAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super ReceivedMail> condition);

    /**
     * Verifies that the header has the given field.
     *
     * <pre>{@code
     * assertThat(mail).hasHeader("Date"); // passes
     * assertThat(mail).hasHeader("Bcc"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @return this assertion object
     */
    default SELF hasHeader(String name) {
        return has(Expectation.of(
                "a header field " + name,
                mail -> !mail.header(name).isEmpty(),
                mail -> "there are only "
                        + mail.headers().stream()
                                .map(HeaderField::name)
                                .distinct()
                                .collect(joining(", "))));
    }

    /**
     * Verifies that the header has the given field with the given decoded value.
     *
     * <pre>{@code
     * assertThat(mail).hasHeader("Subject", "Welcome, Ada"); // passes
     * assertThat(mail).hasHeader("Subject", "Welcome"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @param value the value
     * @return this assertion object
     */
    default SELF hasHeader(String name, String value) {
        return has(Expectation.of(
                "a header field " + name + ": " + value,
                mail -> mail.header(name).contains(value),
                mail -> mail.header(name).isEmpty() ? "its header has no " + name : "it has " + fields(mail, name)));
    }

    /**
     * Verifies that the header does not have the given field.
     *
     * <pre>{@code
     * assertThat(mail).doesNotHaveHeader("Bcc"); // passes
     * assertThat(mail).doesNotHaveHeader("Subject"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @return this assertion object
     */
    default SELF doesNotHaveHeader(String name) {
        return has(Expectation.of(
                "no header field " + name,
                mail -> mail.header(name).isEmpty(),
                mail -> "it has " + fields(mail, name)));
    }

    /**
     * Verifies that an address field names a mailbox, perhaps among others. Names are compared as people see them, and domains
     * in either form of their non-ASCII letters. Without a name, the address alone is compared.
     *
     * <pre>{@code
     * assertThat(mail).hasMailboxIn("From", "The Shop <shop@example.com>"); // passes
     * assertThat(mail).hasMailboxIn("From", "Shop <shop@example.com>"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @param mailbox the address, with or without a name before it
     * @return this assertion object
     * @throws IllegalArgumentException if this is not a mailbox
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4</a>
     */
    default SELF hasMailboxIn(String name, String mailbox) {
        Mailbox expected = Mailbox.parse(mailbox);
        return has(Expectation.of(
                expected + " in " + name,
                mail -> mail.mailboxes(name).stream()
                        .anyMatch(actual -> expected.displayName().isEmpty()
                                ? actual.address().equals(expected.address())
                                : actual.equals(expected)),
                mail -> mail.header(name).isEmpty()
                        ? "its header has no " + name
                        : "there is "
                                + mail.mailboxes(name).stream()
                                        .map(Mailbox::toString)
                                        .collect(joining(", "))));
    }

    /**
     * Verifies where a reply goes: to the addresses of Reply-To, or of From if there is none.
     *
     * <pre>{@code
     * assertThat(mail).isRepliableTo("service@example.com"); // passes
     * assertThat(mail).isRepliableTo("shop@example.com"); // fails
     * }</pre>
     *
     * @param addresses all of them, in any order; one at least
     * @return this assertion object
     * @throws IllegalArgumentException if one is not an address, or there is none
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.2">RFC 5322, section 3.6.2</a>
     */
    default SELF isRepliableTo(String... addresses) {
        if (addresses.length == 0) {
            throw new IllegalArgumentException("Name one address at least");
        }
        Set<MailAddress> expected = Stream.of(addresses).map(MailAddress::parse).collect(Collectors.toSet());
        String shown = Stream.of(addresses).map(address -> "<" + address + ">").collect(joining(", "));
        return has(Expectation.of(
                "replies that go to " + shown, mail -> replies(mail).equals(expected), mail -> {
                    String field = mail.header("Reply-To").isEmpty() ? "From" : "Reply-To";
                    List<String> fields = mail.header(field);
                    return fields.isEmpty() ? "it has neither Reply-To nor From" : "it has " + fields(mail, field);
                }));
    }

    private static Set<MailAddress> replies(ReceivedMail mail) {
        String field = mail.header("Reply-To").isEmpty() ? "From" : "Reply-To";
        return mail.mailboxes(field).stream().map(Mailbox::address).collect(Collectors.toSet());
    }

    private static String fields(ReceivedMail mail, String name) {
        return mail.header(name).stream().map(value -> name + ": " + value).collect(joining(", "));
    }
}
