package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.halfClose;
import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.messageTooLarge;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.Answers.reset;
import static io.github.junitsmtp.script.Answers.shuttingDown;
import static io.github.junitsmtp.script.Answers.stopReading;
import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.script.CommandPatterns.dataReceived;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.not;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.Policies;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stubs do in the middle of a message. */
@SmtpServer
@Timeout(120)
class MidMessageFaultsTest {

    private static final String MESSAGE = "Subject: Hello\r\n\r\nHello, Ada\r\n.\r\n";

    private static void beginMail(SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
    }

    /** Talks to the server up to the message, so that a test can send the message in its own way. */
    private static Socket inData(RecordingSmtpServer smtp) throws IOException {
        Socket socket = smtp.tls() == Tls.IMPLICIT
                ? TestCertificates.ofThisJvm().sslContext().getSocketFactory().createSocket(smtp.host(), smtp.port())
                : new Socket(smtp.host(), smtp.port());
        InputStream in = socket.getInputStream();
        readLine(in);
        for (String line :
                new String[] {"HELO client", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA"}) {
            write(socket.getOutputStream(), line + "\r\n");
            readLine(in);
        }
        return socket;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }

    static Stream<Arguments> ends() {
        return Stream.of(Tls.NONE, Tls.IMPLICIT)
                .flatMap(tls -> Stream.of(
                        Arguments.of(tls, disconnect(), "S: (hung up)   (scripted)"),
                        Arguments.of(tls, reset(), "S: (reset the connection)   (scripted)"),
                        Arguments.of(tls, halfClose(), "S: (half-closed the connection)   (scripted)")));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void the_connection_ends_after_so_many_octets(Tls tls, Answer answer, String told) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder().tls(tls).start()) {
            smtp.on(dataReceived(20)).answer(answer);
            try (Socket client = inData(smtp)) {
                write(client.getOutputStream(), MESSAGE.substring(0, 20));
                smtp.await().until(() -> smtp.transcript().render().contains("(scripted)"));
                assertThat(smtp.transcript().render()).doesNotContain("S: 421");
            }

            assertThat(smtp).allSessionsEnd();
            assertThat(smtp).hasReceivedNoMail().wasAsked(dataReceived(20), 1);
            assertThat(smtp.transcript().render())
                    .contains("C: Subject: Hello\n", "C: He\n", "C: (cut here by a stub, in the middle of a message)\n")
                    .contains(told);
        }
    }

