package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.examples.clients.Client.heardOut;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Login;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Postfix that relays to the server with pipelining, as it does to any server. */
@Tag("programs")
class PostfixRelayTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void mail_is_relayed_with_pipelining() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                PostfixRelay postfix = new PostfixRelay(smtp)) {
            postfix.send(Letter.to(smtp));

            assertThat(smtp)
                    .as(postfix::log)
                    .within(LONG)
                    .receivesMailTo(Letter.ADA)
                    .hasOnlyRecipients(Letter.ADA, Letter.BOB)
                    .hasBlindCopyTo(Letter.BOB)
                    .doesNotLeakBcc()
                    .hasSubject(Letter.SUBJECT)
                    .hasTextBodyContaining(Letter.TEXT.strip())
                    .attachment(Letter.FILE_NAME)
                    .content()
                    .isEqualTo(Letter.FILE);
            assertThat(heardOut(smtp))
                    .singleSession()
                    .hasCommands("EHLO relay.example.org", "MAIL", "RCPT", "RCPT", "DATA", "QUIT")
                    .isWellBehaved();
            assertThat(smtp.transcript().sessions().get(0).exchanges())
                    .filteredOn(exchange -> exchange.isPipelined())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void a_large_mail_is_relayed() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                PostfixRelay postfix = new PostfixRelay(smtp)) {
            postfix.send(new Letter(smtp, Tls.NONE, "", "All work and no play.\n".repeat(200_000)));

            assertThat(smtp).as(postfix::log).within(LONG).receivesMailTo(Letter.ADA);
            assertThat(smtp.mails().get(0).content()).hasSizeGreaterThan(4_000_000);
            assertThat(heardOut(smtp)).singleSession().isWellBehaved();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5"})
    void mail_is_relayed_over_TLS_and_by_login(String mechanism) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS_REQUIRED)
                        .user(Letter.USER, Letter.PASSWORD)
                        .mechanisms(mechanism)
                        .start();
                PostfixRelay postfix = new PostfixRelay(
                        smtp,
                        "smtp_tls_security_level = secure",
                        "smtp_tls_secure_cert_match = localhost",
                        "smtp_tls_CAfile = " + smtp.certificates().authorityFile(),
                        "smtp_sasl_auth_enable = yes",
                        "smtp_sasl_password_maps = static:" + Letter.USER + ":" + Letter.PASSWORD,
                        "smtp_sasl_tls_security_options =")) {
            smtp.apply(requireAuthentication());

            postfix.send(Letter.to(smtp));

            assertThat(smtp)
                    .as(postfix::log)
                    .within(LONG)
                    .receivesMailTo(Letter.ADA)
                    .isEncrypted()
                    .isAuthenticatedAs(Letter.USER);
            assertThat(heardOut(smtp)).singleSession().isEncrypted().isWellBehaved();
            assertThat(smtp.transcript().sessions().get(0).logins())
                    .extracting(Login::mechanism)
                    .containsExactly(mechanism);
        }
    }

    @Test
    void mail_waits_for_a_certificate_that_can_be_trusted() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS)
                        .certificate(ServerCertificate.EXPIRED)
                        .start();
                PostfixRelay postfix = new PostfixRelay(
                        smtp,
                        "smtp_tls_security_level = secure",
                        "smtp_tls_secure_cert_match = localhost",
                        "smtp_tls_CAfile = " + smtp.certificates().authorityFile())) {
            postfix.send(Letter.to(smtp));

            smtp.await()
                    .atMost(LONG)
                    .untilAsserted(() -> assertThat(postfix.log()).contains("status=deferred"));
            assertThat(smtp).hasReceivedNoMail();
            assertThat(heardOut(smtp)).singleSession().doesNotHaveCommand("MAIL");
        }
    }

    @Test
    void a_refused_mail_comes_back_as_a_bounce() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                PostfixRelay postfix = new PostfixRelay(smtp)) {
            smtp.on(rcptTo(Letter.ADA)).once().answer(noSuchUser());

            postfix.send(Letter.to(smtp));

            assertThat(smtp)
                    .as(postfix::log)
                    .within(LONG)
                    .receivesMailTo(Letter.SENDER)
                    .isFrom("")
                    .isBounceFor(Letter.ADA, "5.1.1");
            assertThat(smtp).wasAsked(rcptTo(Letter.ADA), 1).hasReceivedMailTo(Letter.BOB);
            assertThat(heardOut(smtp)).allSessionsAreWellBehaved();
        }
    }
}
