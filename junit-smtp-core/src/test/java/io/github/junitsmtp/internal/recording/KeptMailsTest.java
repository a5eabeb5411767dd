package io.github.junitsmtp.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.Allocations;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Channel;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.Exchange.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptMailsTest {

    private static final byte[] OK = "250 OK\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE = "Subject: x\r\n\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_mail_costs_no_more_the_more_are_kept() {
        Allocations.growWithInput(200, mails -> mails, KeptMailsTest::record);
    }

    @Test
    void a_mail_that_arrives_while_mails_are_cleared_is_in_the_transcript_and_in_its_session() throws Exception {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        SessionRecorder session = greeted(transcript);

        acceptDuring(transcript, session, transcript::forgetMails);

        assertThat(transcript.mails().size()).isEqualTo(1);
        assertThat(session.mails().size()).isEqualTo(1);
    }

    @Test
    void a_mail_that_arrives_during_a_reset_brings_its_session_back() throws Exception {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        SessionRecorder session = greeted(transcript);

        acceptDuring(transcript, session, transcript::forget);

        assertThat(transcript.mails().size()).isEqualTo(1);
        assertThat(transcript.sessions()).containsExactly(session);
        assertThat(session.mails().size()).isEqualTo(1);
    }

    private static SessionRecorder greeted(TranscriptRecorder transcript) {
        SessionRecorder session = transcript.open("127.0.0.1:50412");
        session.replied(OK, false);
        return session;
    }

    /** Lets a mail arrive that the transcript has to add after the given action. */
    private static void acceptDuring(TranscriptRecorder transcript, SessionRecorder session, Runnable action)
            throws InterruptedException {
        ReceivedMail mail =
                mail(SmtpCommand.parse("MAIL FROM:<shop@example.com>"), SmtpCommand.parse("RCPT TO:<ada@example.org>"));
        Thread server = new Thread(() -> session.accepted(mail));
        synchronized (transcript) {
            server.start();
            while (server.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            action.run();
        }
        server.join();
    }

    /** Records a session with the given number of mails, all of which may be kept. */
    private static void record(int mails) {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {}, condition -> {}, 100_000, Surroundings.NONE);
        SessionRecorder session = transcript.open("127.0.0.1:50412", begun -> {});
        session.replied("220 ready\r\n".getBytes(StandardCharsets.US_ASCII), false);
        for (int i = 0; i < mails; i++) {
            SmtpCommand mailFrom = answered(session, "MAIL FROM:<shop@example.com>");
            SmtpCommand rcptTo = answered(session, "RCPT TO:<ada@example.org>");
            answered(session, "DATA");
            session.sentMessage(Octets.of(MESSAGE), MESSAGE.length, false);
            session.replied(OK, false);
            session.accepted(mail(mailFrom, rcptTo));
        }
    }

    private static ReceivedMail mail(SmtpCommand mailFrom, SmtpCommand rcptTo) {
        Arrival arrival = new Arrival(1, null, Channel.PLAIN, Instant.EPOCH);
        return new ReceivedMail(new Envelope(mailFrom, List.of(rcptTo)), Octets.of(MESSAGE), arrival);
    }

    private static SmtpCommand answered(SessionRecorder session, String line) {
        SmtpCommand command = SmtpCommand.parse(line);
        session.sent(Kind.COMMAND, command.bytes(), command.bytes().length, true, false);
        session.replied(OK, false);
        return command;
    }
}
