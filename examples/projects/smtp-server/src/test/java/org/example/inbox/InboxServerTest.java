package org.example.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Speaks to the server line by line, and then lets a mail library do it. */
class InboxServerTest {

    @AutoClose
    private final InboxServer server = new InboxServer("example.com", "ada", "bob");

    @AutoClose
    private final SmtpClient client = SmtpClient.connect("127.0.0.1", server.port());

    @Test
    void stores_a_mail_with_its_envelope() {
        client.ehlo("client.example.org");
        client.mailFrom("eve@example.org");
        client.rcptTo("ada@example.com");
        client.rcptTo("bob@example.com");
        client.data();
        assertThat(client.message("Subject: Hi\r\n\r\n.hidden\r\n")).isOk();
        assertThat(client.quit()).isServiceClosing();

        assertThat(server.mails())
                .containsExactly(new StoredMail(
                        "eve@example.org",
                        List.of("ada@example.com", "bob@example.com"),
                        "Subject: Hi\r\n\r\n.hidden\r\n"));
        assertThat(client.session()).serverIsWellBehaved();
    }

    @Test
    void refuses_those_who_are_not_its_users() {
        client.ehlo("client.example.org");
        client.mailFrom("eve@example.org");

        assertThat(client.rcptTo("nobody@example.com")).isMailboxUnavailable();
        assertThat(client.rcptTo("ada@example.net")).isMailboxUnavailable();
        assertThat(client.data()).isBadSequence();
    }

    @Test
    void forgets_the_recipients_at_RSET() {
        client.ehlo("client.example.org");
        client.mailFrom("eve@example.org");
        client.rcptTo("ada@example.com");
        client.rset();

        assertThat(client.rcptTo("bob@example.com")).isBadSequence();
        assertThat(client.session()).serverIsWellBehaved();
    }

    @Test
    void a_mail_library_gets_along_with_it() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .relayTo("127.0.0.1", server.port())
                .start()) {
            MimeMessage mail = new MimeMessage(smtp.mailSession());
            mail.setFrom("eve@example.org");
            mail.setRecipients(RecipientType.TO, "ada@example.com");
            mail.setSubject("Hi");
            mail.setText("Hello, Ada.");
            Transport.send(mail);

            assertThat(smtp.transcript()).allSessionsEndedWithQuit().serverIsWellBehaved();
            assertThat(server.mails())
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.message()).contains("Subject: Hi"));
        }
    }
}
