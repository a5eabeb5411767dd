package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Folder;
import jakarta.mail.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(600)
@Isolated("another test could get a port that was just freed")
class RestartTest {

    private static void send(RecordingSmtpServer smtp, String subject) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: " + subject + "\n\n");
            client.quit();
        }
    }

    @Test
    void the_port_stays_the_same_however_often() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            int port = smtp.port();
            for (int i = 1; i <= 50; i++) {
                send(smtp, "mail " + i);
                smtp.stop();
                smtp.restart();
                assertThat(smtp.port()).isEqualTo(port);
            }

            assertThat(smtp).hasReceivedExactly(50).last().hasSubject("mail 50");
        }
    }

    @Test
    void GreenMail_starts_anew_with_empty_mailboxes_that_fill_again() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .user("shop", "secret")
                .access(MailboxProtocol.IMAP)
                .start()) {
            GreenMail before = smtp.unwrap(GreenMail.class).orElseThrow();
            before.setUser("ada@example.org", "secret");
            send(smtp, "before");
            assertThat(before.getReceivedMessages()).hasSize(1);

            smtp.stop();
            assertThat(before.isRunning()).isFalse();
            smtp.restart();

            GreenMail after = smtp.unwrap(GreenMail.class).orElseThrow();
            assertThat(after).isNotSameAs(before);
            assertThat(after.getReceivedMessages()).isEmpty();
            assertThat(after.getUserManager().getUser("ada@example.org")).isNull();
            assertThat(after.getUserManager().getUser("shop")).isNotNull(); // as it was configured
            after.setUser("ada@example.org", "other");
            send(smtp, "after");
            try (Store store = after.getImap().createStore()) {
                store.connect("ada@example.org", "other");
                try (Folder inbox = store.getFolder("INBOX")) {
                    inbox.open(Folder.READ_ONLY);
                    assertThat(inbox.getMessage(1).getSubject()).isEqualTo("after");
                }
            }
            assertThat(smtp).hasReceivedExactly(2);
        }
    }
}
