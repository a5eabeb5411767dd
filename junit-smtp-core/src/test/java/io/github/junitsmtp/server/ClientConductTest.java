package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The conduct of clients on real sockets, judged by the server's record. */
@SmtpServer
class ClientConductTest {

    private static void deliver(SmtpClient client, String message) {
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
        client.data();
        client.sendRaw((message + ".\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.readReply();
    }

    private static List<ClientRule> brokenIn(RecordingSmtpServer smtp) {
        SmtpSession session = smtp.transcript().sessions().get(0);
        smtp.await().until(() -> session.ending() != Ending.OPEN);
        return session.violations(ClientRule.standard()).stream()
                .map(RuleViolation::rule)
                .toList();
    }

    @Test
    void a_client_that_pipelines_and_takes_its_leave_is_well_behaved(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.com");
        deliver(client, "Subject: x\r\n\r\n..dot\r\n");
        deliver(client, "Subject: y\r\n\r\n");
        client.quit();

        assertThat(smtp.transcript()).allSessionsAreWellBehaved();
    }

    @Test
    void a_message_that_nobody_asked_for_is_no_login(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.com");
        for (String line : List.of("DATA", "Subject: Login", "", "Welcome back", ".")) {
            client.send(line);
        }
        client.quit();

        SmtpSession session = smtp.transcript().sessions().get(0);
        assertThat(session.toString()).contains("C: Subject: Login", "C: Welcome back");
        assertThat(session.violations(ClientRule.standard())).asString().contains("a line of a message");
    }

    @Test
    void a_client_without_manners_is_told_all_of_them(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.com");
        deliver(client, "Subject: x\n\r\n.dot\r\nGr\u00fc\u00dfe\r\n" + "z".repeat(1000) + "\r\n");
        client.close();

        assertThat(brokenIn(smtp))
                .containsExactly(
                        ClientRule.LINE_ENDS,
                        ClientRule.TEXT_LENGTH,
                        ClientRule.EIGHT_BIT_TEXT,
                        ClientRule.DOT_STUFFING,
                        ClientRule.QUIT);
    }

    @Test
    void a_client_that_heeds_no_refusal_is_found_out(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
        client.ehlo("client.example.com");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.rcptTo("ada@example.org");
        client.quit();

        assertThat(brokenIn(smtp)).containsExactly(ClientRule.REFUSALS);
    }

    @Test
    void a_client_whose_connection_a_stub_breaks_need_not_say_QUIT(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(mailFrom("shop@example.com")).answer(hang());
        client.ehlo("client.example.com");
        client.sendRaw("MAIL FROM:<shop@example.com>\r\n".getBytes(StandardCharsets.US_ASCII));
        client.close();

        assertThat(brokenIn(smtp)).isEmpty();
    }

    @Test
    void a_client_that_says_all_in_one_write_is_told_where_it_should_have_waited(
            RecordingSmtpServer smtp, SmtpClient client) {
        client.sendRaw("""
                EHLO client.example.com
                MAIL FROM:<shop@example.com>
                RCPT TO:<ada@example.org>
                DATA
                Subject: x

                .
                QUIT
                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(brokenIn(smtp)).containsExactly(ClientRule.SYNCHRONIZATION, ClientRule.SYNCHRONIZATION);
    }

    @Test
    void what_comes_behind_STARTTLS_in_the_clear_is_told(
            @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp,
            @SmtpServer(tls = Tls.STARTTLS) SmtpClient client) {
        client.ehlo("client.example.com");
        client.sendRaw("STARTTLS\r\nMAIL FROM:<eve@example.com>\r\n".getBytes(StandardCharsets.US_ASCII));
        client.readReply();
        client.close();

        assertThat(brokenIn(smtp)).contains(ClientRule.STARTTLS_ALONE);
    }

    @RepeatedTest(10)
    void a_client_that_does_not_wait_is_found_out_by_a_late_greeting(@SmtpServer RecordingSmtpServer smtp)
            throws IOException {
        CountDownLatch sent = new CountDownLatch(1);
        smtp.on(connect().and(CommandPattern.of("once the client has sent", incoming -> isOpen(sent))))
                .answer(passThrough());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            sent.countDown();
            client.getInputStream().readAllBytes();
        }

        assertThat(smtp.transcript().sessions().get(0).violations(ClientRule.standard()))
                .hasToString(
                        "[GREETING: step 2, QUIT, was sent before the greeting; to reproduce this reliably, delay the"
                                + " greeting: smtp.on(connect()).answer(passThrough().after(Duration.ofMillis(300)))"
                                + " (RFC 5321, section 4.3.1)]");
    }

    @Test
    void a_client_that_waits_for_a_late_greeting_is_well_behaved(RecordingSmtpServer smtp) {
        smtp.on(connect()).answer(passThrough().after(Duration.ofMillis(300)));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.quit();
        }

        assertThat(smtp.transcript()).singleSession().isWellBehaved();
    }

    private static boolean isOpen(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @RepeatedTest(10)
    void a_client_that_just_hung_up_is_waited_for(@SmtpServer RecordingSmtpServer smtp) {
        SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());
        client.ehlo("client.example.org");
        client.close();

        assertThat(smtp.transcript().sessions().get(0).violations(ClientRule.standard()))
                .extracting(RuleViolation::rule)
                .containsExactly(ClientRule.QUIT);
    }
}
