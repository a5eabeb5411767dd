package io.github.junitsmtp.examples.readme;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The snippets of docs/tour.md. */
@SmtpServer
class TourTest {

    @Test
    void waits_for_mail_from_the_background(RecordingSmtpServer smtp) {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try {
                new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(smtp).within(Duration.ofSeconds(5)).receivesExactly(1, Duration.ofMillis(100));
        sending.join();
    }

    @Test
    void tries_again_when_greylisted(RecordingSmtpServer smtp, Transcript transcript) throws Exception {
        smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted, try again later");

        new WelcomeMailer(smtp.host(), smtp.port()).welcomeWithRetry("ada@example.org");

        assertThat(smtp).hasReceivedExactly(1);
        assertThat(transcript).hasSessions(2).allSessionsEndedWithQuit();
        assertThat(transcript).session(1).replyTo("RCPT TO:<ada@example.org>").isTransientFailure();
        assertThat(transcript).session(2).noCommandWasRejected();
    }

    @Test
    void tells_a_greeting_from_a_status(SmtpClient client) {
        assertThat(client.greeting()).isServiceReady(); // 220
        assertThat(client.help()).isSystemStatus(); // 211
        assertThat(client.help("MAIL")).isHelpMessage(); // 214
        assertThat(client.ehlo("client.example.org")).advertises("PIPELINING");
        assertThat(client.pipeline("MAIL FROM:<>", "RCPT TO:<ada@example.org>", "DATA"))
                .extracting(reply -> reply.code())
                .containsExactly(250, 250, 354);
        assertThat(client.message("Subject: Undelivered\n\nSorry.")).isOk();
        assertThat(client.quit()).isServiceClosing();
        assertThat(client.session()).noCommandWasRejected().endedWithQuit();
    }

    @Test
    void is_the_same_server_as_GreenMail(RecordingSmtpServer smtp, @SmtpServer GreenMail greenMail) throws Exception {
        new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

        assertThat(smtp.mails()).hasSize(1); // one mail, two recipients
        assertThat(greenMail.getReceivedMessages()).hasSize(2); // a copy for each
    }

    @Test
    void two_servers_in_one_test(
            @SmtpServer("primary") RecordingSmtpServer primary, @SmtpServer("backup") RecordingSmtpServer backup)
            throws Exception {
        new WelcomeMailer(backup.host(), backup.port()).welcome("ada@example.org");

        assertThat(primary).hasReceivedNoMail();
        assertThat(backup).hasReceivedMail();
    }

    @Test
    void without_JUnit() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .domain("mx.example.org")
                .user("shop", "secret")
                .start()) {
            new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

            SmtpSoftAssertions softly = new SmtpSoftAssertions();
            softly.assertThat(smtp.mails().get(0)).isFrom("shop@example.com");
            softly.assertThat(smtp.transcript()).hasSessions(1);
            softly.assertAll();
        }
    }
}
