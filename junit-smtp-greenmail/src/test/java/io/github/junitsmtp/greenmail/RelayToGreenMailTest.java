package io.github.junitsmtp.greenmail;

import static io.github.junitsmtp.script.CommandPatterns.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.Relay;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RelayToGreenMailTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void Jakarta_Mail_sends_through_a_relay_into_the_mailboxes_of_GreenMail(boolean completed) throws Exception {
        try (RecordingSmtpServer behind = RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS)
                        .user("shop", "secret")
                        .start();
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS)
                        .relayTo(to(behind, completed))
                        .start()) {
            MimeMessage mail = mail(smtp, "Hello");
            Transport.send(mail, "shop", "secret");

            assertThat(smtp).hasReceivedMail().hasSubject("Hello").hasOnlyRecipients("ada@example.org");
            assertThat(smtp.transcript()).singleSession().isEncrypted().isAuthenticatedAs("shop");
            assertThat(smtp.transcript()).singleSession().endedWithQuit();
            GreenMail greenMail = behind.unwrap(GreenMail.class).orElseThrow();
            assertThat(greenMail.getReceivedMessages())
                    .singleElement()
                    .satisfies(received -> assertThat(received.getSubject()).isEqualTo("Hello"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_mail_that_a_stub_refuses_is_in_no_mailbox(boolean completed) throws Exception {
        try (RecordingSmtpServer behind = RecordingSmtpServer.start();
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .relayTo(to(behind, completed))
                        .start()) {
            smtp.on(message()).once().reply(554, "5.7.1", "Not today");

            assertThatThrownBy(() -> Transport.send(mail(smtp, "Refused")))
                    .isInstanceOf(MessagingException.class)
                    .hasStackTraceContaining("Not today");
            Transport.send(mail(smtp, "Accepted"));

            assertThat(smtp).hasReceivedExactly(1);
            assertThat(smtp).hasReceivedMail().hasSubject("Accepted");
            GreenMail greenMail = behind.unwrap(GreenMail.class).orElseThrow();
            assertThat(greenMail.getReceivedMessages()).hasSize(1);
        }
    }

    private static Relay to(RecordingSmtpServer behind, boolean completed) {
        Relay relay = Relay.to("127.0.0.1", behind.port())
                .trust(TestCertificates.ofThisJvm().sslContext())
                .connectTimeout(Duration.ofMinutes(2));
        return completed ? relay.completed() : relay;
    }

    private static MimeMessage mail(RecordingSmtpServer smtp, String subject) throws MessagingException {
        MimeMessage mail = new MimeMessage(smtp.mailSession());
        mail.setFrom("shop@example.com");
        mail.setRecipients(Message.RecipientType.TO, "ada@example.org");
        mail.setSubject(subject);
        mail.setText("Hello, Ada");
        return mail;
    }
}
