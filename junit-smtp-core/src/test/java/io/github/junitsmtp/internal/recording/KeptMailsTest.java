package io.github.junitsmtp.internal.recording;

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

    /** Records a session with the given number of mails, all of which may be kept. */
    private static void record(int mails) {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {}, condition -> {}, 100_000, Surroundings.NONE);
        SessionRecorder session = transcript.open("127.0.0.1:50412", begun -> {});
        session.replied("220 ready\r\n".getBytes(StandardCharsets.US_ASCII), false);
        for (int i = 0; i < mails; i++) {
            SmtpCommand mailFrom = answered(session, "MAIL FROM:<shop@example.com>");
            SmtpCommand rcptTo = answered(session, "RCPT TO:<ada@example.org>");
            answered(session, "DATA");
            Octets message = Octets.of(MESSAGE);
            session.sentMessage(message, MESSAGE.length, false);
            Arrival arrival = new Arrival(1, null, Channel.PLAIN, Instant.EPOCH);
            session.replied(OK, false);
            session.accepted(new ReceivedMail(new Envelope(mailFrom, List.of(rcptTo)), message, arrival));
        }
    }

    private static SmtpCommand answered(SessionRecorder session, String line) {
        SmtpCommand command = SmtpCommand.parse(line);
        session.sent(Kind.COMMAND, command.bytes(), command.bytes().length, true, false);
        session.replied(OK, false);
        return command;
    }
}
