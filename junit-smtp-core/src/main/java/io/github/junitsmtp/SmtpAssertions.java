package io.github.junitsmtp;

import io.github.junitsmtp.mail.MailPart;
import io.github.junitsmtp.mail.MailPartAssert;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.protocol.SmtpReplyAssert;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServerAssert;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.SmtpSessionAssert;
import io.github.junitsmtp.transcript.Transcript;
import io.github.junitsmtp.transcript.TranscriptAssert;
import org.apiguardian.api.API;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Entry point for the SMTP assertions. AssertJ's own {@code assertThat} accepts the same types, so a single static
 * import is enough. Unlike AssertJ's {@code assertThat}, the methods of this class also accept null: the assertions
 * then fail with an {@link AssertionError}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpAssertions {

    /** {@link InstanceOfAssertFactory} for {@link SmtpReply}, as in {@code assertThat(list).first(SMTP_REPLY)}. */
    public static final InstanceOfAssertFactory<SmtpReply, SmtpReplyAssert> SMTP_REPLY = SmtpReplyAssert.SMTP_REPLY;

    /** {@link InstanceOfAssertFactory} for {@link ReceivedMail}, as in {@code assertThat(list).first(RECEIVED_MAIL)}. */
    public static final InstanceOfAssertFactory<ReceivedMail, ReceivedMailAssert> RECEIVED_MAIL =
            ReceivedMailAssert.RECEIVED_MAIL;

    /** {@link InstanceOfAssertFactory} for {@link MailPart}, as in {@code attachments().first(MAIL_PART)}. */
    public static final InstanceOfAssertFactory<MailPart, MailPartAssert> MAIL_PART = MailPartAssert.MAIL_PART;

    /** {@link InstanceOfAssertFactory} for {@link SmtpSession}, as in {@code assertThat(list).first(SMTP_SESSION)}. */
    public static final InstanceOfAssertFactory<SmtpSession, SmtpSessionAssert> SMTP_SESSION =
            SmtpSessionAssert.SMTP_SESSION;

    /** {@link InstanceOfAssertFactory} for {@link Transcript}, as in {@code assertThat(list).first(TRANSCRIPT)}. */
    public static final InstanceOfAssertFactory<Transcript, TranscriptAssert> TRANSCRIPT = TranscriptAssert.TRANSCRIPT;

    /** {@link InstanceOfAssertFactory} for {@link RecordingSmtpServer}, as in {@code assertThat(list).first(SMTP_SERVER)}. */
    public static final InstanceOfAssertFactory<RecordingSmtpServer, RecordingSmtpServerAssert> SMTP_SERVER =
            RecordingSmtpServerAssert.SMTP_SERVER;

    private SmtpAssertions() {}

    /**
     * Creates an assertion for a reply.
     *
     * @param actual the reply; may be null
     * @return the assertion object
     */
    public static SmtpReplyAssert assertThat(@Nullable SmtpReply actual) {
        return SmtpReplyAssert.SMTP_REPLY.createAssert(actual);
    }

    /**
     * Creates an assertion for a reply.
     *
     * @param actual the reply; may be null
     * @return the assertion object
     */
    public static SmtpReplyAssert then(@Nullable SmtpReply actual) {
        return SmtpReplyAssert.SMTP_REPLY.createAssert(actual);
    }

    /**
     * Creates an assertion for a mail.
     *
     * @param actual the mail; may be null
     * @return the assertion object
     */
    public static ReceivedMailAssert assertThat(@Nullable ReceivedMail actual) {
        return ReceivedMailAssert.RECEIVED_MAIL.createAssert(actual);
    }

    /**
     * Creates an assertion for a mail.
     *
     * @param actual the mail; may be null
     * @return the assertion object
     */
    public static ReceivedMailAssert then(@Nullable ReceivedMail actual) {
        return ReceivedMailAssert.RECEIVED_MAIL.createAssert(actual);
    }

    /**
     * Creates an assertion for a list of mails.
     *
     * @param actual the mails; may be null
     * @return the assertion object
     */
    public static ReceivedMailsAssert assertThat(@Nullable ReceivedMails actual) {
        return ReceivedMailsAssert.RECEIVED_MAILS.createAssert(actual);
    }

    /**
     * Creates an assertion for a list of mails.
     *
     * @param actual the mails; may be null
     * @return the assertion object
     */
    public static ReceivedMailsAssert then(@Nullable ReceivedMails actual) {
        return ReceivedMailsAssert.RECEIVED_MAILS.createAssert(actual);
    }

    /**
     * Creates an assertion for a part of a mail.
     *
     * @param actual the part; may be null
     * @return the assertion object
     */
    public static MailPartAssert assertThat(@Nullable MailPart actual) {
        return MailPartAssert.MAIL_PART.createAssert(actual);
    }

    /**
     * Creates an assertion for a part of a mail.
     *
     * @param actual the part; may be null
     * @return the assertion object
     */
    public static MailPartAssert then(@Nullable MailPart actual) {
        return MailPartAssert.MAIL_PART.createAssert(actual);
    }

    /**
     * Creates an assertion for a session.
     *
     * @param actual the session; may be null
     * @return the assertion object
     */
    public static SmtpSessionAssert assertThat(@Nullable SmtpSession actual) {
        return SmtpSessionAssert.SMTP_SESSION.createAssert(actual);
    }

    /**
     * Creates an assertion for a session.
     *
     * @param actual the session; may be null
     * @return the assertion object
     */
    public static SmtpSessionAssert then(@Nullable SmtpSession actual) {
        return SmtpSessionAssert.SMTP_SESSION.createAssert(actual);
    }

    /**
     * Creates an assertion for a transcript.
     *
     * @param actual the transcript; may be null
     * @return the assertion object
     */
    public static TranscriptAssert assertThat(@Nullable Transcript actual) {
        return TranscriptAssert.TRANSCRIPT.createAssert(actual);
    }

    /**
     * Creates an assertion for a transcript.
     *
     * @param actual the transcript; may be null
     * @return the assertion object
     */
    public static TranscriptAssert then(@Nullable Transcript actual) {
        return TranscriptAssert.TRANSCRIPT.createAssert(actual);
    }

    /**
     * Creates an assertion for a server.
     *
     * @param actual the server; may be null
     * @return the assertion object
     */
    public static RecordingSmtpServerAssert assertThat(@Nullable RecordingSmtpServer actual) {
        return RecordingSmtpServerAssert.SMTP_SERVER.createAssert(actual);
    }

    /**
     * Creates an assertion for a server.
     *
     * @param actual the server; may be null
     * @return the assertion object
     */
    public static RecordingSmtpServerAssert then(@Nullable RecordingSmtpServer actual) {
        return RecordingSmtpServerAssert.SMTP_SERVER.createAssert(actual);
    }
}
