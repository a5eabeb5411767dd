package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where GreenMail alone departs from RFC 5321, and what becomes of it here. */
@SmtpServer
class CorrectionsTest {

    private static GreenMail alone;

    @BeforeAll
    static void start() {
        alone = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        alone.start();
    }

    @AfterAll
    static void stop() {
        alone.stop();
    }

    private static SmtpClient connectToGreenMailAlone() {
        return SmtpClient.connect("127.0.0.1", alone.getSmtp().getPort());
    }

    private static String lastReply(SmtpClient client, String commands) {
        SmtpReply reply = client.greeting();
        for (String command : commands.split(" / ")) {
            reply = client.send(command);
        }
        return reply.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a bounce | EHLO c / MAIL FROM:<> / RCPT TO:<a@b.example> | 503 MAIL must come before RCPT | 250 2.1.5 OK",
                "MAIL before EHLO | MAIL FROM:<a@b.example> | 250 OK | 503 5.5.1 Send EHLO or HELO first",
                "MAIL after MAIL | EHLO c / MAIL FROM:<a@b.example> / MAIL FROM:<c@d.example> | 250 OK"
                        + " | 503 5.5.1 A mail transaction is already open; end it with DATA or RSET",
                "EHLO without a name | HELO | 250 /127.0.0.1 | 501 5.5.4 HELO requires a domain or address literal",
                "an unknown parameter | EHLO c / MAIL FROM:<a@b.example> FOO=BAR | 250 OK"
                        + " | 555 5.5.4 Unknown parameter \"FOO=BAR\"",
                "a mail that is too large | EHLO c / MAIL FROM:<a@b.example> SIZE=999999999999 | 250 OK"
                        + " | 552 5.3.4 Message too large; the limit is 104857600 octets",
                "garbage behind the address | EHLO c / MAIL FROM:<a@b.example>garbage | 250 OK"
                        + " | 501 5.1.7 A space must separate the address from its parameters (RFC 5321, section 4.1.1.2)",
                "a parameter of RCPT | EHLO c / MAIL FROM:<a@b.example> / RCPT TO:<c@d.example> NOTIFY=SOMETIMES | 250 OK"
                        + " | 501 5.5.4 Invalid value in \"NOTIFY=SOMETIMES\"",
                "a recipient that is nobody | EHLO c / MAIL FROM:<a@b.example> / RCPT TO:<> | 250 OK"
                        + " | 501 5.1.3 The null path is not a valid recipient",
                "DATA without recipients | EHLO c / MAIL FROM:<a@b.example> / DATA | 503 RCPT command(s) required"
                        + " | 503 5.5.1 Send RCPT first",
                "a verb of three letters | FOO | 500 Invalid command. Must be 4 characters"
                        + " | 500 5.5.1 Command not recognized",
                "a verb of six letters | FOOBAR x | 500 Invalid command. Must be 4 characters"
                        + " | 500 5.5.1 Command not recognized",
                "what is not implemented | EXPN staff | 500 Command not recognized | 502 5.5.1 EXPN is not offered",
                "enhanced status codes | EHLO c / RSET | 250 OK | 250 2.0.0 OK",
                "an unknown mechanism | EHLO c / AUTH NTLM | 500 syntax error : Unsupported auth mechanism NTLM. Only auth"
                        + " mechanism <[PLAIN, LOGIN, XOAUTH2]> supported."
                        + " | 504 5.5.4 Unknown mechanism; supported: PLAIN LOGIN XOAUTH2 OAUTHBEARER"
            })
    void replies_are_those_of_the_RFC(String what, String commands, String before, String now, SmtpClient client) {
        try (SmtpClient greenMail = connectToGreenMailAlone()) {
            assertThat(lastReply(greenMail, commands)).isEqualTo(before);
        }
        assertThat(lastReply(client, commands)).isEqualTo(now);
    }

    @Test
    void a_long_line_is_no_error_as_long_as_AUTH_may_be_that_long(SmtpClient client) {
        String line = "NOOP " + "x".repeat(5000);
        try (SmtpClient greenMail = connectToGreenMailAlone()) {
            assertThat(greenMail.send(line)).hasCode(500).hasText("Command too long.  4096 character maximum.");
        }
        assertThat(client.send(line)).isOk();
    }

    @Test
    void malformed_credentials_are_answered(SmtpClient client) {
        client.ehlo("client.example.org");
        try (SmtpClient greenMail = connectToGreenMailAlone()) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> greenMail.send("AUTH PLAIN not-base64!"))
                    .withMessageStartingWith("The server closed the connection");
        }
        assertThat(client.send("AUTH PLAIN not-base64!")).hasCode(501);
        assertThat(client.noop()).isOk();
    }

    @Test
    void errors_come_to_an_end(SmtpClient client) {
        try (SmtpClient greenMail = connectToGreenMailAlone()) {
            for (int i = 0; i < 30; i++) {
                assertThat(greenMail.send("WHAT")).hasCode(500);
            }
        }
        for (int i = 0; i < 20; i++) {
            assertThat(client.send("WHAT")).hasCode(500);
        }
        assertThat(client.send("WHAT")).isServiceNotAvailable();
    }

    @Test
    void a_reply_of_many_lines_is_one_write(RecordingSmtpServer smtp) throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            InputStream in = socket.getInputStream();
            in.read(new byte[4096]);
            socket.getOutputStream().write("EHLO c\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[4096];
            int read = in.read(buffer);
            assertThat(new String(buffer, 0, read, StandardCharsets.US_ASCII)).endsWith("250 SMTPUTF8\r\n");
        }
    }
}
