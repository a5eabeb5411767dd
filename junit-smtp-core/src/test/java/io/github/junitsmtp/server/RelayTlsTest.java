package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.CommandPatterns.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RelayTlsTest {

    private static final SSLContext TRUST = TestCertificates.ofThisJvm().sslContext();

    private static RecordingSmtpServer behind(Tls tls) {
        return RecordingSmtpServer.builder().domain("behind.example").tls(tls).start();
    }

    private static Relay to(RecordingSmtpServer behind) {
        return patient(behind).trust(TestCertificates.ofThisJvm().trustStore());
    }

    /** Returns a relay with long timeouts, since machines may be slow. */
    private static Relay patient(RecordingSmtpServer behind) {
        return Relay.to("127.0.0.1", behind.port()).connectTimeout(Duration.ofMinutes(2));
    }

    private static void deliver(SmtpClient client) {
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: Hello\n\n")).isOk();
        assertThat(client.quit()).isServiceClosing();
    }

    @Test
    void a_client_that_sends_STARTTLS_is_in_TLS_on_both_sides() {
        try (RecordingSmtpServer behind = behind(Tls.STARTTLS_REQUIRED);
                RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().relayTo(to(behind)).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client.example")).advertises("STARTTLS").hasLine("behind.example");
            assertThat(client.startTls(TRUST)).hasText("Ready to start TLS");
            deliver(client);

            assertThat(smtp).hasReceivedMail().hasSubject("Hello");
            assertThat(smtp.transcript()).singleSession().isEncrypted();
            assertThat(behind.transcript()).singleSession().isEncrypted();
            assertThat(behind).hasReceivedMail().hasSubject("Hello");
        }
    }

    @Test
    void a_relay_can_begin_TLS_by_itself_in_either_way() {
        for (Tls tls : new Tls[] {Tls.STARTTLS_REQUIRED, Tls.IMPLICIT}) {
            try (RecordingSmtpServer behind = behind(tls);
                    RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                            .relayTo(
                                    tls == Tls.IMPLICIT
                                            ? to(behind).implicitTls()
                                            : to(behind).startTls())
                            .start();
                    SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThat(client.greeting()).announcesDomain("behind.example");
                deliver(client);

                assertThat(behind.transcript()).singleSession().isEncrypted();
                assertThat(smtp.transcript().sessions().get(0).tls()).isEmpty();
            }
        }
    }

    @Test
    void a_relay_can_do_TLS_with_the_client_from_the_first_byte() {
        try (RecordingSmtpServer behind = behind(Tls.IMPLICIT);
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.IMPLICIT)
                        .relayTo(to(behind).implicitTls())
                        .start();
                SmtpClient client = SmtpClient.connectTls(smtp.host(), smtp.port(), TRUST)) {
            assertThat(client.greeting()).announcesDomain("behind.example");
            deliver(client);

            assertThat(smtp).hasReceivedMail().isNotNull();
            assertThat(smtp.transcript()).singleSession().isEncrypted();
        }
    }

    @Test
    void a_completed_relay_does_TLS_with_the_client_and_with_the_server_behind_as_each_is_set() {
        try (RecordingSmtpServer behind = behind(Tls.STARTTLS_REQUIRED);
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS_REQUIRED)
                        .relayTo(to(behind).startTls().completed())
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example");
            client.startTls(TRUST);
            deliver(client);

            assertThat(smtp).hasReceivedMail().hasSubject("Hello");
            assertThat(behind).hasReceivedMail().hasSubject("Hello");
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_told_in_reply_to_STARTTLS_and_the_client_may_go_on_without() {
        try (RecordingSmtpServer behind = behind(Tls.STARTTLS);
                RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().relayTo(patient(behind)).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example");

            assertThat(client.send("STARTTLS"))
                    .hasCode(454)
                    .hasEnhancedStatusCode("4.7.0")
                    .hasTextContaining("The backend of this relay, 127.0.0.1:" + behind.port()
                            + ", presented a certificate that the relay does not trust, or that is for another host (")
                    .hasTextContaining("specify what to trust with trust(..)");
            deliver(client);
            assertThat(behind).hasReceivedMail().hasSubject("Hello");
        }
    }

    @Test
    void a_certificate_for_another_host_is_told_to_a_client_that_cannot_go_on() {
        try (RecordingSmtpServer behind = RecordingSmtpServer.builder()
                        .tls(Tls.IMPLICIT)
                        .certificate(ServerCertificate.WRONG_HOST)
                        .start();
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .relayTo(to(behind).implicitTls())
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {

            assertThat(client.greeting()).isServiceNotAvailable().hasTextContaining("or that is for another host");
        }
    }

    @Test
    void TLS_with_a_server_in_plain_text_is_told() {
        try (RecordingSmtpServer behind = behind(Tls.NONE);
                RecordingSmtpServer implicit = RecordingSmtpServer.builder()
                        .relayTo(to(behind).implicitTls())
                        .start();
                RecordingSmtpServer startTls = RecordingSmtpServer.builder()
                        .relayTo(to(behind).startTls())
                        .start();
                SmtpClient client = SmtpClient.connect(implicit.host(), implicit.port());
                SmtpClient other = SmtpClient.connect(startTls.host(), startTls.port())) {

            assertThat(client.greeting())
                    .isServiceNotAvailable()
                    .hasEnhancedStatusCode("4.7.0")
                    .hasText("The backend of this relay, 127.0.0.1:" + behind.port()
                            + ", sent plain text, but the relay expects TLS; remove implicitTls(), or call"
                            + " startTls()");
            assertThat(other.greeting())
                    .isServiceNotAvailable()
                    .hasEnhancedStatusCode("4.7.0")
                    .hasText("The backend of this relay, 127.0.0.1:" + behind.port() + ", does not offer STARTTLS");
        }
    }

    @Test
    void after_a_message_that_a_stub_refused_the_client_is_in_TLS_as_before() {
        try (RecordingSmtpServer behind = behind(Tls.STARTTLS_REQUIRED);
                RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().relayTo(to(behind)).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(message()).once().reply(451, "4.3.0", "Later");
            client.ehlo("client.example");
            client.startTls(TRUST);
            client.ehlo("client.example");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message("Subject: Hello\n\n")).hasCode(451);
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message("Subject: Again\n\n")).isOk();

            assertThat(behind).hasReceivedExactly(1);
            assertThat(behind).hasReceivedMail().hasSubject("Again");
        }
    }

    @Test
    void a_client_in_TLS_that_waits_learns_that_the_server_behind_has_closed() {
        try (RecordingSmtpServer behind = behind(Tls.STARTTLS_REQUIRED);
                RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().relayTo(to(behind)).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example");
            client.startTls(TRUST);
            client.ehlo("client.example");
            behind.stop();

            assertThatThrownBy(client::readReply).hasMessageStartingWith("The server closed the connection");
            assertThat(smtp).allSessionsEnd();
            assertThat(smtp.transcript()).singleSession().hasEnding(Ending.ENDED_BY_BACKEND);
        }
    }
}
