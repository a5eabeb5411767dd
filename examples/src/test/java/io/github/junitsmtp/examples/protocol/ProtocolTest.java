package io.github.junitsmtp.examples.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The other side: a client that speaks line by line, for testing your own server. */
@SmtpServer
class ProtocolTest {

    @Test
    void greets_with_220(SmtpClient client) {
        assertThat(client.greeting()).isServiceReady().doesNotHaveCode(211).doesNotHaveCode(214);
    }

    @Test
    void tells_its_status_with_211(SmtpClient client) {
        assertThat(client.help()).isSystemStatus().doesNotHaveCode(220).doesNotHaveCode(214);
    }

    @Test
    void helps_with_a_command_with_214(SmtpClient client) {
        assertThat(client.help("MAIL"))
                .isHelpMessage()
                .doesNotHaveCode(220)
                .doesNotHaveCode(211)
                .hasTextContaining("MAIL FROM:<");
    }

    @Test
    void answers_a_pipelined_batch_in_order(SmtpClient client) {
        assertThat(client.ehlo("client.example.org")).isOk().hasLine("PIPELINING");

        List<SmtpReply> replies = client.pipeline(
                "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "RCPT TO:<bob@example.org>", "DATA");

        assertThat(replies).extracting(SmtpReply::code).containsExactly(250, 250, 250, 354);
        assertThat(client.message("Subject: To both\n\nHello")).isOk();
    }

    @Test
    void keeps_dots_at_the_start_of_lines(SmtpClient client, RecordingSmtpServer smtp) {
        client.helo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        assertThat(client.data()).isStartMailInput();

        assertThat(client.message("Subject: Dots\n\n.one\n.\n..two")).isOk();

        // The lone dot did not end the message: the client doubled it, and the server removed the added dot.
        assertThat(smtp).hasReceivedMail().textBody().startsWith(".one\n.\n..two");
    }

    @Test
    void wants_a_recipient_before_the_message(SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.data()).isPermanentFailure().isBadSequence();
    }

    @Test
    void closes_with_221(SmtpClient client) {
        assertThat(client.quit()).isServiceClosing();
        assertThat(client.session()).endedWithQuit();
    }
}
