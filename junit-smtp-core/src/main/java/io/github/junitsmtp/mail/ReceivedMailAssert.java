package io.github.junitsmtp.mail;

import static io.github.junitsmtp.internal.assertion.AssertFactories.BODY;
import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;
import static io.github.junitsmtp.internal.assertion.AssertFactories.list;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.bulk.BulkSenderChecker;
import io.github.junitsmtp.internal.checks.CheckResult;
import io.github.junitsmtp.internal.dkim.ArcVerifier;
import io.github.junitsmtp.internal.dkim.SignatureResult;
import io.github.junitsmtp.internal.mime.BodyText;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.smime.SmimeVerifier;
import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Nearest;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleViolation;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a mail. The sender and recipients are those of the envelope, which includes the recipients of blind copies.
 *
 * <p>The examples assert on a mail that {@code shop@example.com} sent to {@code ada@example.org} with the subject
 * {@code Welcome, Ada} and a blind copy to {@code audit@example.com}.
 *
 * @see ReceivedMail
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ReceivedMailAssert extends AbstractObjectAssert<ReceivedMailAssert, ReceivedMail> {

    /** {@link InstanceOfAssertFactory} for {@link ReceivedMail}, as in {@code first(RECEIVED_MAIL)}. */
    public static final InstanceOfAssertFactory<ReceivedMail, ReceivedMailAssert> RECEIVED_MAIL =
            new InstanceOfAssertFactory<>(ReceivedMail.class, ReceivedMailAssert::new);

    /** The parameters whose values are case-sensitive (RFC 3461, sections 4.2 and 4.4; RFC 4954, section 5). */
    private static final Set<String> CASE_SENSITIVE = Set.of("ENVID", "ORCPT", "AUTH");

    private static final URI NOWHERE = URI.create("about:invalid");

    ReceivedMailAssert(ReceivedMail actual) {
        super(actual, ReceivedMailAssert.class);
        BriefRepresentation.use(info);
    }

    /**
     * Verifies that the envelope has the given sender.
     *
     * <pre>{@code
     * assertThat(mail).isFrom("shop@example.com"); // passes
     * assertThat(mail).isFrom("ada@example.org"); // fails
     * }</pre>
     *
     * @param sender the address, or an empty string for the null sender
     * @return this assertion object
     * @throws IllegalArgumentException if the address is invalid
     */
    public ReceivedMailAssert isFrom(String sender) {
        MailAddress expected = MailAddress.ofMailbox(sender);
        return has(Expectation.of(
                "the envelope sender (MAIL FROM) <" + expected + ">",
                mail -> mail.sender().equals(expected),
                mail -> Elsewhere.thanSender(expected, mail)));
    }

    /**
     * Verifies that the envelope contains at least the given recipients, in any order.
     *
     * <pre>{@code
     * assertThat(mail).isTo("ada@example.org"); // passes
     * assertThat(mail).isTo("bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return this assertion object
     * @throws IllegalArgumentException if an address is invalid or none is given
     */
    public ReceivedMailAssert isTo(String... recipients) {
        List<MailAddress> expected = addresses(recipients);
        return has(Expectation.of(
                (expected.size() == 1 ? "the envelope recipient" : "the envelope recipients") + " (RCPT TO) "
                        + Elsewhere.inWords(expected),
                mail -> Elsewhere.thanRecipients(expected, false, mail)));
    }

    /**
     * Verifies that the envelope has the given recipients and no others, in any order.
     *
     * <pre>{@code
     * assertThat(mail).hasOnlyRecipients("ada@example.org", "audit@example.com"); // passes
     * assertThat(mail).hasOnlyRecipients("ada@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return this assertion object
     * @throws IllegalArgumentException if an address is invalid or none is given
     */
    public ReceivedMailAssert hasOnlyRecipients(String... recipients) {
        List<MailAddress> expected = addresses(recipients);
        return has(Expectation.of(
                "only the envelope recipients (RCPT TO) " + Elsewhere.inWords(expected),
                mail -> Elsewhere.thanRecipients(expected, true, mail)));
    }

    /**
     * Verifies that the given recipient received a blind copy: the envelope contains the recipient, and no header field
     * does. Fields that name the sender are ignored, because senders may send themselves a blind copy.
     *
     * <pre>{@code
     * assertThat(mail).hasBlindCopyTo("audit@example.com"); // passes
     * assertThat(mail).hasBlindCopyTo("ada@example.org"); // fails
     * }</pre>
     *
     * @param recipient the address
     * @return this assertion object
     * @throws IllegalArgumentException if the address is invalid
     */
    public ReceivedMailAssert hasBlindCopyTo(String recipient) {
        MailAddress expected = MailAddress.ofMailbox(recipient);
        return has(Expectation.of(
                "a blind copy to <" + expected + ">",
                mail -> mail.recipients().contains(expected)
                        && BlindCopies.fieldNaming(expected, mail).isEmpty(),
                mail -> BlindCopies.fieldNaming(expected, mail)
                        .map(field -> "its " + field + " header field names that address")
                        .orElse("it was sent to " + Elsewhere.inWords(mail.recipients()))));
    }

    /**
     * Verifies that the header does not reveal blind copies: it has no Bcc field, and no field contains an envelope
     * recipient who is not in To or Cc.
     *
     * <pre>{@code
     * assertThat(mail).doesNotLeakBcc(); // passes
     * assertThat(mailWithBccInItsHeader).doesNotLeakBcc(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.3">RFC 5322, section 3.6.3</a>
     */
    public ReceivedMailAssert doesNotLeakBcc() {
        return has(Expectation.of("no Bcc recipients in its header", mail -> {
            List<String> leaks = BlindCopies.leaksOf(mail);
            return leaks.isEmpty() ? Optional.empty() : Optional.of("it has\n" + String.join("\n", leaks));
        }));
    }

    /**
     * Verifies that the MAIL command has the given parameter, such as SIZE, BODY, SMTPUTF8, RET or ENVID.
     *
     * <pre>{@code
     * assertThat(mail).hasMailParameter("BODY=8BITMIME"); // passes
     * assertThat(mail).hasMailParameter("SMTPUTF8"); // fails
     * }</pre>
     *
     * @param parameter the keyword, with its value if it has one; case-insensitive, except for the values of ENVID and AUTH
     * @return this assertion object
     */
    public ReceivedMailAssert hasMailParameter(String parameter) {
        return has(Expectation.of(
                "the MAIL parameter " + parameter,
                mail -> hasParameter(mail.envelope().mailFrom(), parameter),
                mail -> "the command was " + mail.envelope().mailFrom()));
    }

    /**
     * Verifies that the RCPT command for a recipient has the given parameter, such as NOTIFY or ORCPT.
     *
     * <pre>{@code
     * assertThat(mail).hasRcptParameter("ada@example.org", "NOTIFY=NEVER"); // passes
     * assertThat(mail).hasRcptParameter("audit@example.com", "NOTIFY=NEVER"); // fails
     * }</pre>
     *
     * @param recipient the address
     * @param parameter the keyword, with its value if it has one; case-insensitive, except for the value of ORCPT
     * @return this assertion object
     * @throws IllegalArgumentException if the address is invalid
     */
    public ReceivedMailAssert hasRcptParameter(String recipient, String parameter) {
        MailAddress expected = MailAddress.ofMailbox(recipient);
        return has(Expectation.of(
                "the RCPT parameter " + parameter + " for <" + expected + ">",
                mail -> mail.envelope().rcptTo().stream()
                        .filter(command -> command.address().equals(Optional.of(expected)))
                        .anyMatch(command -> hasParameter(command, parameter)),
                mail -> "the commands were\n"
                        + mail.envelope().rcptTo().stream()
                                .map(command -> "    " + command)
                                .collect(joining("\n"))));
    }

    /**
     * Verifies that the client was logged in as the given user when it sent the mail.
     *
     * <pre>{@code
     * assertThat(mail).isAuthenticatedAs("shop"); // passes
     * assertThat(mail).isAuthenticatedAs("ada"); // fails
     * }</pre>
     *
     * @param user the user name
     * @return this assertion object
     */
    public ReceivedMailAssert isAuthenticatedAs(String user) {
        return has(Expectation.of(
                "the authenticated user " + Printable.quote(user),
                mail -> mail.authenticatedUser().equals(Optional.of(user)),
                mail -> mail.authenticatedUser()
                        .map(actual -> "it is " + Printable.quote(actual))
                        .orElse("the client had not logged in")));
    }

    /**
     * Verifies that the mail arrived over TLS.
     *
     * <pre>{@code
     * assertThat(mail).isEncrypted(); // passes
     * assertThat(mailInTheClear).isEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert isEncrypted() {
        return has(Expectation.of(
                "arrived over TLS",
                ReceivedMail::isEncrypted,
                mail -> "it arrived in plain text in session " + mail.session()
                        + (mail.cameBesideStartTls() ? ", although the server offered STARTTLS" : "")));
    }

    /**
     * Verifies that the decoded subject is equal to the given text.
     *
     * <pre>{@code
     * assertThat(mail).hasSubject("Welcome, Ada"); // passes
     * assertThat(mail).hasSubject("Welcome"); // fails
     * }</pre>
     *
     * @param expected the subject
     * @return this assertion object
     */
    public ReceivedMailAssert hasSubject(String expected) {
        subject("subject" + Elsewhere.misread(expected, actual, ReceivedMail::subject))
                .isEqualTo(expected);
        return this;
    }

    /**
     * Verifies that there is a subject, and starts assertions on the decoded subject.
     *
     * <pre>{@code
     * assertThat(mail).subject().startsWith("Welcome"); // passes
     * assertThat(mail).subject().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the subject
     */
    public final AbstractStringAssert<?> subject() {
        return subject("subject");
    }

    private AbstractStringAssert<?> subject(String name) {
        return named(
                name,
                Navigation.from(
                        this,
                        HeaderFields.atLeastOne("Subject"),
                        mail -> mail.subject().orElseThrow(),
                        STRING));
    }

    /**
     * Verifies that the header has the given field.
     *
     * <pre>{@code
     * assertThat(mail).hasHeader("Date"); // passes
     * assertThat(mail).hasHeader("Bcc"); // fails
     * }</pre>
     *
     * @param name the field name, case-insensitive
     * @return this assertion object
     */
    public ReceivedMailAssert hasHeader(String name) {
        return has(HeaderFields.atLeastOne(name));
    }

    /**
     * Verifies that the header has the given field with the given decoded value.
     *
     * <pre>{@code
     * assertThat(mail).hasHeader("Subject", "Welcome, Ada"); // passes
     * assertThat(mail).hasHeader("Subject", "Welcome"); // fails
     * }</pre>
     *
     * @param name the field name, case-insensitive
     * @param value the decoded value
     * @return this assertion object
     */
    public ReceivedMailAssert hasHeader(String name, String value) {
        return has(Expectation.of(
                "a header field " + name + ": " + value,
                mail -> mail.header(name).contains(value),
                mail -> HeaderFields.absence(name, mail)
                        .orElseGet(() -> "it has " + fields(mail, name, field -> Nearest.around(value, field)))));
    }

    /**
     * Verifies that the header has the given field exactly once, and starts assertions on its value, decoded and unfolded as
     * {@link ReceivedMail#header} returns it.
     *
     * <pre>{@code
     * assertThat(mail).header("Subject").startsWith("Welcome"); // passes
     * assertThat(mail).header("Subject").contains("Goodbye"); // fails
     * assertThat(mail).header("X-Campaign").isEqualTo("spring"); // fails: there is no such field
     * }</pre>
     *
     * @param name the field name, case-insensitive
     * @return assertions on the value
     * @see #headers
     */
    public final AbstractStringAssert<?> header(String name) {
        return named(
                "header field " + name,
                Navigation.from(
                        this,
                        HeaderFields.exactlyOne(name),
                        mail -> mail.header(name).get(0),
                        STRING));
    }

    /**
     * Starts assertions on the values of all header fields with the given name, decoded and unfolded as {@link ReceivedMail#header} returns
     * them.
     *
     * <pre>{@code
     * assertThat(relayedMail).headers("Received").hasSize(2); // passes
     * assertThat(mail).headers("Bcc").isNotEmpty(); // fails
     * }</pre>
     *
     * @param name the field name, case-insensitive
     * @return assertions on the values in the order of the header; empty if there is no such field
     * @see #header
     */
    public final ListAssert<String> headers(String name) {
        return named("header fields " + name, Navigation.from(this, mail -> mail.header(name), list(String.class)));
    }

    /**
     * Verifies that the header does not have the given field.
     *
     * <pre>{@code
     * assertThat(mail).doesNotHaveHeader("Bcc"); // passes
     * assertThat(mail).doesNotHaveHeader("Subject"); // fails
     * }</pre>
     *
     * @param name the field name, case-insensitive
     * @return this assertion object
     */
    public ReceivedMailAssert doesNotHaveHeader(String name) {
        return has(Expectation.of(
                "no " + name + " header field",
                mail -> mail.header(name).isEmpty(),
                mail -> "it has " + fields(mail, name)));
    }

    /**
     * Verifies that an address field contains the given mailbox, possibly among others. Names are compared as
     * displayed, and internationalized domains match in either Unicode or ASCII form. If the given mailbox has no
     * display name, only the address is compared.
     *
     * <pre>{@code
     * assertThat(mail).hasMailboxIn("From", "The Shop <shop@example.com>"); // passes
     * assertThat(mail).hasMailboxIn("From", "Shop <shop@example.com>"); // fails
     * }</pre>
     *
     * @param name the field name, case-insensitive
     * @param mailbox the address, with or without a display name
     * @return this assertion object
     * @throws IllegalArgumentException if the mailbox is invalid
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4</a>
     */
    public ReceivedMailAssert hasMailboxIn(String name, String mailbox) {
        return has(HeaderMailboxes.in(name, mailbox));
    }

    /**
     * Verifies that the From header field contains the given mailbox. The envelope sender may differ: call
     * {@link #isFrom} to verify it.
     *
     * <pre>{@code
     * assertThat(mail).hasFromHeader("shop@example.com"); // passes
     * assertThat(mail).hasFromHeader("The Shop <shop@example.com>"); // passes
     * assertThat(mail).hasFromHeader("bounces@example.com"); // fails
     * }</pre>
     *
     * @param mailbox the address, with or without a display name, compared as in {@link #hasMailboxIn}
     * @return this assertion object
     * @throws IllegalArgumentException if the mailbox is invalid
     */
    public ReceivedMailAssert hasFromHeader(String mailbox) {
        return has(HeaderMailboxes.in("From", mailbox));
    }

    /**
     * Verifies that the To header field contains at least the given mailboxes, in any order. The envelope recipients
     * may differ: call {@link #isTo} to verify them.
     *
     * <pre>{@code
     * assertThat(mail).hasToHeader("ada@example.org"); // passes
     * assertThat(mail).hasToHeader("ada@example.org", "audit@example.com"); // fails
     * }</pre>
     *
     * @param mailboxes at least one address, with or without a display name, compared as in {@link #hasMailboxIn}
     * @return this assertion object
     * @throws IllegalArgumentException if a mailbox is invalid or none is given
     */
    public ReceivedMailAssert hasToHeader(String... mailboxes) {
        return has(HeaderMailboxes.in("To", mailboxes));
    }

    /**
     * Verifies that the Cc header field contains at least the given mailboxes, in any order.
     *
     * <pre>{@code
     * assertThat(mail).hasCcHeader("cleo@example.org"); // passes
     * assertThat(mail).hasCcHeader("audit@example.com"); // fails
     * }</pre>
     *
     * @param mailboxes at least one address, with or without a display name, compared as in {@link #hasMailboxIn}
     * @return this assertion object
     * @throws IllegalArgumentException if a mailbox is invalid or none is given
     * @see #hasBlindCopyTo
     */
    public ReceivedMailAssert hasCcHeader(String... mailboxes) {
        return has(HeaderMailboxes.in("Cc", mailboxes));
    }

    /**
     * Verifies that the Reply-To header field contains at least the given mailboxes, in any order. To verify where
     * replies go, even if this field is missing, call {@link #isRepliableTo}.
     *
     * <pre>{@code
     * assertThat(mail).hasReplyToHeader("service@example.com"); // passes
     * assertThat(mail).hasReplyToHeader("shop@example.com"); // fails
     * }</pre>
     *
     * @param mailboxes at least one address, with or without a display name, compared as in {@link #hasMailboxIn}
     * @return this assertion object
     * @throws IllegalArgumentException if a mailbox is invalid or none is given
     */
    public ReceivedMailAssert hasReplyToHeader(String... mailboxes) {
        return has(HeaderMailboxes.in("Reply-To", mailboxes));
    }

    /**
     * Verifies that replies go to exactly the given addresses: those in Reply-To, or in From if there is no Reply-To.
     *
     * <pre>{@code
     * assertThat(mail).isRepliableTo("service@example.com"); // passes
     * assertThat(mail).isRepliableTo("shop@example.com"); // fails
     * }</pre>
     *
     * @param addresses all reply addresses, in any order; at least one
     * @return this assertion object
     * @throws IllegalArgumentException if an address is invalid or none is given
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.2">RFC 5322, section 3.6.2</a>
     */
    public ReceivedMailAssert isRepliableTo(String... addresses) {
        if (addresses.length == 0) {
            throw new IllegalArgumentException("addresses must not be empty");
        }
        List<MailAddress> wanted =
                Stream.of(addresses).map(Mailbox::parse).map(Mailbox::address).toList();
        Set<MailAddress> expected = Set.copyOf(wanted);
        String shown =
                Brief.list(wanted.stream().map(address -> "<" + address + ">").toList());
        return has(Expectation.of(
                "replies go to " + shown, mail -> replies(mail).equals(expected), mail -> {
                    String field = mail.header("Reply-To").isEmpty() ? "From" : "Reply-To";
                    List<String> fields = mail.header(field);
                    return fields.isEmpty() ? "it has neither Reply-To nor From" : "it has " + fields(mail, field);
                }));
    }

    /**
     * Verifies that the mail has a List-Unsubscribe header field, and starts assertions on it.
     *
     * <pre>{@code
     * assertThat(newsletter).hasListUnsubscribe().oneClick(); // passes
     * assertThat(mail).hasListUnsubscribe(); // fails
     * }</pre>
     *
     * @return assertions on the URLs in List-Unsubscribe
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2369#section-3.2">RFC 2369, section 3.2</a>
     */
    public final ListUnsubscribeAssert hasListUnsubscribe() {
        return Navigation.from(
                this,
                HeaderFields.atLeastOne("List-Unsubscribe"),
                mail -> mail.listUnsubscribe().orElseThrow(),
                ListUnsubscribeAssert.LIST_UNSUBSCRIBE);
    }

    /**
     * Verifies that the text body is equal to the given text. CRLF is treated as LF, and the final line ending is
     * ignored, because SMTP may have added it. The text is compared as readers see it, after the transfer encoding,
     * charset and {@code format=flowed} are decoded.
     *
     * <pre>{@code
     * assertThat(mail).hasTextBody("Dear Ada,\nyour account is ready."); // passes
     * assertThat(mail).hasTextBody("Dear Ada,\r\nyour account is ready.\r\n"); // passes
     * assertThat(mail).hasTextBody("Dear Ada"); // fails
     * }</pre>
     *
     * @param expected the decoded text, such as a text block, with or without a final line ending
     * @return this assertion object
     * @see MailPart#text()
     */
    public ReceivedMailAssert hasTextBody(String expected) {
        textBody("text body" + Elsewhere.misread(asBody(expected), actual, ReceivedMail::textBody))
                .isEqualTo(asBody(expected));
        return this;
    }

    /**
     * Verifies that the text body contains the given text.
     *
     * <pre>{@code
     * assertThat(mail).hasTextBodyContaining("your account is ready"); // passes
     * assertThat(mail).hasTextBodyContaining("password"); // fails
     * }</pre>
     *
     * @param part part of the decoded text, possibly including the final line ending
     * @return this assertion object
     */
    public ReceivedMailAssert hasTextBodyContaining(String part) {
        return has(Expectation.of(
                "a text body containing " + Printable.quote(part),
                mail -> contains(mail.textBody(), part),
                mail -> Elsewhere.thanInText(part, mail)));
    }

    /**
     * Verifies that there is no text body.
     *
     * <pre>{@code
     * assertThat(mailOfHtmlAlone).hasNoTextBody(); // passes
     * assertThat(mail).hasNoTextBody(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert hasNoTextBody() {
        return has(Expectation.of(
                "no text body", mail -> mail.textBody().isEmpty(), mail -> "its parts are\n" + mail.mimeTree()));
    }

    /**
     * Verifies that there is a text body, and starts assertions on it. The text has LF line endings, but none after the
     * last line, so it is not equal to a text block that ends with a line feed. {@link #hasTextBody} ignores that
     * difference.
     *
     * <pre>{@code
     * assertThat(mail).textBody().startsWith("Dear Ada"); // passes
     * assertThat(mail).textBody().isBlank(); // fails
     * }</pre>
     *
     * @return assertions on the decoded text
     */
    public final AbstractStringAssert<?> textBody() {
        return textBody("text body");
    }

    private AbstractStringAssert<?> textBody(String name) {
        return named(name, body("a text body", ReceivedMail::textBody, mail -> "", BODY));
    }

    /**
     * Verifies that the HTML body is equal to the given HTML. The final line ending is ignored, because SMTP may have added it.
     *
     * <pre>{@code
     * assertThat(mail).hasHtmlBody("<p>Dear <b>Ada</b></p>"); // passes
     * assertThat(mail).hasHtmlBody("<p>Dear Ada</p>"); // fails
     * }</pre>
     *
     * @param expected the decoded HTML, such as a text block, with or without a final line ending
     * @return this assertion object
     * @see MailPart#text()
     */
    public ReceivedMailAssert hasHtmlBody(String expected) {
        named("HTML body", htmlBody()).isEqualTo(asBody(expected));
        return this;
    }

    /**
     * Verifies that the HTML body contains the given HTML.
     *
     * <pre>{@code
     * assertThat(mail).hasHtmlBodyContaining("<b>Ada</b>"); // passes
     * assertThat(mail).hasHtmlBodyContaining("<script"); // fails
     * }</pre>
     *
     * @param part part of the decoded HTML, possibly including the final line ending
     * @return this assertion object
     */
    public ReceivedMailAssert hasHtmlBodyContaining(String part) {
        return has(Expectation.of(
                "an HTML body containing " + Printable.quote(part),
                mail -> contains(mail.htmlBody(), part),
                mail -> mail.htmlBody()
                        .map(body -> Nearest.inWords(part, body) + Elsewhere.garbled(part, body))
                        .orElseGet(() -> "it has none" + Elsewhere.htmlInText(mail))));
    }

    /**
     * Verifies that there is no HTML body.
     *
     * <pre>{@code
     * assertThat(mailOfTextAlone).hasNoHtmlBody(); // passes
     * assertThat(mail).hasNoHtmlBody(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert hasNoHtmlBody() {
        return has(Expectation.of(
                "no HTML body", mail -> mail.htmlBody().isEmpty(), mail -> "its parts are\n" + mail.mimeTree()));
    }

    /**
     * Verifies that there is an HTML body, and starts assertions on its text, elements and links.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().link("Confirm").hasScheme("https"); // passes
     * assertThat(mail).htmlBody().isBlank(); // fails
     * }</pre>
     *
     * @return assertions on the decoded HTML
     */
    public final HtmlAssert htmlBody() {
        ReceivedMail mail = actual;
        return body(
                "an HTML body",
                ReceivedMail::htmlBody,
                Elsewhere::htmlInText,
                mail == null ? HtmlAssert.HTML : HtmlAssert.of(mail));
    }

    /**
     * Verifies that the mail can be read without HTML: it has a non-blank text body as an alternative to the HTML body.
     *
     * <pre>{@code
     * assertThat(mail).hasAlternativeTextBody(); // passes
     * assertThat(mailOfHtmlAlone).hasAlternativeTextBody(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4">RFC 2046, section 5.1.4</a>
     */
    public ReceivedMailAssert hasAlternativeTextBody() {
        return has(Expectation.of(
                "a text body as an alternative to its HTML body",
                Alternatives::areThere,
                mail -> "its parts are\n" + mail.mimeTree()
                        + (Alternatives.isBlank(mail) ? "\nits text body is blank" : "")));
    }

    /**
     * Verifies that there is a link with the given text, and returns its target, so that a test can follow it. This
     * method searches the HTML body or, if there is no HTML body, the lines of the text body that contain the given
     * text.
     *
     * <pre>{@code
     * URI confirm = assertThat(mail).extractingLink("Confirm"); // passes
     * assertThat(mail).extractingLink("Unsubscribe"); // fails
     * }</pre>
     *
     * @param words the text of the link or part of it, case-insensitive
     * @return the target, or {@code about:invalid} if soft assertions have recorded that the link is missing
     * @throws IllegalArgumentException if the target of the link is not a URI
     */
    public final URI extractingLink(String words) { // final, because an override by soft assertions would return null
        has(Expectation.of(
                "a link " + Printable.quote(words),
                mail -> linkIn(mail, words).isPresent(),
                mail -> mail.htmlBody()
                        .map(MailLinks::list)
                        .orElse("its text body is\n" + mail.textBody().orElse("missing"))));
        return Optional.ofNullable(actual)
                .flatMap(mail -> linkIn(mail, words))
                .map(MailLinks::uri)
                .orElse(NOWHERE);
    }

    /**
     * Starts assertions on the targets of all links, as {@link ReceivedMail#links} returns them: those in the HTML
     * body, then those in the text body that the HTML body does not link to. Each URL is listed once.
     *
     * <pre>{@code
     * assertThat(mail).links().contains("https://example.com/confirm?t=1"); // passes
     * assertThat(mail).links().allMatch(link -> link.startsWith("https://example.com/")); // passes
     * assertThat(mail).links().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the URLs in order, as written in the mail
     * @see #extractingLink
     */
    public final ListAssert<String> links() {
        return named("links", Navigation.from(this, ReceivedMail::links, list(String.class)));
    }

    /**
     * Verifies that there is an attachment with the given name.
     *
     * <pre>{@code
     * assertThat(mail).hasAttachment("terms.pdf"); // passes
     * assertThat(mail).hasAttachment("invoice.pdf"); // fails
     * }</pre>
     *
     * @param fileName the decoded file name
     * @return this assertion object
     */
    public ReceivedMailAssert hasAttachment(String fileName) {
        return has(attachmentNamed(fileName));
    }

    /**
     * Verifies that there are no attachments. Inline parts, such as the images in an HTML body, are ignored.
     *
     * <pre>{@code
     * assertThat(mailWithoutFiles).hasNoAttachments(); // passes
     * assertThat(mail).hasNoAttachments(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert hasNoAttachments() {
        return has(Expectation.of(
                "no attachments",
                mail -> mail.attachments().isEmpty(),
                mail -> "it has " + Brief.list(mail.attachments())));
    }

    /**
     * Starts assertions on the first attachment with the given name.
     *
     * <pre>{@code
     * assertThat(mail).attachment("terms.pdf").hasContentType("application/pdf"); // passes
     * assertThat(mail).attachment("invoice.pdf"); // fails
     * }</pre>
     *
     * @param fileName the decoded file name
     * @return assertions on the attachment
     */
    public final MailPartAssert attachment(String fileName) {
        return first(
                attachmentNamed(fileName),
                mail -> mail.attachments().stream()
                        .filter(part -> part.fileName().equals(Optional.of(fileName))));
    }

    /**
     * Starts assertions on the attachments.
     *
     * <pre>{@code
     * assertThat(mail).attachments().hasSize(1); // passes
     * assertThat(mail).attachments().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the attachments in order
     */
    public final ListAssert<MailPart> attachments() {
        List<MailPart> others = actual == null ? List.of() : actual.inlineParts();
        String which = others.isEmpty() ? "attachments" : "attachments, without the inline parts " + Brief.list(others);
        return named(which, Navigation.from(this, ReceivedMail::attachments, list(MailPart.class)));
    }

    /**
     * Starts assertions on the inline parts, such as the images in an HTML body.
     *
     * <pre>{@code
     * assertThat(mail).inlineParts().hasSize(1); // passes
     * assertThat(mail).inlineParts().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the inline parts in order
     */
    public final ListAssert<MailPart> inlineParts() {
        return named("inline parts", Navigation.from(this, ReceivedMail::inlineParts, list(MailPart.class)));
    }

    /**
     * Verifies that exactly one inline part has the given content ID, which HTML refers to with {@code cid:}, and
     * starts assertions on it.
     *
     * <pre>{@code
     * assertThat(mail).inlinePart("logo").hasContentType("image/png"); // passes
     * assertThat(mail).inlinePart("banner"); // fails
     * }</pre>
     *
     * @param contentId the content ID, without angle brackets
     * @return assertions on the part
     */
    public final MailPartAssert inlinePart(String contentId) {
        return first(
                Expectation.of(
                        "an inline part with the Content-ID <" + contentId + ">",
                        mail -> Elsewhere.thanInline(contentId, mail)),
                mail -> inlineParts(mail, contentId));
    }

    /**
     * Starts assertions on the first calendar object, such as an invitation.
     *
     * <pre>{@code
     * assertThat(invitation).calendar().hasMethod("REQUEST").hasAttendee("ada@example.org"); // passes
     * assertThat(mail).calendar(); // fails
     * }</pre>
     *
     * @return assertions on the {@code text/calendar} part and its first event
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6047#section-2.4">RFC 6047, section 2.4</a>
     */
    public final CalendarAssert calendar() {
        return Navigation.from(
                this,
                Expectation.of(
                        "a text/calendar part",
                        mail -> !mail.calendars().isEmpty(),
                        mail -> "its parts are\n" + mail.mimeTree()),
                mail -> mail.calendars().get(0),
                CalendarAssert.CALENDAR);
    }

    /**
     * Starts assertions on the MIME tree, as {@link ReceivedMail#mimeTree()} renders it.
     *
     * <pre>{@code
     * assertThat(mail).mimeTree().startsWith("multipart/mixed"); // passes
     * assertThat(mail).mimeTree().isEqualTo("text/plain"); // fails
     * }</pre>
     *
     * @return assertions on the text
     */
    public final AbstractStringAssert<?> mimeTree() {
        return Navigation.from(this, ReceivedMail::mimeTree, STRING);
    }

    /**
     * Verifies that the message follows the {@linkplain MessageRule#standard() standard rules}. The failure lists the
     * violations, each with its rule, RFC section and offending bytes.
     *
     * <pre>{@code
     * assertThat(mail).isWellFormed(); // passes
     * assertThat(mailWithoutDate).isWellFormed(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert isWellFormed() {
        return keepsTo(MessageRule.standard());
    }

    /**
     * Verifies that the message follows the {@linkplain MessageRule#standard() standard rules}, except for the given ones.
     *
     * <pre>{@code
     * assertThat(mailOfHtmlAlone).isWellFormedExceptFor(MessageRule.TEXT_ALTERNATIVE); // passes
     * assertThat(mailWithoutDate).isWellFormedExceptFor(MessageRule.TEXT_ALTERNATIVE); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public ReceivedMailAssert isWellFormedExceptFor(MessageRule... rules) {
        return keepsTo(MessageRule.standard().except(rules));
    }

    /**
     * Verifies that the mail is ready to send: it has no template placeholders, no {@code null} or
     * {@code [object Object]}, no garbled or double-escaped text, no links that readers cannot open, and no attachments
     * that are empty or have a type other than the declared one. The {@linkplain MessageRule#finished() rules} check
     * the subject, names, bodies, links and files. They do not access the network.
     *
     * <pre>{@code
     * assertThat(mail).isFinished(); // passes
     * assertThat(mailWithSubject("Welcome, ${name}")).isFinished(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert isFinished() {
        return isFinished(MessageRule.finished(), List.of());
    }

    /**
     * Verifies that the mail is {@linkplain #isFinished() finished} according to all rules except for the given ones.
     *
     * <pre>{@code
     * assertThat(mailThatLinksToLocalhost).isFinishedExceptFor(MessageRule.LINK_TARGETS); // passes
     * assertThat(mailWithSubject("Welcome, ${name}")).isFinishedExceptFor(MessageRule.LINK_TARGETS); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public ReceivedMailAssert isFinishedExceptFor(MessageRule... rules) {
        return isFinished(MessageRule.finished().except(rules), List.of());
    }

    /**
     * Verifies that the mail is {@linkplain #isFinished() finished}, but allows the given texts, link targets and file
     * names. A finding is allowed if it overlaps a match of one of the patterns.
     *
     * <pre>{@code
     * assertThat(mailOnTemplates).isFinishedExceptFor(Pattern.compile("Write \$\{name} for the name")); // passes
     * assertThat(mailWithSubject("Welcome, ${name}")).isFinishedExceptFor(Pattern.compile("http://localhost/.*")); // fails
     * }</pre>
     *
     * @param allowed patterns for the allowed text
     * @return this assertion object
     */
    public ReceivedMailAssert isFinishedExceptFor(Pattern... allowed) {
        return isFinished(MessageRule.finished(), List.of(allowed));
    }

    private static Expectation<ReceivedMail> verified(
            String check, String expected, Function<ReceivedMail, Optional<String>> problemOf) {
        return Expectation.of(expected, mail -> {
            Optional<String> problem = problemOf.apply(mail);
            mail.checked(CheckResult.ofVerdict(check, problem));
            return problem;
        });
    }

    private ReceivedMailAssert isFinished(Set<MessageRule> rules, List<Pattern> allowed) {
        return has(Expectation.of("a finished mail", mail -> {
            List<RuleViolation<MessageRule>> violations = MessageRuleChecker.violations(mail, rules, allowed);
            boolean isWhole = allowed.isEmpty() && rules.equals(MessageRule.finished());
            mail.checked(CheckResult.of(isWhole ? "Finished" : "Finished, with exceptions", violations));
            return Violations.inWords(violations);
        }));
    }

    /**
     * Verifies that the message follows the given rules.
     *
     * <pre>{@code
     * assertThat(mail).keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS)); // passes
     * assertThat(mailThatLinksToHttp).keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    public ReceivedMailAssert keepsTo(Set<MessageRule> rules) {
        return has(Expectation.of("a well-formed message", mail -> {
            List<RuleViolation<MessageRule>> violations = mail.violations(rules);
            mail.checked(CheckResult.of(nameOf(rules), violations));
            return Violations.inWords(violations);
        }));
    }

    private static String nameOf(Set<MessageRule> rules) {
        return rules.equals(MessageRule.standard())
                ? "Well-formed"
                : rules.equals(MessageRule.finished()) ? "Finished" : "Chosen rules";
    }

    /**
     * Verifies that the mail has a valid DKIM signature and no invalid ones. Signatures are verified with the given
     * records. A signature whose key is missing from the records is ignored, unless it is invalid regardless of the
     * key: malformed, expired, or made for a different body. The failure describes what is wrong with each signature
     * and, if possible, which line was changed after signing.
     *
     * <pre>{@code
     * DnsRecords dns = DnsRecords.of("mail._domainkey.example.com", "v=DKIM1; p=MIIBIjANBgkq...");
     *
     * assertThat(signedMail).hasValidDkimSignature(dns); // passes
     * assertThat(mailWithFooterAddedAfterSigning).hasValidDkimSignature(dns); // fails
     * }</pre>
     *
     * @param records the keys and other DNS records
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6376">RFC 6376</a>
     */
    public ReceivedMailAssert hasValidDkimSignature(DnsRecords records) {
        return has(verified(
                "DKIM", "a valid DKIM signature", mail -> SignatureResult.failureOf(mail.dkimResults(records))));
    }

    /**
     * Verifies that the mail has a valid S/MIME signature by the holder of the given certificate, as
     * {@code multipart/signed} or {@code application/pkcs7-mime}. The assertion does not check whether the certificate
     * is trusted or has expired. It requires Bouncy Castle ({@code org.bouncycastle:bcpkix-jdk18on}) on the class path.
     *
     * <pre>{@code
     * assertThat(signedMail).isSignedBy(certificateOfTheShop); // passes
     * assertThat(signedMail).isSignedBy(certificateOfAda); // fails
     * }</pre>
     *
     * @param certificate the signer's certificate
     * @return this assertion object
     * @throws IllegalStateException if Bouncy Castle is not on the class path
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8551">RFC 8551</a>
     */
    public ReceivedMailAssert isSignedBy(X509Certificate certificate) {
        return has(verified(
                "S/MIME",
                "a valid S/MIME signature by " + certificate.getSubjectX500Principal() + " (serial number "
                        + certificate.getSerialNumber() + ")",
                mail -> SmimeVerifier.problemOf(mail.asSmime(), certificate)));
    }

    /**
     * Verifies that the mail has a valid chain of ARC sets, which forwarders such as mailing lists add. Every ARC-Seal
     * and the last ARC-Message-Signature must be valid. The authentication results in the sets are not checked.
     *
     * <pre>{@code
     * DnsRecords dns = DnsRecords.of("arc._domainkey.list.example.net", "v=DKIM1; p=MIIBIjANBgkq...");
     *
     * assertThat(forwardedMail).hasValidArcChain(dns); // passes
     * assertThat(forwardedMailWithAnotherSubject).hasValidArcChain(dns); // fails
     * }</pre>
     *
     * @param records the keys and other DNS records
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8617">RFC 8617</a>
     */
    public ReceivedMailAssert hasValidArcChain(DnsRecords records) {
        return has(
                verified("ARC", "a valid ARC chain", mail -> ArcVerifier.problemOf(mail.content(), records.texts())));
    }

    /**
     * Verifies that the mail meets mailbox providers' requirements for bulk senders, as far as they can be checked
     * without DNS records. The failure lists all requirements, each with its source and what was found. Requirements
     * that cannot be checked do not cause a failure; without DNS records, these include the requirement for a valid DKIM
     * signature.
     *
     * <pre>{@code
     * assertThat(newsletter).meetsBulkSenderRequirements(); // passes
     * assertThat(newsletterWithoutSignature).meetsBulkSenderRequirements(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see BulkSenderRule
     * @see #meetsBulkSenderRequirements(DnsRecords)
     */
    public ReceivedMailAssert meetsBulkSenderRequirements() {
        return meetsBulkSenderRequirements(DnsRecords.none());
    }

    /**
     * Verifies that the mail meets mailbox providers' requirements for bulk senders, as
     * {@link #meetsBulkSenderRequirements()} does, using the given DNS records.
     *
     * <pre>{@code
     * DnsRecords dns = DnsRecords.of("mail._domainkey.example.com", "v=DKIM1; p=MIIBIjANBgkq...");
     *
     * assertThat(newsletter).meetsBulkSenderRequirements(dns); // passes
     * assertThat(newsletterSignedByAnotherDomain).meetsBulkSenderRequirements(dns); // fails
     * }</pre>
     *
     * @param records the DKIM keys and the DMARC record
     * @return this assertion object
     */
    public ReceivedMailAssert meetsBulkSenderRequirements(DnsRecords records) {
        return meetsBulkSenderRequirements(records, BulkSenderRule.standard());
    }

    /**
     * Verifies that the mail meets the given requirements for bulk senders, using the given DNS records.
     *
     * <pre>{@code
     * assertThat(receipt).meetsBulkSenderRequirements(dns, BulkSenderRule.transactional()); // passes
     * assertThat(receiptFromGmail).meetsBulkSenderRequirements(dns, RuleSet.only(BulkSenderRule.OWN_FROM)); // fails
     * }</pre>
     *
     * @param records the DKIM keys and the DMARC record
     * @param rules the requirements to check
     * @return this assertion object
     */
    public ReceivedMailAssert meetsBulkSenderRequirements(DnsRecords records, Set<BulkSenderRule> rules) {
        return has(Expectation.of("everything that mailbox providers require of bulk senders", mail -> {
            List<RuleResult<BulkSenderRule>> results = mail.bulkSenderResults(records, rules);
            mail.checked(CheckResult.ofRequirements("Bulk senders", results));
            return BulkSenderChecker.inWords(results);
        }));
    }

    /**
     * Verifies that the mail is a machine-readable delivery failure notification: it has the null sender, is a
     * {@code multipart/report} with the fields that RFC 3464 requires, and reports a failure for at least one recipient.
     * The failure lists everything that is missing.
     *
     * <pre>{@code
     * assertThat(bounce).isBounce(); // passes
     * assertThat(mail).isBounce(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3464#section-2">RFC 3464, section 2</a>
     */
    public ReceivedMailAssert isBounce() {
        return has(Expectation.of("the structure of a bounce", BounceCheck::problemsOf));
    }

    /**
     * Verifies that the mail is a {@linkplain #isBounce() bounce} that reports a failure for the given recipient with
     * the given status code.
     *
     * <pre>{@code
     * assertThat(bounce).isBounceFor("ada@example.org", "5.1.1"); // passes
     * assertThat(bounce).isBounceFor("ada@example.org", "5.2.2"); // fails
     * }</pre>
     *
     * @param recipient the address to which delivery failed
     * @param status the enhanced status code
     * @return this assertion object
     * @throws IllegalArgumentException if the recipient is not a valid address
     */
    public ReceivedMailAssert isBounceFor(String recipient, String status) {
        MailAddress address = MailAddress.ofMailbox(recipient);
        isBounce();
        return has(Expectation.of(
                "a report for <" + address + "> with status " + status,
                mail -> reportsOf(mail).stream()
                        .anyMatch(report -> BounceCheck.hasFailed(report)
                                && report.finalRecipient().equals(Optional.of(address))
                                && report.status().equals(Optional.of(status))),
                mail -> "it reports " + reportsOf(mail)));
    }

    /**
     * Verifies that the mail equals the approved mail. The comparison covers the envelope, header, MIME tree, texts,
     * and digests of other content. The approved file is committed with the tests, as
     * {@code src/test/resources/.../TestClass.testMethod.approved.txt}. If it is missing or the mail differs, the mail
     * is saved in the same directory, and the failure says how to approve it.
     *
     * <pre>{@code
     * assertThat(mail).matchesApproved(); // passes
     * assertThat(mailThatHasChanged).matchesApproved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public ReceivedMailAssert matchesApproved() {
        return matchesApproved(approval -> approval);
    }

    /**
     * Verifies that the mail equals the approved mail, as {@link #matchesApproved()} does, with the given options.
     *
     * <pre>{@code
     * assertThat(mail).matchesApproved(approval -> approval.replacing("order-\\d+", "<order>")); // passes
     * assertThat(mailThatHasChanged).matchesApproved(approval -> approval.named("receipt")); // fails
     * }</pre>
     *
     * @param settings the location of the approved file, and the parts of the mail that vary from run to run
     * @return this assertion object
     */
    public ReceivedMailAssert matchesApproved(UnaryOperator<Approval> settings) {
        Approval approval = settings.apply(Approval.STANDARD);
        CallingTest caller = CallingTest.find();
        ApprovedFile file = new ApprovedFile(approval.file(caller.className(), caller.method()));
        return has(Expectation.of(
                "the approved form " + file, mail -> file.differenceTo(ApprovalText.of(mail, approval))));
    }

    private static boolean hasParameter(SmtpCommand command, String parameter) {
        String[] wanted = parameter.split("=", 2);
        boolean isExact = CASE_SENSITIVE.contains(wanted[0].toUpperCase(Locale.ROOT));
        return command.parameters().stream()
                .filter(given -> given.keyword().equalsIgnoreCase(wanted[0]))
                .anyMatch(given -> wanted.length == 1
                        || given.value()
                                .filter(value -> isExact ? value.equals(wanted[1]) : value.equalsIgnoreCase(wanted[1]))
                                .isPresent());
    }

    private static List<MailAddress> addresses(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("recipients must not be empty");
        }
        return Stream.of(texts).map(MailAddress::ofMailbox).toList();
    }

    private static Set<MailAddress> replies(ReceivedMail mail) {
        String field = mail.header("Reply-To").isEmpty() ? "From" : "Reply-To";
        return mail.mailboxes(field).stream().map(Mailbox::address).collect(toSet());
    }

    private static String fields(ReceivedMail mail, String name) {
        return fields(mail, name, value -> value);
    }

    private static String fields(ReceivedMail mail, String name, UnaryOperator<String> shown) {
        return Brief.list(mail.header(name).stream()
                .map(value -> name + ": " + shown.apply(value))
                .toList());
    }

    private <A extends AbstractAssert<?, ?>> A body(
            String which,
            Function<ReceivedMail, Optional<String>> body,
            Function<ReceivedMail, String> elsewhere,
            InstanceOfAssertFactory<String, A> factory) {
        return Navigation.from(
                this,
                Expectation.of(
                        which,
                        mail -> body.apply(mail).isPresent(),
                        mail -> "its parts are\n" + mail.mimeTree() + elsewhere.apply(mail)),
                mail -> body.apply(mail).orElseThrow(),
                factory);
    }

    /** Converts a text of the test to the form of parsed bodies. */
    private static String asBody(String text) {
        return BodyText.withoutLastLineEnd(text.replace("\r\n", "\n"));
    }

    /** Searches a part, which may be a text block, in a body including its final line ending. */
    private static boolean contains(Optional<String> body, String part) {
        return body.filter(text -> (text + "\n").contains(part.replace("\r\n", "\n")))
                .isPresent();
    }

    private static Optional<String> linkIn(ReceivedMail mail, String words) {
        Optional<String> html = mail.htmlBody();
        return html.isPresent()
                ? MailLinks.target(html.get(), words)
                : mail.textBody().flatMap(text -> MailLinks.targetInText(text, words));
    }

    /** Says what the failures that follow are about, which their texts alone do not tell. */
    private <A extends AbstractAssert<?, ?>> A named(String part, A assertions) {
        assertions.as("%s", info.hasDescription() ? info.descriptionText() + ", " + part : part);
        return assertions;
    }

    private MailPartAssert first(Expectation<ReceivedMail> expected, Function<ReceivedMail, Stream<MailPart>> parts) {
        return Navigation.from(
                this, expected, mail -> parts.apply(mail).findFirst().orElseThrow(), MailPartAssert.MAIL_PART);
    }

    private static Stream<MailPart> inlineParts(ReceivedMail mail, String contentId) {
        return mail.inlineParts().stream().filter(part -> part.contentId().equals(Optional.of(contentId)));
    }

    private static Expectation<ReceivedMail> attachmentNamed(String fileName) {
        return Expectation.of(
                "an attachment " + Printable.quote(fileName),
                mail -> mail.attachments().stream()
                        .anyMatch(part -> part.fileName().equals(Optional.of(fileName))),
                mail -> Elsewhere.thanAttachment(fileName, mail));
    }

    private static List<DeliveryReport.Recipient> reportsOf(ReceivedMail mail) {
        return mail.deliveryReport().map(DeliveryReport::recipients).orElse(List.of());
    }
}
