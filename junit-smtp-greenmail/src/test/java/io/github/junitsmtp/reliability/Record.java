package io.github.junitsmtp.reliability;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What the record of a session says, to the byte. */
final class Record {

    private Record() {}

    /** Verifies that exactly so many bytes of the dialogue are there, and no reply is missing that the client has read. */
    static void isRightUpTo(int count, SmtpSession session, String replies) {
        assertThat(sent(session)).as("what was sent of %d bytes", count).isEqualTo(LongDialogue.first(count));
        assertThat(said(session)).as("replies to %d bytes", count).startsWith(replies);
        List<Exchange> exchanges = session.exchanges();
        Exchange last = exchanges.get(exchanges.size() - 1);
        assertThat(last.isComplete()).as("%s after %d bytes", last, count).isEqualTo(LongDialogue.isWhole(count));
    }

    /** Waits for the end of the only session. */
    static SmtpSession ended(RecordingSmtpServer smtp) {
        smtp.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(smtp.transcript().sessions())
                        .singleElement()
                        .extracting(SmtpSession::ending)
                        .isNotEqualTo(Ending.OPEN));
        return smtp.transcript().sessions().get(0);
    }

    static byte[] sent(SmtpSession session) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        session.exchanges().forEach(exchange -> sent.writeBytes(exchange.sent()));
        return sent.toByteArray();
    }

    static String said(SmtpSession session) {
        return session.exchanges().stream()
                .map(exchange -> new String(exchange.replyBytes(), StandardCharsets.ISO_8859_1))
                .collect(joining());
    }
}
