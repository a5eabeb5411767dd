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
 * The entry point of the assertions. AssertJ's own {@code assertThat} takes the same subjects, so that one static import serves for
 * all; the methods here take null, too, and fail on it with an assertion error.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpAssertions {

    /** Narrows an assertion to one on a reply, as in {@code assertThat(list).first(SMTP_REPLY)}. */
    public static final InstanceOfAssertFactory<SmtpReply, SmtpReplyAssert> SMTP_REPLY = SmtpReplyAssert.SMTP_REPLY;

    /** Narrows an assertion to one on a mail, as in {@code assertThat(list).first(RECEIVED_MAIL)}. */
    public static final InstanceOfAssertFactory<ReceivedMail, ReceivedMailAssert> RECEIVED_MAIL =
            ReceivedMailAssert.RECEIVED_MAIL;

    /** Narrows an assertion to one on a part of a mail, as in {@code attachments().first(MAIL_PART)}. */
    public static final InstanceOfAssertFactory<MailPart, MailPartAssert> MAIL_PART = MailPartAssert.MAIL_PART;

    /** Narrows an assertion to one on a session, as in {@code assertThat(list).first(SMTP_SESSION)}. */
    public static final InstanceOfAssertFactory<SmtpSession, SmtpSessionAssert> SMTP_SESSION =
            SmtpSessionAssert.SMTP_SESSION;

    /** Narrows an assertion to one on a transcript, as in {@code assertThat(list).first(TRANSCRIPT)}. */
    public static final InstanceOfAssertFactory<Transcript, TranscriptAssert> TRANSCRIPT = TranscriptAssert.TRANSCRIPT;

    /** Narrows an assertion to one on a server, as in {@code assertThat(list).first(SMTP_SERVER)}. */
    public static final InstanceOfAssertFactory<RecordingSmtpServer, RecordingSmtpServerAssert> SMTP_SERVER =
            RecordingSmtpServerAssert.SMTP_SERVER;

    private SmtpAssertions() {}

    /**
     * Starts assertions on a reply.
     *
     * @param actual a reply, perhaps null
     * @return the assertion object
     */
    public static SmtpReplyAssert assertThat(@Nullable SmtpReply actual) {
        return SmtpReplyAssert.SMTP_REPLY.createAssert(actual);
    }

    /**
     * Starts assertions on a reply.
     *
     * @param actual a reply, perhaps null
     * @return the assertion object
     */
    public static SmtpReplyAssert then(@Nullable SmtpReply actual) {
        return SmtpReplyAssert.SMTP_REPLY.createAssert(actual);
    }

    /**
     * Starts assertions on a mail.
     *
     * @param actual a mail, perhaps null
     * @return the assertion object
     */
    public static ReceivedMailAssert assertThat(@Nullable ReceivedMail actual) {
        return ReceivedMailAssert.RECEIVED_MAIL.createAssert(actual);
    }

    /**
     * Starts assertions on a mail.
     *
     * @param actual a mail, perhaps null
     * @return the assertion object
     */
    public static ReceivedMailAssert then(@Nullable ReceivedMail actual) {
        return ReceivedMailAssert.RECEIVED_MAIL.createAssert(actual);
    }

    /**
     * Starts assertions on mails.
     *
     * @param actual mails, perhaps null
     * @return the assertion object
     */
    public static ReceivedMailsAssert assertThat(@Nullable ReceivedMails actual) {
        return ReceivedMailsAssert.RECEIVED_MAILS.createAssert(actual);
    }

    /**
     * Starts assertions on mails.
     *
     * @param actual mails, perhaps null
     * @return the assertion object
     */
    public static ReceivedMailsAssert then(@Nullable ReceivedMails actual) {
        return ReceivedMailsAssert.RECEIVED_MAILS.createAssert(actual);
    }

    /**
     * Starts assertions on a part of a mail.
     *
     * @param actual a part of a mail, perhaps null
     * @return the assertion object
     */
    public static MailPartAssert assertThat(@Nullable MailPart actual) {
        return MailPartAssert.MAIL_PART.createAssert(actual);
    }

    /**
     * Starts assertions on a part of a mail.
     *
     * @param actual a part of a mail, perhaps null
     * @return the assertion object
     */
    public static MailPartAssert then(@Nullable MailPart actual) {
        return MailPartAssert.MAIL_PART.createAssert(actual);
    }

    /**
     * Starts assertions on a session.
     *
     * @param actual a session, perhaps null
     * @return the assertion object
     */
    public static SmtpSessionAssert assertThat(@Nullable SmtpSession actual) {
        return SmtpSessionAssert.SMTP_SESSION.createAssert(actual);
    }

    /**
     * Starts assertions on a session.
     *
     * @param actual a session, perhaps null
     * @return the assertion object
     */
    public static SmtpSessionAssert then(@Nullable SmtpSession actual) {
        return SmtpSessionAssert.SMTP_SESSION.createAssert(actual);
    }

    /**
     * Starts assertions on a transcript.
     *
     * @param actual a transcript, perhaps null
     * @return the assertion object
     */
    public static TranscriptAssert assertThat(@Nullable Transcript actual) {
        return TranscriptAssert.TRANSCRIPT.createAssert(actual);
    }

    /**
     * Starts assertions on a transcript.
     *
     * @param actual a transcript, perhaps null
     * @return the assertion object
     */
    public static TranscriptAssert then(@Nullable Transcript actual) {
        return TranscriptAssert.TRANSCRIPT.createAssert(actual);
    }

    /**
     * Starts assertions on a server.
     *
     * @param actual a server, perhaps null
     * @return the assertion object
     */
    public static RecordingSmtpServerAssert assertThat(@Nullable RecordingSmtpServer actual) {
        return RecordingSmtpServerAssert.SMTP_SERVER.createAssert(actual);
    }

    /**
     * Starts assertions on a server.
     *
     * @param actual a server, perhaps null
     * @return the assertion object
     */
    public static RecordingSmtpServerAssert then(@Nullable RecordingSmtpServer actual) {
        return RecordingSmtpServerAssert.SMTP_SERVER.createAssert(actual);
    }
}
