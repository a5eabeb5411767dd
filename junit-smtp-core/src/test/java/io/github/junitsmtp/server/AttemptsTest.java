package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts count the same value that the stubs were asked about, and commands that no stub may answer. */
@SmtpServer(strictStubs = false)
class AttemptsTest {

    private final List<Incoming> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void watch(RecordingSmtpServer smtp) {
        smtp.on(CommandPattern.of("what stubs see", incoming -> {
                    seen.add(incoming);
                    return false;
                }))
                .reply(250, "2.0.0", "never said");
    }

    private void assertSame(RecordingSmtpServer smtp) {
        assertThat(smtp.attempts())
                .extracting(Attempt::incoming)
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyElementsOf(seen);
    }

    private static List<String> words(RecordingSmtpServer smtp) {
        return smtp.attempts().stream().map(AttemptsTest::words).toList();
    }

    private static String words(Attempt attempt) {
        Incoming incoming = attempt.incoming();
        return incoming.command()
                .map(command -> command.verb())
                .or(() -> incoming.login().map(user -> "login of " + user))
                .or(() -> incoming.mail().map(mail -> "message for " + mail.recipients()))
                .orElse("connection");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(ascii(text));
    }

    private static void deliver(SmtpClient client, String recipient) {
        client.mailFrom("shop@example.com");
        client.rcptTo(recipient);
        client.data();
        client.message("Subject: x\n\n");
    }

    @Test
    void each_step_is_recorded_with_the_value_that_stubs_saw(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            deliver(client, "ada@example.org");
            client.quit();
        }

        assertSame(smtp);
        assertThat(words(smtp))
                .containsExactly("connection", "EHLO", "MAIL", "RCPT", "DATA", "message for [ada@example.org]", "QUIT");
        assertThat(smtp.attempts())
                .allSatisfy(attempt -> assertThat(attempt.exchange().reply()).isPresent());
    }

    @Test
    void missing_attempts_are_counted(RecordingSmtpServer smtp) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).attempts(noop()).first())
                .withMessage("\nExpecting actual:\n  []\nto have at least 1 attempt but there are none");
    }

    @Test
    void it_is_recorded_without_any_stub() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.noop();

            assertThat(words(smtp)).containsExactly("connection", "NOOP");
            assertThat(smtp).wasAsked(noop());
        }
    }

    @Test
    void a_malformed_line_counts_but_no_stub_answers_it(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).reply(250, "2.0.0", "never said");
        client.sendRaw(ascii("NOOP\n"));
        assertThat(client.readReply()).hasCode(500);
        client.sendRaw(ascii("NOOP " + "x".repeat(12_288) + "\r\n"));
        assertThat(client.readReply()).hasCode(500);

        assertThat(words(smtp)).containsExactly("connection", "NOOP", "NOOP");
        assertFails(() -> assertThat(smtp).wasNotAsked(noop()));
    }

    @Test
    void commands_after_a_greeting_that_refused_count_but_no_stub_answers_them(RecordingSmtpServer smtp) {
        smtp.on(connect()).reply(554, "5.3.2", "No service");
        smtp.on(noop()).reply(250, "2.0.0", "never said");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop()).hasCode(503);
            client.quit();
        }

        assertThat(words(smtp)).containsExactly("connection", "NOOP", "QUIT");
        assertFails(() -> assertThat(smtp).wasNotAsked(noop()));
        assertThat(smtp).wasNotAsked(mailFrom());
    }

    private static void assertCountsLargeMessages(RecordingSmtpServer smtp) {
        smtp.on(message()).lenient().reply(250, "2.0.0", "never said");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message("Subject: Hello\n\n")).hasCode(552);
            client.rset();
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            assertThat(client.bdatLast(ascii("Subject: Hello\r\n\r\n"))).hasCode(552);
        }

        assertThat(smtp).wasAsked(message(), 2).hasReceivedNoMail();
        assertFails(() -> assertThat(smtp).wasNotAsked(message()));
    }

    @Test
    void a_message_that_is_too_large_counts_but_no_stub_answers_it() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().maxMessageSize(10).start()) {
            assertCountsLargeMessages(smtp);
        }
    }

    @Test
    void a_message_that_is_too_large_for_a_relay_counts_too(RecordingSmtpServer backend) {
        try (RecordingSmtpServer relay = RecordingSmtpServer.builder()
                .relayTo(backend.host(), backend.port())
                .maxMessageSize(10)
                .start()) {
            assertCountsLargeMessages(relay);
        }
    }

    @Test
    void a_command_after_too_many_errors_counts() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().maxErrors(1).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.send("RSET now");
            assertThat(client.noop()).hasCode(421);

            assertThat(smtp).wasAsked(noop(), 1);
        }
    }

    private static void assertFails(ThrowingCallable assertion) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
    }

    @Test
    void AUTH_with_its_response_is_asked_as_a_command_and_as_a_login(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH PLAIN " + base64("\0shop\0secret"));
        client.send("AUTH LOGIN");

        assertSame(smtp);
        assertThat(words(smtp)).containsExactly("connection", "EHLO", "AUTH", "login of shop", "AUTH");
        assertThat(smtp.attempts().get(3).exchange())
                .hasToString("C: AUTH PLAIN ********\nS: 235 2.7.0 Authentication successful");
    }

    @Test
    void the_last_chunk_is_asked_as_a_command_and_as_a_message(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.sendRaw(ascii("BDAT 14\r\nSubject: x\r\n\r\n"));
        client.readReply();
        client.sendRaw(ascii("BDAT 3 LAST\r\nend"));
        client.readReply();

        assertSame(smtp);
        assertThat(words(smtp)).endsWith("BDAT", "BDAT", "message for [ada@example.org]");
        List<Attempt> all = smtp.attempts();
        Attempt command = all.get(all.size() - 2);
        Attempt whole = all.get(all.size() - 1);
        assertThat(whole.exchange().sent()).isEqualTo(command.exchange().sent());
        assertThat(whole.incoming().mail().orElseThrow().content()).asString().isEqualTo("Subject: x\r\n\r\nend");
        assertThat(smtp).wasAsked(bdat()).wasAsked(message());
    }

    @Test
    void a_value_stays_as_the_stubs_saw_it(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.rcptTo("bob@example.org");
        client.rset();

        assertThat(smtp.attempts())
                .filteredOn(attempt -> rcptTo().matches(attempt.incoming()))
                .extracting(attempt -> attempt.incoming().recipients())
                .containsExactly(List.of(), List.of(MailAddress.parse("ada@example.org")));
    }

    @Test
    void it_is_forgotten_with_the_transcript(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        smtp.reset();
        assertThat(smtp.attempts()).isEmpty();
        seen.clear();
        watch(smtp);

        client.rcptTo("ada@example.org");
        client.data();
        client.message("Subject: x\n\n");

        assertSame(smtp);
        assertThat(words(smtp)).containsExactly("RCPT", "DATA", "message for [ada@example.org]");
        assertThat(smtp.attempts().get(0).incoming().sender()).contains(MailAddress.parse("shop@example.com"));
    }

    @Test
    void it_is_forgotten_with_the_mails_that_are_not_kept() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().keepLast(1).start()) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                deliver(client, "ada@example.org");
                deliver(client, "bob@example.org");
                assertThat(words(smtp)).containsExactly("MAIL", "RCPT", "DATA", "message for [bob@example.org]");
                client.quit();
            }
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.noop();
            }

            assertThat(words(smtp)).containsExactly("connection", "NOOP");
        }
    }
}
