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
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/** Soft assertions for SMTP, to be implemented by custom soft assertion classes. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SmtpSoftAssertionsProvider extends SoftAssertionsProvider {

    /**
     * Creates a soft assertion for a reply.
     *
     * @param actual the reply; may be null
     * @return the assertion object
     */
    default SmtpReplyAssert assertThat(@Nullable SmtpReply actual) {
        return proxy(SmtpReplyAssert.class, SmtpReply.class, actual);
    }

    /**
     * Creates a soft assertion for a mail.
     *
     * @param actual the mail; may be null
     * @return the assertion object
     */
    default ReceivedMailAssert assertThat(@Nullable ReceivedMail actual) {
        return proxy(ReceivedMailAssert.class, ReceivedMail.class, actual);
    }

    /**
     * Creates a soft assertion for a list of mails.
     *
     * @param actual the mails; may be null
     * @return the assertion object
     */
    default ReceivedMailsAssert assertThat(@Nullable ReceivedMails actual) {
        return proxy(ReceivedMailsAssert.class, List.class, actual == null ? null : actual.list());
    }

    /**
     * Creates a soft assertion for a part of a mail.
     *
     * @param actual the part; may be null
     * @return the assertion object
     */
    default MailPartAssert assertThat(@Nullable MailPart actual) {
        return proxy(MailPartAssert.class, MailPart.class, actual);
    }

    /**
     * Creates a soft assertion for a session.
     *
     * @param actual the session; may be null
     * @return the assertion object
     */
    default SmtpSessionAssert assertThat(@Nullable SmtpSession actual) {
        return proxy(SmtpSessionAssert.class, SmtpSession.class, actual);
    }

    /**
     * Creates a soft assertion for a transcript.
     *
     * @param actual the transcript; may be null
     * @return the assertion object
     */
    default TranscriptAssert assertThat(@Nullable Transcript actual) {
        return proxy(TranscriptAssert.class, Transcript.class, actual);
    }

    /**
     * Creates a soft assertion for a server.
     *
     * @param actual the server; may be null
     * @return the assertion object
     */
    default RecordingSmtpServerAssert assertThat(@Nullable RecordingSmtpServer actual) {
        return proxy(RecordingSmtpServerAssert.class, RecordingSmtpServer.class, actual);
    }
}
