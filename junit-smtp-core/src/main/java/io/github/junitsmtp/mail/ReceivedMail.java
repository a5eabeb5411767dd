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
 * A received mail: the envelope of its transaction and the exact bytes of the message. One mail to many recipients is one
 * {@code ReceivedMail}. The message is parsed when something of it is first asked for.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReceivedMail implements AssertProvider<ReceivedMailAssert> {

    private final Envelope envelope;
    private final LazyMessage message;
    private final Arrival arrival;

    /** Null until a test checks the mail. */
    private @Nullable CheckResults checks;

    /**
     * Records a mail.
     *
     * @param envelope who it is from and to
     * @param data the message data as they were sent, dots doubled and the lone dot at the end
     * @param arrival how it came
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
     * Records a mail that came in chunks (RFC 3030).
     *
     * @param envelope who it is from and to
     * @param content all the chunks together
     * @param arrival how it came
     * @return the mail
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static ReceivedMail inChunks(Envelope envelope, Octets content, Arrival arrival) {
        return new ReceivedMail(envelope, new LazyMessage(content, false), arrival);
    }

    /** {@return the message as DATA transmits it, dots doubled and the lone dot at the end (RFC 5321, section 4.5.2)} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Octets data() {
        return message.data();
    }

    /**
     * Returns who the server was told the mail is from and to.
     *
     * @return the envelope
     */
    public Envelope envelope() {
        return envelope;
    }

    /**
     * Returns the sender of the envelope.
     *
     * @return the address, {@link MailAddress#NULL_SENDER} for {@code <>}
     */
    public MailAddress sender() {
        return envelope.sender();
    }

    /**
     * Returns the recipients of the envelope, those of blind copies among them.
     *
     * @return the addresses in the order sent, with repetitions
     */
    public List<MailAddress> recipients() {
        return envelope.recipients();
    }

    /** {@return the number of the session that the mail came in, counted from 1} */
    public int session() {
        return arrival.session();
    }

    /**
     * Returns who had logged in when the mail was sent.
     *
     * @return the user, or empty if there was no AUTH
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

    /** Whether it came in plain text although the server offered STARTTLS. */
    boolean cameBesideStartTls() {
        return arrival.channel() == Channel.PLAIN_BESIDE_STARTTLS;
    }

    /**
     * Returns when the end of the message was read.
     *
     * @return the time
     */
    public Instant receivedAt() {
        return arrival.at();
    }

    /**
     * Returns the message, to the byte: header, empty line and body, as the sender composed it.
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
     * @param name the name of the field, in upper or lower case
     * @return one value for each time that the field occurs
     */
    public List<String> header(String name) {
        return root().header(name);
    }

    /**
     * Returns the mailboxes that a header field such as From, To or Reply-To names, those in groups among them. Invalid addresses
     * are omitted and listed by {@link #problems()}.
     *
     * @param name the name of the field, in upper or lower case
     * @return the mailboxes in order, of all fields of that name
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4</a>
     */
    public List<Mailbox> mailboxes(String name) {
        return headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .flatMap(field -> AddressList.in(field).mailboxes().stream())
                .toList();
    }

    /**
     * Returns the text body: the first part that is {@code text/plain} and shown as a body, as mail programs decide it. A part is shown
     * that does not say that it is an attachment, if it is the first of its multipart or has no file name; within {@code multipart/related},
     * only the root is.
     *
     * @return the decoded text with line feeds as line ends, with flowed lines joined (RFC 3676) and without the line end after it, or empty
     *     if there is none
     * @see MailPart#text()
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8621#section-4.1.4">RFC 8621, section 4.1.4</a>
     */
    public Optional<String> textBody() {
        return message.body("text/plain");
    }

    /**
     * Returns the HTML body: the first part that is {@code text/html} and shown as a body, by the rules of {@link #textBody()}.
     *
     * @return the decoded HTML with line feeds as line ends and without the line end after it, or empty if there is none
     * @see MailPart#text()
     */
    public Optional<String> htmlBody() {
        return message.body("text/html");
    }

    /**
     * Returns the parts that a reader is offered as files.
     *
     * @return the attachments in order
     */
    public List<MailPart> attachments() {
        return message.leaves().filter(MailPart::isAttachment).toList();
    }

    /**
     * Returns the parts that are shown within another, such as the images of the HTML body.
     *
     * @return the inline parts in order
     */
    public List<MailPart> inlineParts() {
        return message.leaves().filter(MailPart::isInline).toList();
    }

    /**
     * Returns the calendar objects, such as invitations: parts that are {@code text/calendar}, attached or not.
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
     * @return what it says, or empty if no part is {@code text/calendar}
     */
    public Optional<CalendarObject> calendar() {
        return calendars().stream().findFirst().flatMap(MailPart::calendar);
    }

    /**
     * Returns the messages that are enclosed in this one, as {@code message/rfc822}.
     *
     * @return for each the root of its parts, with its header
     */
    public List<MailPart> enclosedMessages() {
        return message.leaves().flatMap(part -> part.parts().stream()).toList();
    }

    /**
     * Returns the message as the root of the tree of its parts.
     *
     * @return a part with the header of the message
     */
    public MailPart root() {
        return message.root();
    }

    /**
     * Returns the tree of parts for a person to read: a line for each with its type, its file name and its
     * Content-ID, indented by two blanks a level.
     *
     * @return lines such as {@code application/pdf name="invoice.pdf"} or {@code image/png name="logo.png" Content-ID <logo>}
     */
    public String mimeTree() {
        return MimeTree.of(root());
    }

    /**
     * Returns how the recipient can leave the list that the mail was sent to (RFC 2369).
     *
     * @return what the header says, or empty if it has no List-Unsubscribe
     */
    public Optional<ListUnsubscribe> listUnsubscribe() {
        return ListUnsubscribe.find(this);
    }

    /**
     * Returns the report on the delivery of another message that this mail is (RFC 3464).
     *
     * @return the report, or empty if no part is {@code message/delivery-status}
     */
    public Optional<DeliveryReport> deliveryReport() {
        return MimeTree.own(root())
                .filter(part -> part.contentType().endsWith("delivery-status"))
                .findFirst()
                .map(DeliveryReport::parse);
    }

    /**
     * Returns the parts of the message that are malformed, such as base64 that is cut off, a multipart without an end, or an address
     * without its domain. They were read as mail programs read them. Problems of an enclosed message are listed, too, but do not make
     * this message malformed.
     *
     * @return each problem in words, with the part or field concerned; usually none
     */
    public List<String> problems() {
        return Stream.concat(message.problems().stream(), AddressField.problemsOf(this))
                .toList();
    }

    /** Returns the problems with the structure of the message itself, without those of enclosed messages. */
    List<String> problemsOfStructure() {
        return message.problemsOfStructure();
    }

    /** Verifies the DKIM signatures, as of when the mail came. */
    List<SignatureResult> dkimResults(DnsRecords records) {
        return DkimVerifier.verify(content(), records.texts(), receivedAt());
    }

    /** Returns what may be a message signed by S/MIME. */
    SmimeVerifier.Candidate asSmime() {
        Optional<MailPart> signature = root().parts().stream().skip(1).findFirst();
        return new SmimeVerifier.Candidate(
                root().contentType(),
                root().parameter("smime-type").orElse("").toLowerCase(Locale.ROOT),
                root().parameter("boundary").orElse(""),
                content(),
                signature.map(MailPart::contentType).orElse(""),
                signature.orElse(root()).content());
    }

    /**
     * Returns where the message violates rules.
     *
     * @param rules the rules to check, such as {@link MessageRule#standard()}
     * @return the violations in the order of the rules, none if the message keeps to them
     */
    public List<RuleViolation<MessageRule>> violations(Set<MessageRule> rules) {
        return MessageRuleChecker.violations(this, rules, List.of());
    }

    /**
     * Returns which requirements for bulk senders the mail meets, and which a test cannot judge.
     *
     * @param records the DNS records to judge by; nobody asks DNS for others
     * @param rules the requirements to check, such as {@link BulkSenderRule#standard()}
     * @return a result for each requirement, in the order of the rules
     */
    public List<RuleResult<BulkSenderRule>> bulkSenderResults(DnsRecords records, Set<BulkSenderRule> rules) {
        return BulkSenderChecker.results(BulkMails.of(this, records), rules);
    }

    /** {@return what came of the checks that the test made, each once} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized List<CheckResult> checkResults() {
        return checks == null ? List.of() : checks.list();
    }

    /** Keeps what came of a check, for the page. */
    synchronized void checked(CheckResult result) {
        if (checks == null) {
            checks = new CheckResults();
        }
        checks.add(result);
    }

    /**
     * Returns the message for whatever else is to be asked of it.
     *
     * @return the message as Jakarta Mail has parsed it, the same at each call
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

    /** Returns envelope and subject, of many recipients the first, such as {@code mail from <shop@example.com> to <ada@example.org>: "Welcome"}. */
    @Override
    public String toString() {
        String subject = message.isLost()
                ? "its file was deleted"
                : subject().map(Printable::quote).orElse("no subject");
        return "mail from <" + Printable.line(sender().toString()) + "> to "
                + Printable.line(Elsewhere.inWords(recipients())) + ": " + subject;
    }
}
