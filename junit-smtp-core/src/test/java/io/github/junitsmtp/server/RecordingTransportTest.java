package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.replyWith;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.transcript.Exchange.Kind.COMMAND;
import static io.github.junitsmtp.transcript.Exchange.Kind.CREDENTIALS;
import static io.github.junitsmtp.transcript.Exchange.Kind.GREETING;
import static io.github.junitsmtp.transcript.Exchange.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@SmtpServer
class RecordingTransportTest {

    @Test
    void every_step_of_a_dialogue_is_written_down(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com", "SIZE=100");
        client.rcptTo("ada@example.org");
        client.rcptTo("Bob@example.org");
        client.data();
        client.message("Subject: Hello\n\n.dots\n.\nend");
        client.quit();

        SmtpSession session = smtp.transcript().sessions().get(0);
        assertThat(session.exchanges())
                .extracting(Exchange::kind)
                .containsExactly(GREETING, COMMAND, COMMAND, COMMAND, COMMAND, COMMAND, MESSAGE, COMMAND);
        assertThat(session)
                .hasCommands("EHLO", "MAIL", "RCPT", "RCPT", "DATA", "QUIT")
                .noCommandWasRejected()
                .endedWithQuit()
                .hasEnding(Ending.CLOSED_BY_SERVER);
        assertThat(session.exchanges().get(6).sent())
                .asString()
                .isEqualTo("Subject: Hello\r\n\r\n..dots\r\n..\r\nend\r\n.\r\n");
        assertThat(session.exchanges()).allMatch(Exchange::isComplete);
        assertThat(session.exchanges()).extracting(Exchange::at).isSorted();
        assertThat(session.exchanges()).extracting(Exchange::took).allMatch(took -> !took.isNegative());
        assertThat(session.startedAt().plus(session.duration())).isAfter(session.startedAt());
    }

