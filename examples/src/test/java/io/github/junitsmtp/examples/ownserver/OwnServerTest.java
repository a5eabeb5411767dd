package io.github.junitsmtp.examples.ownserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.rule.ServerRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

/** Tests of the server in this package: first with its three mistakes, then fixed. */
class OwnServerTest {

    private static final String MESSAGE = "Subject: Hi\n\n.hidden\n";

    @Test
    void a_dialogue_shows_what_is_wrong_with_the_replies() throws Exception {
        try (TinyServer server = new TinyServer();
                SmtpClient client = SmtpClient.connect("127.0.0.1", server.port())) {
            changeOnesMind(client);

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(client.session()).serverIsWellBehaved())
                    .withMessageContaining(
                            "GREETING: step 1, the connection, was greeted with 211 tiny.example.org ready;"
                                    + " expected 220 (RFC 5321, sections 4.2 and 4.3.2)")
                    .withMessageContaining(
                            "COMMAND_ORDER: step 6, RCPT TO:<bob@example.org>, was answered with 250 tiny.example.org"
                                    + ", although no MAIL preceded it in this transaction; expected 503");
        }
    }

    @Test
    void a_dot_shows_what_is_wrong_with_the_messages() throws Exception {
        try (TinyServer server = new TinyServer();
                SmtpClient client = SmtpClient.connect("127.0.0.1", server.port())) {
            deliver(client, MESSAGE);

            assertThat(server.messages())
                    .isNotEmpty()
                    .doesNotContain(MESSAGE)
                    .containsExactly("Subject: Hi\n\n..hidden\n");
        }
    }

    @Test
    void the_mended_server_passes() throws Exception {
        try (MendedServer server = new MendedServer();
                SmtpClient client = SmtpClient.connect("127.0.0.1", server.port())) {
            changeOnesMind(client);
            deliver(client, MESSAGE);

            assertThat(client.session()).serverIsWellBehaved();
            assertThat(server.messages()).containsExactly(MESSAGE);
        }
    }

    @Test
    void mail_libraries_reach_it_through_the_transport() throws Exception {
        try (MendedServer server = new MendedServer();
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .relayTo("127.0.0.1", server.port())
                        .start()) {
            Transport.send(letter(smtp.mailSession()));

            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Hi");
            assertThat(smtp.transcript()).allSessionsEndedWithQuit().serverIsWellBehaved();
            assertThat(server.messages()).singleElement().asString().contains("\n.hidden\n");
        }
    }

    @Test
    void the_transcript_tells_why_a_mail_library_is_confused() throws Exception {
        try (TinyServer server = new TinyServer();
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .relayTo("127.0.0.1", server.port())
                        .start()) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> Transport.send(letter(smtp.mailSession())));

            assertThat(smtp.transcript().sessions().get(0).serverViolations(ServerRule.standard()))
                    .extracting(violation -> violation.rule())
                    .containsExactly(ServerRule.GREETING);
        }
    }

    /** Begins a mail, drops it, and still adds a recipient. */
    private static void changeOnesMind(SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.rset();
        client.rcptTo("bob@example.org");
    }

    private static void deliver(SmtpClient client, String message) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        client.message(message);
        client.quit();
    }

    private static Message letter(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipients(Message.RecipientType.TO, "ada@example.org");
        message.setSubject("Hi");
        message.setText("Hello Ada,\n.hidden\n");
        return message;
    }
}
