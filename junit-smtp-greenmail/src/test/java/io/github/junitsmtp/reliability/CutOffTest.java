package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever hangs up, and wherever: nobody hangs, and the record is right up to that byte. */
@Timeout(600)
class CutOffTest {

    /** It takes a millisecond; where it waits for somebody in vain, half a second; the rest is for busy machines. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    private final MeteredEngine engine = new MeteredEngine();
    private final RecordingSmtpServer smtp =
            RecordingSmtpServer.builder().engine(engine).start();
    private long received;

    @AfterEach
    void close() {
        smtp.close();
    }

    @Test
    void a_client_that_hangs_up_after_any_byte() throws IOException {
        for (int count : LongDialogue.offsets().toArray()) {
            String replies;
            try (RawClient client = RawClient.connect(smtp)) {
                replies = LongDialogue.play(client, count);
            }
            isRecorded(Record.ended(smtp), count, replies);
        }
    }

    @Test
    void a_client_that_is_killed_after_any_byte() throws IOException {
        for (int count : LongDialogue.offsets().toArray()) {
            RawClient client = RawClient.connect(smtp);
            String replies = LongDialogue.play(client, count);
            received += count;
            engine.awaitReceived(received);
            client.reset();
            isRecorded(Record.ended(smtp), count, replies);
        }
    }

    @Test
    void a_client_that_sends_all_at_once_and_hangs_up_after_any_byte() throws IOException {
        for (int count : LongDialogue.offsets().toArray()) {
            String replies;
            try (RawClient client = RawClient.connect(smtp)) {
                client.send(LongDialogue.first(count));
                client.shutdownOutput();
                replies = client.readAll();
            }
            SmtpSession session = Record.ended(smtp);
            assertThat(Record.said(session)).as("after %d bytes", count).isEqualTo(replies);
            isRecorded(session, count, replies);
        }
    }

    @Test
    void a_client_that_sends_all_at_once_and_is_killed_after_any_byte() throws IOException {
        for (int count : LongDialogue.offsets().toArray()) {
            RawClient client = RawClient.connect(smtp);
            String greeting = client.readReply();
            client.send(LongDialogue.first(count));
            received += count;
            engine.awaitReceived(received);
            client.reset();
            isRecorded(Record.ended(smtp), count, greeting);
        }
    }

    private void isRecorded(SmtpSession session, int count, String replies) {
        assertThat(session.mails().list()).as("mails in %d bytes", count).hasSize(LongDialogue.mails(count));
        assertThat(smtp.unwrap(GreenMail.class).orElseThrow().getReceivedMessages())
                .as("mails of GreenMail in %d bytes", count)
                .hasSize(new int[] {0, 2, 3}[LongDialogue.mails(count)]);
        Record.isRightUpTo(count, session, replies);
        assertThat(session.ending())
                .as("after %d bytes", count)
                .isIn(
                        LongDialogue.isOver(count)
                                ? List.of(Ending.CLOSED_BY_SERVER)
                                : List.of(Ending.CLOSED_BY_CLIENT, Ending.BROKEN));
        smtp.reset();
    }

    @Test
    void a_server_that_is_closed_after_any_byte() throws IOException {
        Duration slowest = Duration.ZERO;
        for (int count : LongDialogue.offsets().toArray()) {
            MeteredEngine metered = new MeteredEngine();
            RecordingSmtpServer other =
                    RecordingSmtpServer.builder().engine(metered).start();
            try (RawClient client = RawClient.connect(other)) {
                String replies = LongDialogue.play(client, count);
                metered.awaitReceived(count);
                long start = System.nanoTime();

                other.close();

                Duration took = Duration.ofNanos(System.nanoTime() - start);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                SmtpSession session = other.transcript().sessions().get(0);
                Record.isRightUpTo(count, session, replies);
                assertThat(session.ending()).as("after %d bytes", count).isEqualTo(Ending.CLOSED_BY_SERVER);
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                    while (true) {
                        client.readReply();
                    }
                });
            }
        }
        Figures.add("slowest close after a cut-off", slowest.toMillis() + " ms");
        assertThat(slowest).isLessThan(LONGEST_CLOSE);
    }
}
