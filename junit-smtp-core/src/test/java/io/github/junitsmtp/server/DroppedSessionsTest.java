package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DroppedSessionsTest {

    private static void send(SmtpClient client) {
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: Hello\n\n")).isOk();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STARTTLS"})
    void a_connection_that_was_kept_is_closed_and_another_can_be_opened(Tls tls) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder().tls(tls).start()) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port(), Duration.ofMinutes(1))) {
                client.ehlo("client.example.org");
                if (tls != Tls.NONE) {
                    client.startTls(smtp.certificates().sslContext());
                    client.ehlo("client.example.org");
                }
                send(client);

                assertThat(smtp.dropIdleSessions()).isEqualTo(1);

                assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
                assertThatExceptionOfType(SmtpClientException.class).isThrownBy(client::noop);
            }
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                send(client);
            }
            assertThat(smtp).hasReceivedExactly(2);
        }
    }

    @Test
    void a_client_that_waits_for_the_server_keeps_its_connection(@SmtpServer RecordingSmtpServer smtp) {
        smtp.on(vrfy()).answer(hang());
        SmtpClient waiting = SmtpClient.connect(smtp.host(), smtp.port());
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> waiting.vrfy("ada"));
        smtp.await().until(() -> smtp.transcript().render().contains("(gave no answer)"));
        try (SmtpClient idle = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(idle.noop()).isOk();

            smtp.dropIdleSessions();

            assertThat(smtp.transcript().sessions().get(1).ending()).isEqualTo(Ending.CLOSED_BY_SERVER);
        }
        waiting.close();
        assertThat(answer).failsWithin(Duration.ofMinutes(1));
    }

    @Test
    void without_sessions_nothing_is_dropped_and_stubs_stay(@SmtpServer RecordingSmtpServer smtp) {
        smtp.on(noop()).reply(250, "still here");

        assertThat(smtp.dropIdleSessions()).isZero();

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop()).hasText("still here");
        }
        smtp.stop();
        assertThat(smtp.dropIdleSessions()).isZero();
    }

    @Test
    void the_annotation_sets_the_idle_timeout(@SmtpServer(idleTimeout = "100 ms") RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");

            assertThat(smtp).allSessionsEnd();
            assertThat(smtp.transcript()).singleSession().hasEnding(Ending.TIMED_OUT);
        }
    }
}
