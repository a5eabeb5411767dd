package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.transcript.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer
class CommandOrderTest {

    @Test
    void a_mail_transaction_follows_EHLO_and_no_other_one(RecordingSmtpServer smtp, SmtpClient client) {
        assertThat(client.mailFrom("a@b.example")).isBadSequence().hasText("Send EHLO or HELO first");
        assertThat(client.send("EHLO")).hasCode(501).hasText("EHLO requires a domain or address literal");
        client.ehlo("client");
        assertThat(client.rcptTo("c@d.example")).isBadSequence().hasText("Send MAIL first");
        assertThat(client.data()).isBadSequence().hasText("Send MAIL first");
        client.mailFrom("a@b.example");
        assertThat(client.mailFrom("a@b.example"))
                .isBadSequence()
                .hasEnhancedStatusCode("5.5.1")
                .hasText("A mail transaction is already open; end it with DATA or RSET");
        assertThat(client.data()).isBadSequence().hasText("Send RCPT first");
        client.ehlo("client");
        assertThat(client.rcptTo("c@d.example")).isBadSequence();

        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                .containsExactly("EHLO client", "MAIL FROM:<a@b.example>", "EHLO client");
    }

    @Test
    void DATA_fails_if_all_recipients_were_refused(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());
        client.ehlo("client");

        assertThat(client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<ada@example.org>", "DATA", "NOOP"))
                .extracting(reply -> reply.code())
                .containsExactly(250, 550, 554, 250);
        assertThat(client.session())
                .replyTo("DATA")
                .hasEnhancedStatusCode("5.5.1")
                .hasText("No valid recipients");
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:<not an address>, 501, 5.1.7",
        "RCPT TO:<not an address>, 501, 5.1.3",
        "RCPT TO:<>, 501, 5.1.3",
        "RCPT TO:<a@b@c>, 501, 5.1.3"
    })
    void what_is_no_address_is_refused(String command, int code, String enhanced, SmtpClient client) {
        client.ehlo("client");
        if (command.startsWith("RCPT")) {
            client.mailFrom("a@b.example");
        }
        assertThat(client.send(command)).hasCode(code).hasEnhancedStatusCode(enhanced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postmaster",
                "root",
                "\"ada lovelace\"@example.org",
                "ada@[192.0.2.1]",
                "@relay.example:ada@b.example"
            })
    void other_addresses_are_not(String address, SmtpClient client) {
        client.ehlo("client");
        client.mailFrom("");
        assertThat(client.rcptTo(address)).isOk();
    }

    @Test
    void after_too_many_errors_the_server_hangs_up() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().maxErrors(2).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(rcptTo()).answer(noSuchUser());
            client.ehlo("client");
            client.mailFrom("a@b.example");
            for (int i = 0; i < 10; i++) {
                assertThat(client.rcptTo("c@d.example")).isMailboxUnavailable(); // as the test scripted it
            }
            assertThat(client.send("WHAT")).isCommandUnrecognized();
            assertThat(client.send("WHAT")).isCommandUnrecognized();
            assertThat(client.noop())
                    .isServiceNotAvailable()
                    .hasEnhancedStatusCode("4.7.0")
                    .hasText("localhost Too many errors, closing transmission channel");
            assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA now", "RSET all", "QUIT please"})
    void what_takes_no_argument_gets_none(String command, SmtpClient client) {
        client.ehlo("client");
        assertThat(client.send(command)).hasCode(501).hasEnhancedStatusCode("5.5.4");
        assertThat(client.noop()).isOk();
    }
}
