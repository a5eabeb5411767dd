package io.github.junitsmtp.examples.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.examples.shop.ReceiptComposer;
import io.github.junitsmtp.examples.shop.ReceiptMailer;
import io.github.junitsmtp.examples.shop.RetryPolicy;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.SmtpSession;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether a client follows the rules of SMTP, whatever its mails contain. */
@SmtpServer
class WellBehavedClientTest {

    @Test
    void a_mailer_keeps_to_the_rules(RecordingSmtpServer smtp, @SmtpServer Session session) {
        session.getProperties().setProperty("mail.smtp.localhost", "shop.example.com"); // the name in EHLO

        new ReceiptMailer(
                        session,
                        new ReceiptComposer("shop@example.com", "archive@example.com"),
                        new RetryPolicy(1, Duration.ZERO))
                .send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp.transcript()).allSessionsAreWellBehaved();
        assertThat(smtp.transcript()).singleSession().isWellBehaved();
    }

    @Test
    void a_client_that_breaks_rules_is_told_all_of_them(RecordingSmtpServer smtp, SmtpClient client)
            throws IOException {
        client.ehlo("shop.example.com");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
        client.data();
        client.sendRaw("Subject: Hi\r\n\r\n.hidden\r\n\n.\nMAIL FROM:<eve@example.com>\r\n.\r\n".getBytes(UTF_8));
        client.readReply();
        client.quit();
        SmtpSession session = smtp.transcript().sessions().get(0);

        assertThat(session)
                .isWellBehavedExceptFor(ClientRule.LINE_ENDS, ClientRule.DOT_STUFFING, ClientRule.END_OF_DATA);
        assertThat(session).keepsTo(RuleSet.only(ClientRule.PIPELINING, ClientRule.QUIT));
        assertThat(session)
                .keepsTo(ClientRule.standard()
                        .asOf("0.1")
                        .except(ClientRule.LINE_ENDS, ClientRule.DOT_STUFFING, ClientRule.END_OF_DATA));

        Throwable failure = catchThrowable(() -> assertThat(session).isWellBehaved());
        assertThat(Files.readString(Path.of("../docs/clients.md")))
                .contains(failure.getMessage()
                        .split("(?=to have a well-behaved)")[1]
                        .strip());
    }
}
