package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.authenticationRequired;
import static io.github.junitsmtp.server.Times.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Postfix that relays to the server, in groups of commands, as it does to any. */
@Tag("programs")
class PostfixRelayTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void mail_is_relayed_with_pipelining() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                PostfixRelay postfix = new PostfixRelay(smtp)) {
            postfix.send(new Letter(smtp, Tls.NONE, "", "Hello\n.\n"));

            assertThat(smtp)
                    .as(postfix::log)
                    .within(LONG)
                    .receivesMailTo(Letter.ADA)
                    .hasOnlyRecipients(Letter.ADA, Letter.BOB)
                    .hasSubject(Letter.SUBJECT)
                    .hasTextBodyContaining("Hello\n.");
            smtp.await()
                    .atMost(LONG)
                    .until(() -> smtp.transcript().sessions().get(0).endedWithQuit());
            assertThat(smtp.transcript())
                    .singleSession()
                    .hasCommands("EHLO relay.example.org", "MAIL", "RCPT", "RCPT", "DATA", "QUIT")
                    .isWellBehaved();
            assertThat(smtp.transcript().sessions().get(0).exchanges())
                    .filteredOn(exchange -> exchange.isPipelined())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void mail_is_relayed_over_TLS_and_by_login() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS_REQUIRED)
                        .user(Letter.USER, Letter.PASSWORD)
                        .start();
                PostfixRelay postfix = new PostfixRelay(
                        smtp,
                        "smtp_tls_security_level = secure",
                        "smtp_tls_secure_cert_match = localhost",
                        "smtp_tls_CAfile = " + smtp.certificates().authorityFile(),
                        "smtp_sasl_auth_enable = yes",
                        "smtp_sasl_password_maps = static:" + Letter.USER + ":" + Letter.PASSWORD,
                        "smtp_sasl_tls_security_options =")) {
            smtp.apply(authenticationRequired());

            postfix.send(new Letter(smtp, Tls.STARTTLS, "PLAIN", "Hello\n"));

            assertThat(smtp)
                    .as(postfix::log)
                    .within(LONG)
                    .receivesMailTo(Letter.ADA)
                    .isEncrypted()
                    .isAuthenticatedAs(Letter.USER);
            smtp.await()
                    .atMost(LONG)
                    .until(() -> smtp.transcript().sessions().get(0).endedWithQuit());
            assertThat(smtp.transcript()).singleSession().isEncrypted().isWellBehaved();
        }
    }

    @Test
    void a_refused_mail_comes_back_as_a_bounce() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                PostfixRelay postfix = new PostfixRelay(smtp)) {
            smtp.on(rcptTo(Letter.ADA)).noSuchUser().once();

            postfix.send(new Letter(smtp, Tls.NONE, "", "Hello\n"));

            assertThat(smtp)
                    .as(postfix::log)
                    .within(LONG)
                    .receivesMailTo(Letter.SENDER)
                    .isFrom("")
                    .isBounceFor(Letter.ADA, "5.1.1");
            assertThat(smtp).wasAsked(rcptTo(Letter.ADA), times(1)).hasReceivedMailTo(Letter.BOB);
        }
    }
}
