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

/** The assertions whose failures are collected, for one's own class of soft assertions. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SmtpSoftAssertionsProvider extends SoftAssertionsProvider {

    /**
     * Starts assertions on a reply whose failures are collected.
     *
     * @param actual a reply, perhaps null
     * @return the assertion object
     */
    default SmtpReplyAssert assertThat(@Nullable SmtpReply actual) {
        return proxy(SmtpReplyAssert.class, SmtpReply.class, actual);
    }

    /**
     * Starts assertions on a mail whose failures are collected.
     *
     * @param actual a mail, perhaps null
     * @return the assertion object
     */
    default ReceivedMailAssert assertThat(@Nullable ReceivedMail actual) {
        return proxy(ReceivedMailAssert.class, ReceivedMail.class, actual);
    }

    /**
     * Starts assertions on mails whose failures are collected.
     *
     * @param actual mails, perhaps null
     * @return the assertion object
     */
    default ReceivedMailsAssert assertThat(@Nullable ReceivedMails actual) {
        return proxy(ReceivedMailsAssert.class, List.class, actual == null ? null : actual.list());
    }

    /**
     * Starts assertions on a part of a mail whose failures are collected.
     *
     * @param actual a part, perhaps null
     * @return the assertion object
     */
    default MailPartAssert assertThat(@Nullable MailPart actual) {
        return proxy(MailPartAssert.class, MailPart.class, actual);
    }

    /**
     * Starts assertions on a session whose failures are collected.
     *
     * @param actual a session, perhaps null
     * @return the assertion object
     */
    default SmtpSessionAssert assertThat(@Nullable SmtpSession actual) {
        return proxy(SmtpSessionAssert.class, SmtpSession.class, actual);
    }

    /**
     * Starts assertions on a transcript whose failures are collected.
     *
     * @param actual a transcript, perhaps null
     * @return the assertion object
     */
    default TranscriptAssert assertThat(@Nullable Transcript actual) {
        return proxy(TranscriptAssert.class, Transcript.class, actual);
    }

    /**
     * Starts assertions on a server whose failures are collected.
     *
     * @param actual a server, perhaps null
     * @return the assertion object
     */
    default RecordingSmtpServerAssert assertThat(@Nullable RecordingSmtpServer actual) {
        return proxy(RecordingSmtpServerAssert.class, RecordingSmtpServer.class, actual);
    }
}
