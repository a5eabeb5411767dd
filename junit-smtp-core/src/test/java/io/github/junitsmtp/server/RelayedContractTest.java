package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Ending;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for any engine also holds for both kinds of relay. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RelayedContractTest {

    @Nested
    class Transparent extends Contract {

        @Override
        Relay to(Relay relay) {
            return relay.transparent();
        }
    }

    @Nested
    class Completed extends Contract {

        @Override
        Relay to(Relay relay) {
            return relay.completed();
        }
    }

    abstract static class Contract {

        private final RecordingSmtpServer behind = RecordingSmtpServer.start();
        private RecordingSmtpServer smtp;

        abstract Relay to(Relay relay);

        @BeforeEach
        void start() {
            smtp = RecordingSmtpServer.builder()
                    .relayTo(to(Relay.to("127.0.0.1", behind.port()).connectTimeout(Duration.ofMinutes(2))))
                    .start();
        }

        @AfterEach
        void stop() {
            smtp.close();
            behind.close();
        }

        private SmtpClient client() {
            return SmtpClient.connect(smtp.host(), smtp.port(), Duration.ofMinutes(2));
        }

        private static void begin(SmtpClient client, String recipient) {
            client.mailFrom("shop@example.com");
            client.rcptTo(recipient);
            client.data();
        }

        @Test
        void every_octet_of_a_large_message_arrives() {
            byte[] text = new byte[3_000_000];
            new Random(4711).nextBytes(text);
            for (int i = 0; i < text.length; i++) {
                text[i] = i % 60 == 58
                        ? (byte) '\r'
                        : i % 60 == 59 ? (byte) '\n' : i % 60 == 0 ? (byte) '.' : (byte) (' ' + (text[i] & 63));
            }
            try (SmtpClient client = client()) {
                client.ehlo("client.example");
                begin(client, "ada@example.org");
                client.sendRaw("Subject: Large\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.message(text);
            }

            ReceivedMail here = smtp.awaitMail();
            ReceivedMail there = behind.awaitMail();
            assertThat(there.content()).isEqualTo(here.content());
            assertThat(there.envelope().recipients()).isEqualTo(here.envelope().recipients());
        }

        @Test
        void a_whole_session_in_one_write_is_answered_in_order() throws IOException {
            try (Socket client = new Socket(smtp.host(), smtp.port())) {
                client.getOutputStream()
                        .write(
                                ("EHLO client.example\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nNOOP\r\n"
                                                + "RSET\r\nQUIT\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));

                List<String> codes = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .filter(line -> line.charAt(3) == ' ')
                        .map(line -> line.substring(0, 3))
                        .toList();
                assertThat(codes).containsExactly("220", "250", "250", "250", "250", "250", "221");
            }
            assertThat(smtp.transcript()).singleSession().endedWithQuit();
            assertThat(behind.transcript()).singleSession().hasCommands("EHLO", "MAIL", "RCPT", "NOOP", "RSET", "QUIT");
        }

        @Test
        void many_clients_at_once_each_have_their_own_dialogue() {
            IntStream.range(0, 40).parallel().forEach(number -> {
                try (SmtpClient client = client()) {
                    client.ehlo("client.example");
                    begin(client, "user" + number + "@example.org");
                    assertThat(client.message("Subject: " + number + "\n\n")).isOk();
                    client.quit();
                }
            });

            assertThat(smtp).hasReceivedExactly(40);
            assertThat(behind).hasReceivedExactly(40);
            assertThat(smtp.mails())
                    .allSatisfy(mail -> assertThat(mail)
                            .hasOnlyRecipients("user" + mail.subject().orElseThrow() + "@example.org"));
        }

        @Test
        void a_client_that_hangs_up_within_a_message_delivers_nothing_on_either_side() throws IOException {
            try (Socket client = new Socket(smtp.host(), smtp.port())) {
                client.getOutputStream()
                        .write(
                                ("EHLO c\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nSubject: x\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            }
            assertThat(smtp).allSessionsEnd();
            assertThat(behind).allSessionsEnd();

            assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_CLIENT);
            assertThat(smtp).hasReceivedNoMail();
            assertThat(behind).hasReceivedNoMail();
        }

        @Test
        void stubs_refuse_the_connection_a_recipient_and_end_a_session() {
            smtp.on(connect()).once().reply(554, "5.3.2", "No service");
            try (SmtpClient client = client()) {
                assertThat(client.greeting()).hasCode(554);
                assertThat(client.ehlo("client.example")).isBadSequence();
                assertThat(client.quit()).isServiceClosing();
            }
            smtp.on(rcptTo("no@example.org")).reply(550, "5.1.1", "No such user");
            smtp.on(message()).answer(disconnect());
            try (SmtpClient client = client()) {
                client.ehlo("client.example");
                client.mailFrom("shop@example.com");
                assertThat(client.rcptTo("no@example.org")).hasCode(550);
                client.rcptTo("ada@example.org");
                client.data();
                assertThatThrownBy(() -> client.message("Subject: x\n\n")).isInstanceOf(SmtpClientException.class);
            }
            assertThat(behind).allSessionsEnd();

            assertThat(smtp).hasReceivedNoMail();
            assertThat(behind).hasReceivedNoMail();
            assertThat(behind.transcript().toString()).doesNotContain("no@example.org");
        }

        @Test
        void a_server_that_is_closed_frees_its_port_and_ends_its_sessions_on_both_sides() {
            SmtpClient client = client();
            client.ehlo("client.example");
            smtp.close();

            assertThat(behind).allSessionsEnd();
            assertThatThrownBy(client::noop).isInstanceOf(SmtpClientException.class);
            client.close();
            try (RecordingSmtpServer another =
                    RecordingSmtpServer.builder().port(smtp.port()).start()) {
                assertThat(another.port()).isEqualTo(smtp.port());
            }
        }
    }
}
