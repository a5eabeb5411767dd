package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As {@link CutOffTest}, but the bytes are those of TLS, its handshake too, of which a record is readable as a whole or not at all. */
@Timeout(600)
class TlsCutOffTest {

    private static final int SOME = 37;
    /** Nobody waits for the bytes of QUIT and of TLS's own goodbye. */
    private static final int GOODBYE = 80;

    @Test
    void a_client_that_hangs_up_after_some_bytes() throws Exception {
        hangsUpAfterEach(SOME);
    }

    @Test
    @Tag("long")
    void a_client_that_hangs_up_after_any_byte() throws Exception {
        hangsUpAfterEach(1);
    }

    @Test
    void a_server_that_is_closed_after_some_bytes() throws Exception {
        isClosedAfterEach(SOME);
    }

    @Test
    @Tag("long")
    void a_server_that_is_closed_after_any_byte() throws Exception {
        isClosedAfterEach(1);
    }

    private static void hangsUpAfterEach(int step) throws IOException {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start()) {
            for (int limit : limits(smtp, step).toArray()) {
                smtp.reset();
                Attempt attempt = Attempt.at(smtp, limit, () -> {});
                attempt.isRecorded(Record.ended(smtp));
            }
        }
    }

    private static void isClosedAfterEach(int step) throws IOException {
        IntStream limits;
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start()) {
            limits = limits(smtp, step);
        }
        for (int limit : limits.toArray()) {
            MeteredEngine engine = new MeteredEngine();
            RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                    .engine(engine)
                    .tls(Tls.IMPLICIT)
                    .start();
            Attempt attempt = Attempt.at(smtp, limit, () -> {
                engine.awaitReceived(limit);
                smtp.await()
                        .until(() ->
                                !smtp.transcript().sessions().isEmpty()); // it was accepted, if nothing was received
                smtp.close();
            });
            smtp.close();
            attempt.isRecorded(smtp.transcript().sessions().get(0));
        }
    }

    /** Plays the whole dialogue to learn how many bytes it takes; that varies a little, since signatures do. */
    private static IntStream limits(RecordingSmtpServer smtp, int step) throws IOException {
        int all = Attempt.at(smtp, Integer.MAX_VALUE, () -> {}).bytes();
        assertThat(smtp.transcript().mails()).hasSize(2);
        return IntStream.iterate(0, limit -> limit < all - GOODBYE, limit -> limit + step);
    }

    /**
     * What a client has read before it was cut off.
     *
     * @param bytes how many bytes it wanted to send
     * @param steps how many of its steps were answered
     */
    private record Attempt(int bytes, int steps) {

        static Attempt at(RecordingSmtpServer smtp, int limit, Runnable atLimit) throws IOException {
            CutSocket socket = new CutSocket(smtp, limit, atLimit);
            int steps = 0;
            try (socket;
                    SSLSocket secured = (SSLSocket) smtp.certificates()
                            .sslContext()
                            .getSocketFactory()
                            .createSocket(socket, "localhost", smtp.port(), true);
                    RawClient client = new RawClient(secured)) {
                client.readReply();
                for (String step : LongDialogue.STEPS) {
                    client.ask(step);
                    steps++;
                }
            } catch (IOException e) {
                assertThat(socket.sent()).as("%s", e).isGreaterThan(limit);
            }
            return new Attempt(socket.sent(), steps);
        }

        void isRecorded(SmtpSession session) {
            String sent = new String(Record.sent(session), StandardCharsets.ISO_8859_1);
            List<String> answered = LongDialogue.STEPS.subList(0, steps);
            assertThat(String.join("", LongDialogue.STEPS)).startsWith(sent);
            assertThat(sent).startsWith(String.join("", answered));
            assertThat(session.ending()).isNotEqualTo(Ending.OPEN);
            assertThat(session.replies()).hasSizeGreaterThanOrEqualTo(steps);
            assertThat(session.tls().isPresent() || sent.isEmpty()).isTrue();
        }
    }
}
