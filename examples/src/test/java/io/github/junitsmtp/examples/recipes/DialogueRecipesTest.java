package io.github.junitsmtp.examples.recipes;

import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.ehlo;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Profiles.gmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** SMTP itself, from either side. The recipes page takes its snippets from here. */
@SmtpServer
class DialogueRecipesTest {

    @Test
    void my_own_server(@SmtpServer RecordingSmtpServer mine) {
        try (SmtpClient client = SmtpClient.connect(mine.host(), mine.port())) { // where your server listens
            assertThat(client.greeting()).isServiceReady();
            assertThat(client.ehlo("client.example.org")).isOk().advertises("SIZE");
            assertThat(client.mailFrom("shop@example.com")).isOk();
            assertThat(client.rcptTo("ada@example.org")).isOk();
            assertThat(client.data()).isStartMailInput();
            assertThat(client.message("Subject: Hi\n\nHello.")).isOk();
            assertThat(client.quit()).isServiceClosing();
        }
    }

    @Test
    void a_greeting_is_not_a_status(SmtpClient client) {
        assertThat(client.greeting()).isServiceReady(); // 220
        assertThat(client.help()).isSystemStatus(); // 211
        assertThat(client.help("RCPT")).isHelpMessage(); // 214
    }

    @Test
    void errors_of_my_own_server(SmtpClient client) {
        assertThat(client.data()).isBadSequence(); // 503
        assertThat(client.send("FROBNICATE")).isPermanentFailure();
        assertThat(client.noop()).isOk(); // and the session continues
    }

    @Test
    void pipelining(SmtpClient client) {
        assertThat(client.ehlo("client.example.org")).advertises("PIPELINING");

        assertThat(client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA"))
                .extracting(SmtpReply::code)
                .containsExactly(250, 250, 354);
    }

    @Test
    void the_login_of_my_own_server(@SmtpServer(users = "shop:secret") SmtpClient client) {
        client.ehlo("client.example.org");

        assertThat(client.authPlain("shop", "wrong")).isAuthenticationFailed(); // 535
        assertThat(client.authLogin("shop", "secret")).isAuthenticationSuccessful(); // 235
    }

    @Test
    void a_message_to_the_octet(RecordingSmtpServer smtp, SmtpClient client) {
        byte[] octets = "Subject: Hi\r\n\r\nGr\u00fc\u00dfe\r\n".getBytes(StandardCharsets.ISO_8859_1);
        client.ehlo("client.example.org");

        client.pipeline("MAIL FROM:<shop@example.com> BODY=8BITMIME", "RCPT TO:<ada@example.org>", "DATA");
        assertThat(client.message(octets)).isOk();

        assertThat(smtp.mails().get(0).content()).isEqualTo(octets);
    }

    @Test
    void a_message_in_chunks(RecordingSmtpServer smtp, SmtpClient client) {
        byte[] firstChunk = "Subject: Hi\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] lastChunk = "\r\nHello.\r\n".getBytes(StandardCharsets.US_ASCII);
        client.ehlo("client.example.org");

        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
        assertThat(client.bdat(firstChunk)).isOk();
        assertThat(client.bdatLast(lastChunk)).isOk();

        assertThat(smtp).hasReceivedMail().hasSubject("Hi").hasTextBodyContaining("Hello.");
    }

    @Test
    void each_command(RecordingSmtpServer smtp, @SmtpServer Session session) throws MessagingException {
        new Shop(session).welcome("ada@example.org");

        assertThat(smtp)
                .transcript()
                .singleSession()
                .hasCommands("EHLO", "MAIL", "RCPT TO:<ada@example.org>", "RCPT", "DATA", "QUIT")
                .noCommandWasRejected()
                .endedWithQuit();
    }

    @Test
    void keeps_to_the_standards(RecordingSmtpServer smtp, @SmtpServer Session session) throws MessagingException {
        new Shop(session).welcome("ada@example.org");

        assertThat(smtp).transcript().allSessionsAreWellBehaved();
    }

    @Test
    void in_the_words_of_a_provider(RecordingSmtpServer smtp, @SmtpServer Session session) {
        smtp.apply(gmail().withoutUser("ada@example.org"));

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(session).welcome("ada@example.org"))
                .withStackTraceContaining("550");
    }

    @Test
    void an_old_server_without_extensions(RecordingSmtpServer smtp, @SmtpServer Session session)
            throws MessagingException {
        smtp.on(ehlo()).reply(502, "5.5.1", "What is EHLO?");

        new Shop(session).welcome("ada@example.org");

        assertThat(smtp).transcript().singleSession().hasCommandsInOrder("EHLO", "HELO", "MAIL");
    }

    @Test
    void a_reply_that_is_none(RecordingSmtpServer smtp, @SmtpServer Session session) {
        smtp.on(rcptTo("ada@example.org")).answer(raw("what?\r\n").thenDisconnect());

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(session).welcome("ada@example.org"));
    }

    @Test
    void a_passing_test_shows_its_dialogue(RecordingSmtpServer smtp, @SmtpServer Session session)
            throws MessagingException {
        new Shop(session).welcome("ada@example.org");

        System.out.println(smtp.transcript().render());
    }
}
