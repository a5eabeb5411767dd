package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.Answers.halfClose;
import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.Answers.refusedByPolicy;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.Answers.replyUnchecked;
import static io.github.junitsmtp.script.Answers.reset;
import static io.github.junitsmtp.script.Answers.temporaryAuthenticationFailure;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.mailFromDomain;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.not;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.rcptToDomain;
import static io.github.junitsmtp.script.CommandPatterns.startTls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.Answers;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a stub can make the server do, and when. */
@SmtpServer
@Timeout(600)
class AnswerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void patterns_look_at_addresses_and_mechanisms(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptToDomain("EXAMPLE.org")).answer(noSuchUser());
        smtp.on(rcptTo((MailAddress to) -> to.localPart().startsWith("a"))).answer(mailboxFull());
        smtp.on(mailFromDomain("example.net")).answer(refusedByPolicy());
        smtp.on(mailFrom(MailAddress::isNull)).reply(550, "5.7.1", "No bounces");
        smtp.on(auth("cram-md5")).reply(504, "5.5.4", "Not that");
        smtp.on(startTls()).reply(454, "4.7.0", "Not now");
        smtp.on(bdat()).reply(503, "5.5.1", "No chunks");

        assertThat(client.rcptTo("bob@example.org")).isMailboxUnavailable().hasText("Bad destination mailbox address");
        assertThat(client.rcptTo("ada@example.org")).isStorageExceeded().hasText("Mailbox full");
        client.ehlo("client.example.org");
        assertThat(client.mailFrom("eve@EXAMPLE.net")).isAboutPolicy();
        assertThat(client.mailFrom("")).hasText("No bounces");
        assertThat(client.send("AUTH CRAM-MD5")).hasText("Not that");
        assertThat(client.send("STARTTLS")).hasText("Not now");
        assertThat(client.send("BDAT 0 LAST")).hasText("No chunks");
        assertThat(client.mailFrom("shop@example.com")).isOk();
    }

    @Test
    void patterns_are_combined(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo("ada@example.org").or(rcptTo("bob@example.org"))).answer(mailboxFull());
        smtp.on(noop().inSession(2)).reply(250, "second session");
        smtp.on(not(noop()).and(command("XFOO"))).reply(250, "foo");

        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        assertThat(client.rcptTo("ada@example.org")).isStorageExceeded();
        assertThat(client.rcptTo("bob@example.org")).isStorageExceeded();
        assertThat(client.rcptTo("eve@example.org")).isOk();
        assertThat(client.send("XFOO")).hasText("foo");
        assertThat(client.noop()).hasText("fine");
        try (SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(second.noop()).hasText("second session");
        }
        assertThat(rcptTo("ada@example.org").or(quit()).and(noop()).inSession(2))
                .hasToString("(rcptTo(ada@example.org) or quit()) and noop() in session 2");
        assertThatIllegalArgumentException().isThrownBy(() -> noop().inSession(0));
    }

    @Test
    void the_verdict_on_a_login_is_scripted_by_user(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        smtp.on(login("shop")).once().answer(temporaryAuthenticationFailure());

        client.send("AUTH LOGIN");
        client.send("c2hvcA==");
        assertThat(client.send("c2VjcmV0")).isTemporaryAuthenticationFailure();
        assertThat(client.send("AUTH PLAIN AHNob3AAc2VjcmV0")).isAuthenticationSuccessful();
    }

    @Test
    void answers_follow_each_other(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo()).answer(greylisted(), reply(452, "4.2.2", "Full"), passThrough());
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isLocalError();
        assertThat(client.rcptTo("ada@example.org")).isInsufficientStorage();
        assertThat(client.rcptTo("ada@example.org")).isOk();
        assertThat(client.rcptTo("ada@example.org")).isOk();
    }

    @Test
    void a_stub_may_begin_with_a_later_match(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).fromMatch(3).reply(421, "4.3.2", "Enough");

        assertThat(client.noop()).isOk();
        assertThat(client.noop()).isOk();
        assertThat(client.noop()).isServiceNotAvailable();
        assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
    }

    @ParameterizedTest
    @MethodSource("readyReplies")
    void ready_replies_have_codes_that_agree(Answer answer, String reply, RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(command("XREADY")).answer(answer);

        assertThat(client.send("XREADY")).hasToString(reply);
    }

    static List<Arguments> readyReplies() {
        return List.of(
                Arguments.of(Answers.serviceReady("mx.example.org"), "220 mx.example.org ESMTP ready"),
                Arguments.of(Answers.systemStatus("All is well"), "211 All is well"),
                Arguments.of(Answers.greylisted(), "451 4.7.1 Greylisted, try again later"),
                Arguments.of(Answers.noSuchUser(), "550 5.1.1 Bad destination mailbox address"),
                Arguments.of(Answers.mailboxFull(), "552 5.2.2 Mailbox full"),
                Arguments.of(Answers.mailboxFullForNow(), "452 4.2.2 Mailbox full"),
                Arguments.of(Answers.messageTooLarge(), "552 5.3.4 Message too big for system"),
                Arguments.of(Answers.tooManyRecipients(), "452 4.5.3 Too many recipients"),
                Arguments.of(Answers.tooManyConnections(), "421 4.7.0 Too many connections, try again later"),
                Arguments.of(Answers.shuttingDown(), "421 4.3.2 Shutting down"),
                Arguments.of(Answers.localError(), "451 4.3.0 Local error in processing"),
                Arguments.of(Answers.refusedByPolicy(), "550 5.7.1 Delivery not authorized, message refused"),
                Arguments.of(Answers.relayDenied(), "554 5.7.1 Relay access denied"),
                Arguments.of(Answers.authenticationRequired(), "530 5.7.0 Authentication required"),
                Arguments.of(Answers.startTlsRequired(), "530 5.7.0 Must issue a STARTTLS command first"),
                Arguments.of(Answers.authenticationFailed(), "535 5.7.8 Authentication credentials invalid"),
                Arguments.of(Answers.temporaryAuthenticationFailure(), "454 4.7.0 Temporary authentication failure"),
                Arguments.of(Answers.reply(ReplyCode.NO_MAIL_FOR_CLIENT), "453 you have no mail"));
    }

    @Test
    void answers_may_depend_on_a_state(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).willSetStateTo("busy").reply(250, "calm");
        smtp.on(noop()).whenStateIs("busy").willSetStateTo("").reply(450, "4.3.2", "busy");

        assertThat(client.noop()).hasText("calm");
        assertThat(client.noop()).hasText("busy");
        assertThat(client.noop()).hasText("calm");
        smtp.setState("somewhere else");
        assertThat(client.noop()).hasText("calm");
    }

    @Test
    void raw_bytes_go_out_as_they_are(RecordingSmtpServer smtp) throws IOException {
        smtp.on(noop()).answer(raw("25"), raw("0 no line end"), raw("\n250 LF only\n"), raw("what?\r\n"));

        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream()
                    .write("NOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("\r\n250 no line end\n250 LF only\nwhat?\r\n221 ");
        }
        assertThat(smtp.transcript().sessions().get(0).exchanges())
                .filteredOn(exchange -> exchange.isScripted())
                .extracting(exchange -> new String(exchange.replyBytes(), StandardCharsets.US_ASCII))
                .containsExactly("25", "0 no line end", "\n250 LF only\n", "what?\r\n");
    }

    @Test
    void a_reply_may_come_late_and_byte_by_byte(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).answer(reply(250, "Slowly").after(Duration.ofMillis(20)).throttledTo(10_000));
        smtp.on(quit()).answer(passThrough().after(Duration.ofMillis(20)));

        assertThat(client.noop()).isOk().hasText("Slowly");
        client.quit();

        assertThat(smtp.transcript().sessions().get(0).exchanges())
                .filteredOn(exchange -> exchange.command().isPresent())
                .allSatisfy(exchange -> assertThat(exchange.took()).isGreaterThanOrEqualTo(Duration.ofMillis(20)));
    }

    @Test
    void earlier_replies_do_not_wait_for_a_late_one(RecordingSmtpServer smtp) throws IOException {
        smtp.on(quit()).answer(hang());

        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("NOOP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] greetingAndReply = new byte[4096];
            int read = 0;
            while (!new String(greetingAndReply, 0, read, StandardCharsets.US_ASCII).endsWith("250 2.0.0 fine\r\n")) {
                read += socket.getInputStream().read(greetingAndReply, read, greetingAndReply.length - read);
            }
        }
        smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() == Ending.CLOSED_BY_CLIENT);
    }

    @Test
    void neither_delays_nor_hanging_hold_up_the_end() {
        RecordingSmtpServer smtp = RecordingSmtpServer.start();
        smtp.on(connect()).answer(passThrough().after(HOUR));
        smtp.on(connect()).once().answer(reply(220, "mx.example.org").after(HOUR));
        smtp.on(connect()).once().answer(hang());
        List<CompletableFuture<Void>> clients = List.of(failing(smtp), failing(smtp), failing(smtp));
        smtp.await().until(() -> smtp.transcript().sessions().size() == 3);

        smtp.close();

        assertThat(clients).allSatisfy(client -> assertThat(client).succeedsWithin(Duration.ofSeconds(30)));
    }

    private static CompletableFuture<Void> failing(RecordingSmtpServer smtp) {
        return CompletableFuture.runAsync(
                () -> assertThatExceptionOfType(SmtpClientException.class)
                        .isThrownBy(() -> SmtpClient.connect(smtp.host(), smtp.port(), Duration.ofMinutes(1))),
                command -> new Thread(command).start());
    }

    @Test
    void the_connection_ends_before_within_or_after_a_reply(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).answer(raw("250 in the mid").thenDisconnect());
        smtp.on(mailFrom()).answer(reply(250, "2.1.0", "OK").thenDisconnect());

        client.ehlo("client.example.org");
        assertThat(client.mailFrom("shop@example.com")).isOk();
        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> client.rcptTo("ada@example.org"));
        try (SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThatExceptionOfType(SmtpClientException.class).isThrownBy(second::noop);
        }
        assertThat(smtp.transcript().sessions())
                .allSatisfy(session -> assertThat(session).hasEnding(Ending.CLOSED_BY_SERVER));
    }

    @Test
    void a_reset_is_an_error_and_a_half_close_an_end(RecordingSmtpServer smtp) throws IOException {
        smtp.on(noop()).answer(reply(250, "Last words").thenReset());
        smtp.on(quit()).answer(halfClose());

        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes());
        }
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("220 ")
                    .hasLineCount(1);
            socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        smtp.await().until(() -> smtp.transcript().sessions().get(1).ending() == Ending.CLOSED_BY_CLIENT);
    }

    @Test
    void the_transcript_tells_what_a_script_did_to_the_connection(RecordingSmtpServer smtp) throws IOException {
        smtp.on(noop()).once().answer(disconnect());
        smtp.on(noop().inSession(2)).answer(reply(250, "2.0.0", "Bye").thenDisconnect());
        smtp.on(noop().inSession(3)).answer(reset());
        smtp.on(noop().inSession(4)).answer(halfClose());
        smtp.on(noop().inSession(5)).answer(hang());
        for (int session = 1; session <= 5; session++) {
            try (Socket socket = new Socket(smtp.host(), smtp.port())) {
                socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
                int number = session;
                smtp.await()
                        .until(() -> smtp.transcript().sessions().size() == number
                                && smtp.transcript().toString().endsWith(")   (scripted)"));
            }
        }

        assertThat(smtp.transcript().sessions())
                .extracting(session -> session.exchanges().get(1).toString())
                .containsExactly(
                        "C: NOOP\nS: (hung up)   (scripted)",
                        "C: NOOP\nS: 250 2.0.0 Bye   (scripted)\nS: (hung up)   (scripted)",
                        "C: NOOP\nS: (reset the connection)   (scripted)",
                        "C: NOOP\nS: (half-closed the connection)   (scripted)",
                        "C: NOOP\nS: (gave no answer)   (scripted)");
    }

    @ParameterizedTest
    @CsvSource({
        "250-more to come\\r\\n, 0",
        "2 OK\\r\\n, 0",
        "354 go on\\r\\n, 0",
        "250 no line end, 1",
        "250-two\\r\\n250 lines\\r\\n, 1",
        "250 OK\\r\\n550 and more\\r\\n, 1"
    })
    void a_mail_has_arrived_if_the_client_reads_2xx(
            String reply, int mails, RecordingSmtpServer smtp, @TempDir Path directory) {
        smtp.on(message()).answer(raw(reply.translateEscapes()).thenDisconnect());
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.sendRaw("Subject: x\r\n\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(smtp).allSessionsEnd();
        }

        assertThat(smtp).hasReceivedExactly(mails);
        assertThat(smtp.transcript().sessions().get(0).outcome())
                .contains(mails == 1 ? "it delivered 1 mail" : "the message was answered with");
        smtp.transcript().writeTo(directory.resolve("recording.smtp"));
        assertThat(Transcript.read(directory.resolve("recording.smtp")).mails().list())
                .hasSize(mails);
    }

    @Test
    void a_mail_that_was_accepted_before_the_connection_broke_is_there(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(message())
                .answer(reply(250, "2.0.0", "Queued").throttledTo(100_000).thenDisconnect());
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message("Subject: x\n\n")).isOk();

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void a_success_of_another_command_is_refused_unless_it_is_meant(
            @SmtpServer(strictStubs = false) RecordingSmtpServer smtp,
            @SmtpServer(strictStubs = false) SmtpClient client) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.on(rcptTo("ada@example.org")).reply(354, "Go ahead"))
                .withMessage("354 is not a valid reply to rcptTo(ada@example.org) (RFC 5321, section 4.3.2);"
                        + " to send it anyway, call answer(replyUnchecked(..))");
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(connect()).reply(250, "Hello"));
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(data()).reply(250, "OK"));
        smtp.on(noop()).answer(replyUnchecked(SmtpReply.of(220, "Hello again")));
        smtp.on(command("XFOO")).reply(220, "Whatever");
        smtp.on(noop().or(quit()).and(quit())).reply(299, "Nobody knows this code");

        assertThat(client.noop()).isServiceReady();
        assertThat(client.send("XFOO")).isServiceReady();
        assertThat(client.quit()).hasCode(299);
    }

    @Test
    void impossible_scripts_are_refused_when_written(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> passThrough().after(Duration.ofMillis(-1)))
                .withMessage("delay must not be negative but was PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reply(250, "x").throttledTo(0))
                .withMessage("bytesPerSecond must be between 1 and 1,000,000 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.on(noop()).lenient().fromMatch(0).answer(noSuchUser()))
                .withMessage("match must be positive but was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(rcptToDomain("not a domain")));
    }

    @Test
    void stubs_describe_what_they_do(RecordingSmtpServer smtp) {
        assertThat(smtp.on(noop())
                        .lenient()
                        .answer(reply(250, "OK")
                                .after(Duration.ofMillis(20))
                                .throttledTo(100)
                                .thenReset()))
                .hasToString("noop() -> after 20 ms 250 OK at 100 bytes/s, then reset the connection");
        assertThat(smtp.on(noop()).lenient().answer(hang(), passThrough(), disconnect(), reset(), halfClose()))
                .hasToString("noop() -> hang -> pass through -> disconnect -> reset the connection"
                        + " -> half-close the connection");
    }
}
