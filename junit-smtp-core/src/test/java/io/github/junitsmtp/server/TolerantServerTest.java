package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer(tolerant = true)
class TolerantServerTest {

    private static void deliver(SmtpClient client) {
        client.send("MAIL FROM:shop@example.com FOO=BAR");
        client.send("RCPT TO:<a.\"b\".c@example.org>");
        client.send("DATA now");
        client.message("Subject: Hello");
        client.quit();
    }

    @Test
    void the_dialogue_tells_what_would_be_refused(RecordingSmtpServer smtp, SmtpClient client) {
        deliver(client);

        assertThat(smtp).hasReceivedMail().isFrom("shop@example.com").hasSubject("Hello");
        assertThat(smtp.transcript().sessions().get(0)).hasToString("""
            session 1, closed by the server after QUIT
                S: 220 localhost ESMTP PlainEngine recorded by junit-smtp
                C: MAIL FROM:shop@example.com FOO=BAR
                S: 250 2.1.0 fine
                   (tolerated, instead of 503 5.5.1 Send EHLO or HELO first)
                   (tolerated, instead of 501 5.1.7 Angle brackets must enclose the address (RFC 5321, section 4.1.1.2))
                   (tolerated, instead of 555 5.5.4 Unknown parameter "FOO=BAR")
                C: RCPT TO:<a."b".c@example.org>
                S: 250 2.1.5 fine
                   (tolerated, instead of 501 5.1.3 Not a mail address: "a."b".c@example.org", because its local part is empty, needs quotes, or has a misplaced dot or quotation mark (RFC 5321, section 4.1.2))
                C: DATA now
                S: 354 Start mail input; end with <CRLF>.<CRLF>
                   (tolerated, instead of 501 5.5.4 DATA takes no argument)
                C: Subject: Hello
                C: .
                S: 250 2.0.0 stored
                C: QUIT
                S: 221 2.0.0 localhost Service closing transmission channel\
            """);
    }

    @Test
    void a_client_that_sends_no_EHLO_is_not_offered_TLS(RecordingSmtpServer smtp, SmtpClient client) {
        deliver(client);

        assertFailure(() -> assertThat(smtp).hasReceivedMail().isEncrypted(), """
                Expecting actual:
                  mail from <shop@example.com> to <"a.\\"b\\".c"@example.org>: "Hello"
                to have arrived over TLS but it arrived in plain text in session 1""");
    }

    @Test
    void rules_of_clients_report_it_all_the_same(RecordingSmtpServer smtp, SmtpClient client) {
        deliver(client);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).transcript().singleSession().isWellBehaved())
                .withMessageContaining("HELLO: step 2, MAIL FROM:shop@example.com FOO=BAR, was sent before EHLO")
                .withMessageContaining("PATHS: step 2")
                .withMessageContaining("ARGUMENTS: step 4, DATA now, has an argument")
                .withMessageContaining("       (tolerated, instead of 503 5.5.1 Send EHLO or HELO first)\n");
    }

    @Test
    void the_page_and_a_recording_tell_it(RecordingSmtpServer smtp, SmtpClient client, @TempDir Path directory)
            throws IOException {
        deliver(client);
        Path page = directory.resolve("page.html");
        Path recording = directory.resolve("dialogue.smtp");

        smtp.report().writeTo(page);
        smtp.transcript().writeTo(recording);

        assertThat(page).content().contains("(tolerated, instead of 503 5.5.1 Send EHLO or HELO first)");
        assertThat(recording).content().contains("""
                S: 250 2.1.0 fine
                   (tolerated, instead of 503 5.5.1 Send EHLO or HELO first)
            """);
        assertThat(Transcript.read(recording).sessions().get(0))
                .hasToString(smtp.transcript().sessions().get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<>", "<not an address>", "<\u00e4@b.example>", "< a@b.example >", "<a@b@c>", "<a\0@b.example>"})
    void a_mail_to_an_odd_address_can_be_read_and_shown(
            String recipient, RecordingSmtpServer smtp, SmtpClient client, @TempDir Path directory) throws IOException {
        client.send("MAIL FROM:" + recipient);
        client.send("RCPT TO:" + recipient);
        client.data();
        client.message("Subject: Hello");
        client.quit();
        Path recording = directory.resolve("dialogue.smtp");
        smtp.transcript().writeTo(recording);
        smtp.report().writeTo(directory.resolve("page.html"));

        String address = recipient.substring(1, recipient.length() - 1);
        assertThat(smtp).hasReceivedExactly(1).first().hasSubject("Hello");
        assertThat(smtp.mails().first().recipients()).containsExactly(MailAddress.lenient(address));
        assertThat(directory.resolve("page.html")).content().contains("tolerated, instead of");
        assertThat(Transcript.read(recording).sessions().get(0).mails().first().recipients())
                .containsExactly(MailAddress.lenient(address));
    }

    @Test
    void what_the_engine_or_a_stub_refuses_is_not_tolerated(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo()).answer(noSuchUser());
        client.send("MAIL FROM:<a@b.example>");
        client.send("RCPT TO:<>");
        client.send("WHAT\0");

        assertThat(smtp.transcript().render())
                .contains("tolerated, instead of 503")
                .doesNotContain("instead of 501", "instead of 500");
    }

    @Test
    void limits_users_and_policies_hold() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tolerant()
                        .maxRecipients(1)
                        .maxMessageSize(10)
                        .disable(SmtpExtension.AUTH)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.send("AUTH PLAIN AGEAYg==")).hasCode(502);
            assertThat(client.send("MAIL FROM:<a@b.example> SIZE=11")).isStorageExceeded();
            client.send("MAIL FROM:<a@b.example>");
            client.send("RCPT TO:<>");
            assertThat(client.send("RCPT TO:<>")).hasCode(452);
            smtp.apply(requireAuthentication());
            assertThat(client.send("MAIL FROM:<a@b.example>")).isAuthenticationRequired();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "EHLO c\n", "MAIL FROM:<a@b.example>\n"})
    void lines_without_CR_are_refused(String line, SmtpClient client) {
        client.sendRaw(line.getBytes(StandardCharsets.US_ASCII));

        assertThat(client.readReply()).hasCode(500);
    }

    @Test
    void the_engine_hears_a_bare_address_in_brackets() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(mailFrom()).reply(250, "Fine");
            client.ehlo("c");

            assertThat(client.send("MAIL FROM: a@b.example SIZE=1")).isOk();
            assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                    .containsExactly("EHLO c", "MAIL FROM:<a@b.example> SIZE=1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:a@b.example", "MAIL FROM:<a@b.example", "MAIL FROM: a@b.example SIZE=1"})
    void by_default_a_bare_address_is_refused(String command) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("c");

            assertThat(client.send(command))
                    .hasCode(501)
                    .hasEnhancedStatusCode("5.1.7")
                    .hasText("Angle brackets must enclose the address (RFC 5321, section 4.1.1.2)");
        }
    }

    @Test
    void a_completed_relay_leaves_it_to_the_server_behind() {
        try (RecordingSmtpServer strict = RecordingSmtpServer.start();
                RecordingSmtpServer relay = RecordingSmtpServer.builder()
                        .tolerant()
                        .relayTo(Relay.to(strict.host(), strict.port()).completed())
                        .start();
                SmtpClient client = SmtpClient.connect(relay.host(), relay.port())) {
            assertThat(client.send("MAIL FROM:a@b.example")).hasCode(503);
            client.ehlo("c");
            assertThat(client.send("MAIL FROM:a@b.example")).isOk();

            assertThat(strict.transcript().render()).contains("C: MAIL FROM:<a@b.example>");
        }
    }
}
