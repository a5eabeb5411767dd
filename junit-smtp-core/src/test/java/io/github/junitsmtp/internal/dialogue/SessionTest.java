package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import io.github.junitsmtp.tls.Tls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@SmtpServer
class SessionTest {

    private static final String LOGIN =
            "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0shop\0secret".getBytes(StandardCharsets.US_ASCII));

    @Test
    void after_a_login_an_unknown_command_is_no_password(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example");
        assertThat(client.send(LOGIN)).isAuthenticationSuccessful();
        client.send("FOO");

        assertThat(smtp).wasAsked(command("FOO"));
        assertThat(smtp.transcript().toString()).contains("C: FOO\n");
    }

    @Test
    void after_a_refused_login_the_password_that_comes_all_the_same_is_hidden(
            @SmtpServer(users = "shop:other") RecordingSmtpServer smtp,
            @SmtpServer(users = "shop:other") SmtpClient client) {
        client.ehlo("client.example");
        assertThat(client.send(LOGIN)).isAuthenticationFailed();
        client.send("c2VjcmV0");
        client.send("NOOP");
        client.send("FOO");

        assertThat(smtp.transcript().toString()).doesNotContain("c2VjcmV0").contains("C: FOO\n");
    }

    @Test
    void AUTH_comes_after_EHLO_and_after_another_one_in_TLS(
            @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp,
            @SmtpServer(tls = Tls.STARTTLS) SmtpClient client) {
        assertThat(client.send(LOGIN)).isBadSequence().hasText("Send EHLO first");
        client.ehlo("client.example");
        client.startTls(smtp.certificates().sslContext());
        assertThat(client.send(LOGIN)).isBadSequence().hasText("Send EHLO first");
        client.ehlo("client.example");
        assertThat(client.send(LOGIN)).isAuthenticationSuccessful();
    }

    @Test
    void a_server_keeps_its_users_when_its_builder_makes_another() {
        SmtpServerBuilder builder = RecordingSmtpServer.builder().user("shop", "secret");
        try (RecordingSmtpServer first = builder.start();
                RecordingSmtpServer second = builder.user("shop", "other").start();
                SmtpClient one = SmtpClient.connect(first.host(), first.port());
                SmtpClient other = SmtpClient.connect(second.host(), second.port())) {
            one.ehlo("client.example");
            other.ehlo("client.example");

            assertThat(one.send(LOGIN)).isAuthenticationSuccessful();
            assertThat(other.send(LOGIN)).isAuthenticationFailed();
        }
    }

    @Test
    void a_message_that_only_a_stub_asks_for_is_read_and_refused(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(data()).reply(354, "Go ahead");
        client.ehlo("client.example");
        client.mailFrom("ada@example.org");
        assertThat(client.rcptTo("bob@")).isPermanentFailure();
        client.data();

        assertThat(client.message("Subject: hi\n\nHELO\n"))
                .isTransactionFailed()
                .hasText("No valid recipients");
        assertThat(client.rset()).isOk();
        client.data();
        assertThat(client.message("Subject: hi\n")).isTransactionFailed();
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void a_message_without_recipients_is_a_stub_s_to_accept(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(data()).reply(354, "Go ahead");
        smtp.on(message()).reply(250, "Why not");
        client.ehlo("client.example");
        client.mailFrom("ada@example.org");
        client.data();

        assertThat(client.message("Subject: hi\n")).isOk().hasText("Why not");
        assertThat(smtp).hasReceivedMail().hasSubject("hi");
    }

    @Test
    void a_chunk_that_only_a_stub_accepts_is_read_and_refused(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(bdat()).once().reply(250, "Why not");
        client.ehlo("client.example");

        assertThat(client.bdatLast("Subject: hi\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isOk()
                .hasText("Why not");
        assertThat(client.bdatLast(new byte[] {'x'})).isBadSequence();
        assertThat(smtp).hasReceivedNoMail();
    }
}