    @Test
    void the_client_sees_the_end_of_the_connection(RecordingSmtpServer smtp) throws Exception {
        smtp.on(dataReceived(1)).answer(disconnect());
        try (Socket client = inData(smtp)) {
            write(client.getOutputStream(), "S");

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_message_is_refused_before_its_end_and_the_session_goes_on(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(10)).once().answer(messageTooLarge());
        beginMail(client);
        client.data();

        assertThat(client.message("Subject: too large\n\nHello")).isStorageExceeded();

        assertThat(client.rcptTo("ada@example.org")).isBadSequence();
        beginMail(client);
        client.data();
        assertThat(client.message("Subject: second\n\n")).isOk();
        assertThat(smtp).hasReceivedExactly(1).first().hasSubject("second");
        assertThat(smtp.transcript().render())
                .contains(
                        "C: Subject: t\n",
                        "in the middle of a message)\n",
                        "S: 552 5.3.4 Message too big for system   (scripted)")
                .doesNotContain("Subject: too large");
    }

    @Test
    void after_421_the_connection_is_closed(RecordingSmtpServer smtp) throws Exception {
        smtp.on(dataReceived(10)).answer(shuttingDown());
        try (Socket client = inData(smtp)) {
            write(client.getOutputStream(), "Subject: Hello");

            assertThat(readLine(client.getInputStream())).isEqualTo("421 4.3.2 Shutting down");
        }
        assertThat(smtp).allSessionsEnd();
        assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
    }

    @Test
    void a_slow_reader_gets_the_whole_message(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(10)).answer(passThrough().after(Duration.ofMillis(20)));
        smtp.on(dataReceived(20)).answer(passThrough().after(Duration.ofMillis(20)));
        beginMail(client);
        client.data();

        assertThat(client.message("Subject: Hello\n\nHello, Ada")).isOk();

        assertThat(smtp).hasReceivedMail().hasSubject("Hello").hasTextBody("Hello, Ada");
        assertThat(smtp)
                .wasAsked(dataReceived(10), 1)
                .wasAsked(dataReceived(20), 1)
                .wasAsked(message(), 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "IMPLICIT"})
    void a_client_cannot_write_once_the_server_has_stopped_reading_and_closing_does_not_wait_for_it(Tls tls)
            throws Exception {
        CompletableFuture<Void> writing;
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder().tls(tls).start()) {
            smtp.on(dataReceived(1000)).answer(stopReading());
            Socket client = inData(smtp);
            writing = CompletableFuture.runAsync(() -> {
                byte[] line = (".".repeat(62) + "\r\n").repeat(1024).getBytes(StandardCharsets.US_ASCII);
                try (client) {
                    for (int i = 0; i < 1024; i++) { // 64 MiB, more than operating systems buffer
                        client.getOutputStream().write(line);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            smtp.await().until(() -> smtp.transcript().render().contains("(stopped reading)"));

            assertThat(smtp.transcript().render()).contains("S: (stopped reading)   (scripted)");
            assertThat(writing).isNotDone();
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(writing::get)
                .withRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_server_that_stopped_reading_ends_the_session_when_the_client_might_be_silent_no_longer() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .idleTimeout(Duration.ofMillis(200))
                .start()) {
            smtp.on(noop()).answer(stopReading());
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThatExceptionOfType(SmtpClientException.class).isThrownBy(client::noop);
            }
            assertThat(smtp).allSessionsEnd();
            assertThat(smtp.transcript()).singleSession().hasEnding(Ending.TIMED_OUT);
        }
    }

    @Test
    void a_client_that_gets_no_answer_to_half_a_message_can_send_the_rest(RecordingSmtpServer smtp) throws Exception {
        smtp.on(dataReceived(10)).answer(hang());
        try (Socket client = inData(smtp)) {
            write(client.getOutputStream(), MESSAGE);
            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp.transcript().render()).contains("S: (gave no answer)   (scripted)");
    }

    @Test
    void octets_of_chunks_are_counted_together(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(25)).answer(reply(452, "4.3.1", "Disk full"));
        beginMail(client);

        assertThat(client.bdat("Subject: Hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isOk();
        assertThat(client.bdatLast("Hello, Ada\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isInsufficientStorage();

        assertThat(client.mailFrom("shop@example.com")).isOk();
        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp.transcript().render())
                .contains(
                        "C: BDAT 12 LAST\n",
                        "C: Hello,\n",
                        "(cut here by a stub, in the middle of a chunk)\n",
                        "S: 452 4.3.1 Disk full   (scripted)");
    }

    @Test
    void the_end_of_a_chunk_is_the_middle_of_the_message_once_more_follows(
            RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(17)).reply(452, "4.3.1", "Disk full");
        beginMail(client);
        byte[] first = "Subject: Hello\r\n\r".getBytes(StandardCharsets.US_ASCII);

        assertThat(client.bdat(first)).isOk();
        assertThat(client.bdat(new byte[0])).isOk();
        assertThat(smtp).wasNotAsked(dataReceived(17));
        assertThat(client.bdatLast("\nHello".getBytes(StandardCharsets.US_ASCII)))
                .isInsufficientStorage();

        assertThat(smtp).wasAsked(dataReceived(17), 1).hasNoUnusedStubs().hasReceivedNoMail();
        assertThat(smtp.transcript().render())
                .contains(
                        "C: BDAT 6 LAST\n",
                        "(cut here by a stub, in the middle of a chunk)\n",
                        "S: 452 4.3.1 Disk full   (scripted)");
    }

    @Test
    void the_end_of_a_message_in_chunks_is_not_its_middle(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(18)).lenient().answer(disconnect());
        beginMail(client);
        client.bdat("Subject: Hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(client.bdatLast(new byte[0])).isOk();

        assertThat(smtp).wasNotAsked(dataReceived(18)).hasReceivedExactly(1);
    }

    @Test
    void a_slow_reader_pauses_between_two_chunks_once(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(18)).answer(passThrough());
        beginMail(client);
        client.bdat("Subject: Hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.bdat("Hello".getBytes(StandardCharsets.US_ASCII));

        assertThat(client.bdatLast("!".getBytes(StandardCharsets.US_ASCII))).isOk();

        assertThat(smtp).wasAsked(dataReceived(18), 1).hasReceivedMail().hasTextBody("Hello!");
    }

    @Test
    void the_connection_ends_in_the_middle_of_a_chunk(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(5)).answer(disconnect());
        beginMail(client);

        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> client.bdatLast("Subject: Hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void a_chunk_that_a_stub_cuts_off_counts_as_BDAT(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(5)).reply(452, "4.3.1", "Disk full");
        beginMail(client);

        assertThat(client.bdatLast("Subject: Hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isInsufficientStorage();
        assertThat(smtp)
                .wasAsked(bdat(), 1)
                .wasAsked(dataReceived(5), 1)
                .wasNotAsked(message())
                .wasAsked(anyCommand(), 4);
    }

    @Test
    void a_chunk_that_the_client_cuts_off_counts_as_BDAT(RecordingSmtpServer smtp) {
        smtp.on(dataReceived(5)).answer(passThrough());
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            beginMail(client);
            client.sendRaw("BDAT 100 LAST\r\nSubject: H".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(smtp).allSessionsEnd();
        assertThat(smtp).wasAsked(bdat(), 1).wasAsked(dataReceived(5), 1).wasNotAsked(message());
    }

    @Test
    void a_chunk_that_never_came_is_cut_off_after_its_command(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            beginMail(client);
            client.sendRaw("BDAT 100 LAST\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(smtp).allSessionsEnd();
        assertThat(smtp.transcript().render())
                .contains("C: BDAT 100 LAST\n", "C: (cut off here, in the middle of a chunk)");
    }

    @Test
    void other_patterns_do_not_match_in_the_middle(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(5).and(rcptTo()).or(dataReceived(6))).lenient().answer(passThrough());
        smtp.on(not(noop()).and(not(rcptTo()))).lenient().answer(passThrough());
        smtp.apply(Policies.slow(Duration.ofMillis(1)));
        beginMail(client);
        client.data();

        assertThat(client.message("Subject: Hello\n\n")).isOk();
        assertThat(smtp).wasAsked(dataReceived(6), 1).wasAsked(not(noop()), 6);
    }

    @Test
    void a_message_that_is_too_short_leaves_the_stub_unused(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(dataReceived(1000)).answer(stopReading());
        beginMail(client);
        client.data();
        client.message("Subject: Hello\n\n");

        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but dataReceived(1000) -> stop reading was never used; the nearest was the message in session 1: the message has only 18 octets""".formatted(smtp));
        smtp.reset();
    }

    @Test
    void a_success_before_the_end_is_refused_when_the_stub_is_made(RecordingSmtpServer smtp) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.on(dataReceived(10)).reply(250, "OK"))
                .withMessage("250 is not a valid reply to dataReceived(10) because the message has not ended;"
                        + " to send it anyway, call answer(replyUnchecked(..))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataReceived(0))
                .withMessage("octets must be positive but was 0");
    }

    @Test
    void stubs_tell_what_they_do(RecordingSmtpServer smtp) {
        assertThat(smtp.on(dataReceived(10)).lenient().answer(stopReading().after(Duration.ofSeconds(1))))
                .hasToString("dataReceived(10) -> after 1000 ms stop reading");
    }
}
