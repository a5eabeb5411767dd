package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.Printable;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it came in: the envelope of its transaction and the message, to the byte. One mail to many recipients is one
 * {@code ReceivedMail}. The message is parsed when something of it is first asked for.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReceivedMail implements AssertProvider<ReceivedMailAssert> {

    private final Envelope envelope;
    private final byte[] data;
    private final int session;
    private final @Nullable String user;
    private final Instant receivedAt;
    private volatile @Nullable MimeReader reader;

    /**
     * Records a mail.
     *
     * @param envelope who it is from and to
     * @param data the message data as they were sent, dots doubled and the lone dot at the end
     * @param session the number of the session it came in
     * @param user who had logged in, or null
     * @param receivedAt when the lone dot was read
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public ReceivedMail(Envelope envelope, byte[] data, int session, @Nullable String user, Instant receivedAt) {
        this.envelope = envelope;
        this.data = data;
        this.session = session;
        this.user = user;
        this.receivedAt = receivedAt;
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

    /**
     * Returns the number of the session that the mail came in.
     *
     * @return the number, counted from 1
     */
    public int session() {
        return session;
    }

    /**
     * Returns who had logged in when the mail was sent.
     *
     * @return the user, or empty if there was no AUTH
     */
    public Optional<String> authenticatedUser() {
        return Optional.ofNullable(user);
    }

    /**
     * Returns when the end of the message was read.
     *
     * @return the time
     */
    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * Returns the message, to the byte: header, empty line and body, as the sender composed it.
     *
     * @return a new array
     */
    public byte[] content() {
        return DotStuffing.undo(data);
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
     * Returns the values of a header field, unfolded and decoded (RFC 2047).
     *
     * @param name the name of the field, in upper or lower case
     * @return one value for each time that the field occurs
     */
    public List<String> header(String name) {
        return mime().header(name);
    }

    /** Returns the values of a header field as they stand, encoded words and all. */
    List<String> rawHeader(String name) {
        return mime().rawHeader(name);
    }

    /**
     * Returns the first text body.
     *
     * @return the decoded text with line feeds as line ends, or empty if no part is {@code text/plain}
     */
    public Optional<String> textBody() {
        return mime().text();
    }

    /**
     * Returns the first HTML body.
     *
     * @return the decoded HTML with line feeds as line ends, or empty if no part is {@code text/html}
     */
    public Optional<String> htmlBody() {
        return mime().html();
    }

    /**
     * Returns the parts that a reader is offered as files.
     *
     * @return the attachments in order
     */
    public List<Attachment> attachments() {
        return mime().attachments();
    }

    /**
     * Returns the message for whatever else is to be asked of it.
     *
     * @return the parsed message, the same at each call
     */
    public MimeMessage asMimeMessage() {
        return mime().message();
    }

    private MimeReader mime() {
        MimeReader known = reader;
        if (known == null) {
            synchronized (this) {
                known = reader;
                if (known == null) {
                    known = new MimeReader(content());
                    reader = known;
                }
            }
        }
        return known;
    }

    /**
     * Makes an assertion on this mail; it is what {@code assertThat(mail)} calls.
     *
     * @return the assertion object
     */
    @Override
    public ReceivedMailAssert assertThat() {
        return new ReceivedMailAssert(this);
    }

    /** Returns envelope and subject, such as {@code mail from <shop@example.com> to <ada@example.org>: "Welcome"}. */
    @Override
    public String toString() {
        return "mail " + envelope + ": " + describeSubject();
    }

    private String describeSubject() {
        try {
            return subject().map(Printable::quote).orElse("no subject");
        } catch (IllegalStateException e) {
            return "unreadable";
        }
    }
}