    @Test
    void a_mail_is_one_mail_whatever_the_number_of_its_recipients(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<zoe@example.org>", "RCPT TO:<ada@example.org>");
        client.data();
        client.message("Subject: Hello\n\nyou");

        assertThat(smtp.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients())
                    .map(MailAddress::toString)
                    .containsExactly("zoe@example.org", "ada@example.org");
            assertThat(mail.content()).asString().isEqualTo("Subject: Hello\r\n\r\nyou\r\n");
            assertThat(mail.session()).isEqualTo(1);
        });
        assertThat(smtp.transcript().sessions().get(0).mails())
                .isEqualTo(smtp.mails().list());
    }

    @Test
    void only_what_the_server_accepted_is_in_the_envelope(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("first@example.com");
        client.rcptTo("gone@example.org");
        client.rset();
        client.mailFrom("");
        smtp.on(rcptTo("no@example.org")).reply(550, "5.1.1", "No such user");
        client.rcptTo("no@example.org");
        client.rcptTo("ada@example.org");
        client.data();
        client.message("Subject: Bounce\n\n");

        assertThat(smtp).hasReceivedMail().isFrom("").hasOnlyRecipients("ada@example.org");
    }

    @Test
    void a_name_without_a_domain_is_an_address_for_assertions_as_it_is_for_servers(
            RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("test");
        client.rcptTo("postmaster");
        client.data();
        client.message("Subject: Local\n\n");

        assertThat(smtp).hasReceivedMail().isFrom("test").hasOnlyRecipients("postmaster");
        assertThat(smtp.mails().to("postmaster").from("test")).hasSize(1);
    }

    @Test
    void the_transport_says_who_it_is_and_what_it_offers(SmtpClient client) {
        assertThat(client.greeting()).isServiceReady().hasText("localhost ESMTP PlainEngine recorded by junit-smtp");
        assertThat(client.ehlo("client"))
                .isOk()
                .hasLines(
                        "localhost",
                        "8BITMIME",
                        "AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER",
                        "CHUNKING",
                        "DSN",
                        "ENHANCEDSTATUSCODES",
                        "HELP",
                        "PIPELINING",
                        "SIZE 104857600",
                        "SMTPUTF8");
        assertThat(client.helo("client")).isOk().hasText("localhost");
        assertThat(client.quit()).isServiceClosing().hasText("localhost Service closing transmission channel");
    }

    @Test
    void a_domain_can_be_chosen() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().domain("mx.example.org").start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.greeting()).hasTextContaining("mx.example.org ESMTP");
            assertThat(client.ehlo("client")).hasLine("mx.example.org");
        }
    }

    @Test
    void HELP_tells_the_state_of_the_server_and_the_syntax_of_commands(RecordingSmtpServer smtp, SmtpClient client) {
        SmtpClient.connect(smtp.host(), smtp.port()).close();
        smtp.await().until(() -> smtp.transcript().sessions().get(1).ending() == Ending.CLOSED_BY_CLIENT);

        assertThat(client.help())
                .isSystemStatus()
                .hasLines(
                        "2.0.0 localhost runs PlainEngine recorded by junit-smtp",
                        "2.0.0 Sessions: 2, open: 1",
                        "2.0.0 Mails accepted: 0",
                        "2.0.0 Send HELP with the name of a command for its syntax");
        assertThat(client.help("rcpt"))
                .isHelpMessage()
                .hasText("RCPT TO:<forward-path> [parameters], for example RCPT TO:<ada@example.org>");
        assertThat(client.help("TURN")).isParameterNotImplemented().hasEnhancedStatusCode("5.5.4");
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines).isEmpty();
    }

    @Test
    void every_login_succeeds_and_is_recorded_without_its_password(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        String initial = base64("\0ada\0secret");
        assertThat(client.send("AUTH PLAIN " + initial)).isAuthenticationSuccessful();
        assertThat(client.send("AUTH PLAIN " + initial)).isBadSequence();
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<ada@example.org>", "RCPT TO:<bob@example.org>");
        client.data();
        client.message("Subject: x\n\n");

        assertThat(smtp.mails().get(0).authenticatedUser()).contains("ada");
        assertThat(smtp.transcript().toString())
                .contains("C: AUTH PLAIN ********")
                .doesNotContain(initial);
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void challenges_are_answered_in_turn(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        assertThat(client.send("AUTH LOGIN")).isAuthenticationChallenge().hasText(base64("Username:"));
        assertThat(client.respond(base64("ada"))).isAuthenticationChallenge().hasText(base64("Password:"));
        assertThat(client.respond(base64("secret")))
                .isAuthenticationSuccessful()
                .hasEnhancedStatusCode("2.7.0");

        assertThat(smtp.transcript().sessions().get(0).exchanges())
                .extracting(Exchange::kind)
                .containsExactly(GREETING, COMMAND, COMMAND, CREDENTIALS, CREDENTIALS);
        assertThat(smtp.transcript().toString())
                .doesNotContain(base64("secret"))
                .contains("C: ********");
    }

    @Test
    void authentication_that_goes_wrong_is_told_and_the_session_goes_on(SmtpClient client) {
        client.ehlo("client.example.org");
        assertThat(client.send("AUTH")).isSyntaxErrorInParameters();
        assertThat(client.send("AUTH CRAM-MD5")).isParameterNotImplemented().hasTextContaining("PLAIN LOGIN XOAUTH2");
        assertThat(client.send("AUTH PLAIN !!!")).isSyntaxErrorInParameters().hasText("Invalid base64");
        assertThat(client.send("AUTH PLAIN " + base64("ada"))).isSyntaxErrorInParameters();
        assertThat(client.send("AUTH PLAIN")).isAuthenticationChallenge();
        assertThat(client.respond("*")).isSyntaxErrorInParameters().hasText("Authentication canceled");
        assertThat(client.send("AUTH XOAUTH2 " + base64("user=ada"))).isSyntaxErrorInParameters();
        assertThat(client.send("AUTH XOAUTH2 " + base64("user=ada\1auth=Bearer token\1\1")))
                .isAuthenticationSuccessful();
        assertThat(client.noop()).isOk();
    }

    @Test
    void configured_users_need_their_password(@SmtpServer(users = "ada:secret") SmtpClient client) {
        client.ehlo("client.example.org");
        assertThat(client.send("AUTH PLAIN " + base64("\0ada\0wrong")))
                .isAuthenticationFailed()
                .hasEnhancedStatusCode("5.7.8");
        assertThat(client.send("AUTH LOGIN " + base64("ada"))).isAuthenticationChallenge();
        assertThat(client.respond(base64("secret"))).isAuthenticationSuccessful();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sizes_over_the_limit_are_refused_before_and_after_the_data() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().maxMessageSize(1000).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            assertThat(client.mailFrom("shop@example.com", "SIZE=1001"))
                    .isStorageExceeded()
                    .hasEnhancedStatusCode("5.3.4");
            assertThat(client.mailFrom("shop@example.com", "SIZE=99999999999999999999"))
                    .isStorageExceeded();
            assertThat(client.mailFrom("shop@example.com", "SIZE=1000")).isOk();
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message("x".repeat(2000)))
                    .isStorageExceeded()
                    .hasText("Message too large; the limit is 1000 octets");

            assertThat(smtp).hasReceivedNoMail();
            assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                    .last()
                    .isEqualTo("RSET");
            Exchange message = smtp.transcript().sessions().get(0).exchanges().get(7);
            assertThat(message.sentBytes()).isEqualTo(2005);
            assertThat(message.sent()).hasSize(1003);
        }
    }

    @Test
    void the_largest_limit_there_is_lets_mails_in() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .maxMessageSize(Integer.MAX_VALUE)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

            assertThat(client.message("Subject: x\n\n")).isOk();
        }
    }

    @Test
    void what_is_not_offered_is_refused_in_order() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .disable(SmtpExtension.CHUNKING)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.send("STARTTLS")).isCommandNotImplemented().hasText("TLS is not offered");
            client.sendRaw(ascii("BDAT 9 LAST\r\nQUIT\r\nQUINOOP\r\n"));
            assertThat(client.readReply()).isCommandNotImplemented().hasText("CHUNKING is not offered");
            assertThat(client.readReply()).isOk();
        }
    }

    @Test
    void sessions_are_listed_in_the_order_of_their_connections(RecordingSmtpServer smtp) {
        try (SmtpClient first = SmtpClient.connect(smtp.host(), smtp.port());
                SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
            second.helo("second");
            first.helo("first");

            assertThat(smtp.transcript().sessions())
                    .extracting(SmtpSession::number)
                    .containsExactly(1, 2);
            assertThat(smtp.transcript()).session(1).hasCommands("HELO first").hasEnding(Ending.OPEN);
            assertThat(smtp.transcript()).session(2).hasCommands("HELO second");
        }
    }

    @Test
    void an_idle_client_is_told_and_hung_up_on() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .idleTimeout(Duration.ofMillis(50))
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.readReply())
                    .isServiceNotAvailable()
                    .hasEnhancedStatusCode("4.4.2")
                    .hasText("localhost Idle timeout, closing transmission channel");

            smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() == Ending.TIMED_OUT);
            assertThat(smtp.transcript().sessions().get(0).exchanges().get(1).kind())
                    .isEqualTo(Exchange.Kind.UNSOLICITED);
        }
    }

    @Test
    void a_client_that_falls_silent_in_its_message_is_told_and_hung_up_on() throws IOException {
        CompletableFuture<Void> spoken = new CompletableFuture<>();
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().idleTimeout(Duration.ofMillis(50)).start()) {
            smtp.on(connect()).answer(replyWith(connection -> {
                spoken.join(); // the client is never late, since nothing is expected of it before
                return SmtpReply.of(220, "go ahead");
            }));
            try (Socket client = new Socket(smtp.host(), smtp.port())) {
                client.getOutputStream().write(ascii("""
                        EHLO c.example
                        MAIL FROM:<a@b.example>
                        RCPT TO:<c@d.example>
                        DATA
                        Subject: to be contin""".replace("\n", "\r\n")));
                spoken.complete(null);
                assertThat(client.getInputStream().readAllBytes()).asString().contains("\r\n421 4.4.2 ");
            }

            smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() == Ending.TIMED_OUT);
            Exchange message = smtp.transcript().sessions().get(0).exchanges().get(5);
            assertThat(message.kind()).isEqualTo(Exchange.Kind.MESSAGE);
            assertThat(message.isComplete()).isFalse();
            assertThat(message.sent()).isEqualTo(ascii("Subject: to be contin"));
            assertThat(message.reply().orElseThrow()).isServiceNotAvailable();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
