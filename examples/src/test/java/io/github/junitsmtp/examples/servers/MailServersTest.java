package io.github.junitsmtp.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The servers alone, with a client that sends exactly what the test says. */
@Tag("programs")
@Timeout(600)
class MailServersTest {

    @ParameterizedTest
    @EnumSource
    void a_server_delivers_and_refuses_and_is_gone_when_it_is_closed(MailServers which) throws Exception {
        int port;
        Path folder;
        try (MailServer server = which.start();
                SmtpClient client = SmtpClient.connect("127.0.0.1", server.port())) {
            port = server.port();
            folder = server.mailsOf(MailServer.ADA).folder();
            assertThat(client.greeting()).isServiceReady().hasTextContaining(server.name());
            if (server.startsTls()) {
                client.ehlo("client.example.com");
                client.startTls(TestCertificates.ofThisJvm().sslContext());
            }
            assertThat(client.ehlo("client.example.com")).advertises("SIZE", Integer.toString(MailServer.LARGEST));
            assertThat(client.mailFrom("shop@example.com")).isOk();
            assertThat(client.rcptTo(MailServer.ADA)).isOk();
            assertThat(client.rcptTo("nobody@example.org")).hasCode(550);
            assertThat(client.rcptTo("ada@elsewhere.example")).isPermanentFailure();
            assertThat(client.data()).isStartMailInput();
            assertThat(client.message("Subject: Hi\n\nHello\n")).isOk();
            await().dontCatchUncaughtExceptions() // of servers of other tests
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(
                                    server.mailsOf(MailServer.ADA).mails())
                            .as(server::log)
                            .singleElement()
                            .satisfies(mail -> assertThat(new String(mail, StandardCharsets.US_ASCII))
                                    .endsWith("Hello\n")));
            assertThat(client.quit()).isServiceClosing();
        }

        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> SmtpClient.connect("127.0.0.1", port));
        assertThat(folder.getParent().getParent()).doesNotExist();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(ProcessHandle::info)
                        .filter(info -> info.commandLine()
                                .orElse("")
                                .contains(folder.getParent().getParent().toString())))
                .isEmpty();
    }
}
