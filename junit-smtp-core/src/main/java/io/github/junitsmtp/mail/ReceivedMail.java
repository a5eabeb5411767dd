package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.bulk.BulkSenderChecker;
import io.github.junitsmtp.internal.checks.CheckResult;
import io.github.junitsmtp.internal.checks.CheckResults;
import io.github.junitsmtp.internal.dkim.DkimVerifier;
import io.github.junitsmtp.internal.dkim.SignatureResult;
import io.github.junitsmtp.internal.smime.SmimeVerifier;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Channel;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleViolation;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A received mail: the envelope of its transaction and the exact bytes of the message. A mail to several recipients is
 * one {@code ReceivedMail}. The message is parsed on first access.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReceivedMail implements AssertProvider<ReceivedMailAssert> {

    private final Envelope envelope;
    private final LazyMessage message;
    private final Arrival arrival;

    /** Null until a test checks the mail. */
    private @Nullable CheckResults checks;

    /**
     * Creates a received mail.
     *
     * @param envelope the sender and the recipients
     * @param data the message as DATA transmits it, dot-stuffed and with the final dot
     * @param arrival when and how it arrived
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public ReceivedMail(Envelope envelope, Octets data, Arrival arrival) {
        this(envelope, new LazyMessage(data, true), arrival);
    }

    private ReceivedMail(Envelope envelope, LazyMessage message, Arrival arrival) {
        this.envelope = envelope;
        this.message = message;
        this.arrival = arrival;
    }

    /**
     * Creates a mail that was sent in chunks (BDAT, RFC 3030).
     *
     * @param envelope the sender and the recipients
     * @param content all chunks, joined
     * @param arrival when and how it arrived
     * @return the mail
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static ReceivedMail inChunks(Envelope envelope, Octets content, Arrival arrival) {
        return new ReceivedMail(envelope, new LazyMessage(content, false), arrival);
    }

    /** {@return the message as DATA transmits it, dot-stuffed and with the final dot (RFC 5321, section 4.5.2)} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Octets data() {
        return message.data();
    }

    /**
     * Returns the envelope: the sender and the recipients from the MAIL and RCPT commands.
     *
     * @return the envelope
     */
    public Envelope envelope() {
        return envelope;
    }

    /**
     * Returns the sender of the envelope.
     *
     * @return the address, or {@link MailAddress#NULL_SENDER} for {@code <>}
     */
    public MailAddress sender() {
        return envelope.sender();
    }

    /**
     * Returns the recipients of the envelope, including those of blind copies.
     *
     * @return the addresses in the order sent, including duplicates
     */
    public List<MailAddress> recipients() {
        return envelope.recipients();
    }

    /** {@return the number of the session in which the mail arrived, counted from 1} */
    public int session() {
        return arrival.session();
    }

    /**
     * Returns the user who was logged in when the mail was sent.
     *
     * @return the user, or empty if the client did not authenticate
     */
    public Optional<String> authenticatedUser() {
        return Optional.ofNullable(arrival.user());
    }

    /**
     * Returns whether the mail arrived over TLS.
     *
     * @return true if the connection was encrypted
     */
    public boolean isEncrypted() {
        return arrival.channel() == Channel.TLS;
    }

    /** Returns whether the mail arrived in plain text although the server offered STARTTLS. */
    boolean cameBesideStartTls() {
        return arrival.channel() == Channel.PLAIN_BESIDE_STARTTLS;
    }

    /**
     * Returns the time at which the server read the end of the message.
     *
     * @return the time
     */
    public Instant receivedAt() {
        return arrival.at();
    }

    /**
     * Returns the exact bytes of the message as the sender composed it: header, empty line and body.
     *
     * @return a new array
     */
    public byte[] content() {
        return message.content();
    }

    /**
     * Returns the decoded subject.
     *
     * @return the subject, or empty if the header has none
     */
    public Optional<String> subject() {
        return header("Subject").stream().findFirst();
    }

    /**
     * Returns the header of the message.
     *
     * @return its fields in order
     */
    public List<HeaderField> headers() {
        return root().headers();
    }

    /**
     * Returns the values of a header field, unfolded and decoded (RFC 2047).
     *
     * @param name the field name, case-insensitive
     * @return one value per occurrence of the field
     * @throws IllegalArgumentException if no field can have that name, as in {@code Subject:}
     */
    public List<String> header(String name) {
        return root().header(name);
    }

    /**
     * Returns the mailboxes in a header field such as From, To or Reply-To, including those in groups. Invalid
     * addresses are omitted; {@link #problems()} lists them.
     *
     * @param name the field name, case-insensitive
     * @return the mailboxes in all fields with that name, in order
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4</a>
     */
    public List<Mailbox> mailboxes(String name) {
        return headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .flatMap(field -> AddressList.in(field).mailboxes().stream())
                .toList();
    }

    /**
     * Returns the text body: the first {@code text/plain} part that mail programs display as a body. A part that is not
     * marked as an attachment is displayed as a body if it is the first part in its multipart, has no file name, or is
     * in a {@code multipart/alternative}. In a {@code multipart/related}, only the root part is displayed as a body.
     *
     * @return the decoded text, with LF line endings, flowed lines joined (RFC 3676) and no final line ending, or empty
     *     if there is none
     * @see MailPart#text()
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8621#section-4.1.4">RFC 8621, section 4.1.4</a>
     */
    public Optional<String> textBody() {
        return message.body("text/plain");
    }

    /**
     * Returns the HTML body: the first {@code text/html} part that mail programs display as a body, as defined in
     * {@link #textBody()}.
     *
     * @return the decoded HTML, with LF line endings and no final line ending, or empty if there is none
     * @see MailPart#text()
     */
    public Optional<String> htmlBody() {
        return message.body("text/html");
    }

    /**
     * Returns the targets of all links: each {@code href} in the HTML body, including {@code mailto:} links, then the
     * URLs in the text body that the HTML body does not link to. Each URL is listed once.
     *
     * @return the URLs in order, as written in the mail, even if they are not valid
     */
    public List<String> links() {
        return MailLinks.targets(this);
    }

    /**
     * Returns the attachments: the parts that a reader sees as files.
     *
     * @return the attachments in order
     */
    public List<MailPart> attachments() {
        return message.leaves().filter(MailPart::isAttachment).toList();
    }

    /**
     * Returns the parts that are displayed within another part, such as the images in the HTML body.
     *
     * @return the inline parts in order
     */
    public List<MailPart> inlineParts() {
        return message.leaves().filter(MailPart::isInline).toList();
    }

    /**
     * Returns the calendar objects, such as invitations: all {@code text/calendar} parts, attached or not.
     *
     * @return the parts in order
     */
    public List<MailPart> calendars() {
        return message.leaves()
                .filter(part -> part.contentType().equals("text/calendar"))
                .toList();
    }

    /**
     * Reads the first calendar object, such as an invitation.
     *
     * @return its content, or empty if no part is {@code text/calendar}
     */
    public Optional<CalendarObject> calendar() {
        return calendars().stream().findFirst().flatMap(MailPart::calendar);
    }

    /**
     * Returns the messages that are enclosed as {@code message/rfc822} parts.
     *
     * @return the root part of each message, with its header
     */
    public List<MailPart> enclosedMessages() {
        return message.leaves().flatMap(part -> part.parts().stream()).toList();
    }

    /**
     * Returns the message as the root part of its MIME tree.
     *
     * @return a part with the header of the message
     */
    public MailPart root() {
        return message.root();
    }

    /**
     * Returns the MIME tree as readable text: a line for each part with its type, file name and Content-ID, indented by
     * two spaces per level.
     *
     * @return lines such as {@code application/pdf name="invoice.pdf"} or {@code image/png name="logo.png" Content-ID <logo>}
     */
    public String mimeTree() {
        return MimeTree.of(root());
    }

    /**
     * Returns how the recipient can unsubscribe from the mailing list (RFC 2369).
     *
     * @return the content of the List-Unsubscribe fields, or empty if there are none
     */
    public Optional<ListUnsubscribe> listUnsubscribe() {
        return ListUnsubscribe.find(this);
    }

    /**
     * Returns the delivery report about another message, if this mail contains one (RFC 3464).
     *
     * @return the report, or empty if no part is {@code message/delivery-status}
     */
    public Optional<DeliveryReport> deliveryReport() {
        return MimeTree.own(root()).filter(DeliveryReport::isIn).findFirst().map(DeliveryReport::parse);
    }

    /**
     * Returns what is malformed in the message, such as truncated base64, an unterminated multipart, or an address
     * without a domain. Like mail programs, this class reads as much of malformed content as it can. The list includes
     * problems in enclosed messages, although these do not make this message malformed.
     *
     * @return a description of each problem, with the affected part or field; usually empty
     */
    public List<String> problems() {
        return Stream.concat(message.problems().stream(), AddressField.problemsOf(this))
                .toList();
    }

    /** Returns the problems with the structure of the message itself, without those of enclosed messages. */
    List<String> problemsOfStructure() {
        return message.problemsOfStructure();
    }

    /** Verifies the DKIM signatures as of the time of arrival. */
    List<SignatureResult> dkimResults(DnsRecords records) {
        return DkimVerifier.verify(content(), records.texts(), receivedAt());
    }

    /** Returns the message as a candidate for S/MIME verification. */
    SmimeVerifier.Candidate asSmime() {
        Optional<MailPart> signature = root().parts().stream().skip(1).findFirst();
        return new SmimeVerifier.Candidate(
                root().contentType(),
                root().parameter("smime-type").orElse("").toLowerCase(Locale.ROOT),
                root().parameter("boundary").orElse("").stripTrailing(),
                root().parts().size(),
                content(),
                signature.map(MailPart::contentType).orElse(""),
                signature.orElse(root()).content());
    }

    /**
     * Returns the violations of the given rules.
     *
     * @param rules the rules to check, such as {@link MessageRule#standard()}
     * @return the violations in the order of the rules; empty if there are none
     */
    public List<RuleViolation<MessageRule>> violations(Set<MessageRule> rules) {
        return MessageRuleChecker.violations(this, rules, List.of());
    }

    /**
     * Checks the requirements for bulk senders, and returns a result for each, including those that a test cannot
     * check.
     *
     * @param records the DNS records to use; no DNS server is queried
     * @param rules the requirements to check, such as {@link BulkSenderRule#standard()}
     * @return a result for each requirement, in the order of the rules
     */
    public List<RuleResult<BulkSenderRule>> bulkSenderResults(DnsRecords records, Set<BulkSenderRule> rules) {
        return BulkSenderChecker.results(BulkMails.of(this, records), rules);
    }

    /** {@return the results of the checks that the test ran, without duplicates} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized List<CheckResult> checkResults() {
        return checks == null ? List.of() : checks.list();
    }

    /** Records the result of a check for the report. */
    synchronized void checked(CheckResult result) {
        if (checks == null) {
            checks = new CheckResults();
        }
        checks.add(result);
    }

    /**
     * Returns the message as a Jakarta Mail object, for anything that this class does not offer.
     *
     * @return the parsed message, the same object on each call
     */
    public MimeMessage asMimeMessage() {
        return message.asMimeMessage();
    }

    /**
     * Creates an assertion for this mail, as {@code assertThat(mail)} does.
     *
     * @return the assertion object
     */
    @Override
    public ReceivedMailAssert assertThat() {
        return new ReceivedMailAssert(this);
    }

    /** {@return the subject in quotes, or a note that there is none} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String subjectInWords() {
        return message.isLost()
                ? "its file was deleted"
                : subject().map(Printable::quote).orElse("no subject");
    }

    /**
     * Returns the sender, the first recipients and the subject, such as
     * {@code mail from <shop@example.com> to <ada@example.org>: "Welcome"}.
     */
    @Override
    public String toString() {
        return "mail " + envelope().inWords(Elsewhere.inWords(recipients())) + ": " + subjectInWords();
    }
}
