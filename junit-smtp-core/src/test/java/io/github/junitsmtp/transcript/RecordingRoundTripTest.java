package io.github.junitsmtp.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.text.OctetText;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.script.Answers;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.server.PlainEngine;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is read from a file is what was written to it, whatever the dialogue. */
class RecordingRoundTripTest {

    private static final List<String> PARTS = List.of(
            "EHLO client.example.org\r\n",
            "HELO c\r\n",
            "MAIL FROM:<shop@example.com> SIZE=10\r\n",
            "MAIL FROM:<> AUTH=c2VjcmV0\r\n",
            "RCPT TO:<ada@example.org>\r\n",
            "RCPT TO:<bob@example.org> NOTIFY=NEVER\r\n",
            "DATA\r\n",
            "Subject: x\r\n\r\n..y\r\n.\r\n",
            ".\r\n",
            "BDAT 5 LAST\r\n",
            "BDAT 7\r\n",
            "hello",
            "AUTH LOGIN\r\n",
            "AUTH PLAIN AHNob3AAc2VjcmV0\r\n",
            "AUTH PLAIN\r\n",
            "c2hvcA==\r\n",
            "********\r\n",
            "*\r\n",
            "STARTTLS\r\n",
            "RSET\r\n",
            "RSET all\r\n",
            "RCPT TO:ada@example.org\r\n",
            "MAIL FROM:<a@b@c> FOO=\u00fc  (x)\r\n",
            "NOOP   (pipelined)\r\n",
            "NOOP   (scripted)   (command)\r\n",
            "NOOP   (message)\r\n",
            "   (command)\r\n",
            "# no comment\r\n",
            "S: 250 no reply\r\n",
            "(no reply)\r\n",
            "session 2\r\n",
            "end\r\n",
            "XFOO \\ \\n \\x41\\\r\n",
            "VRFY ada \r\n",
            "QUIT\r\n",
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\t",
            " ",
            ".",
            "\u00fc",
            "\u202e",
            "\ud83d\ude00",
            "\u00a0\r\n");

    @Provide
    Arbitrary<byte[]> dialogues() {
        Arbitrary<byte[]> part = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(PARTS).map(text -> text.getBytes(StandardCharsets.UTF_8))),
                Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(5)));
        return part.list().ofMaxSize(25).map(RecordingRoundTripTest::joined);
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Property(tries = 300)
    void any_dialogue_is_read_as_it_was_written(@ForAll("dialogues") byte[] sent) throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .maxMessageSize(200)
                .start()) {
            smtp.on(CommandPatterns.noop()).lenient().answer(Answers.raw("250 a\r\n(b)   (scripted)\r\nc \u00fc\0"));
            talk(smtp, sent);
            smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() != Ending.OPEN);

            assertSame(smtp.transcript());
        }
    }

    @Property(tries = 100)
    void what_a_tolerant_server_accepts_is_read_as_it_was_written(@ForAll("dialogues") byte[] sent) throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .tolerant()
                .start()) {
            talk(smtp, sent);
            smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() != Ending.OPEN);

            assertSame(smtp.transcript());
        }
    }

    private static void talk(RecordingSmtpServer smtp, byte[] sent) throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException closedByServer) {
            return;
        }
    }

    @Example
    void a_line_that_only_resembles_the_end_of_a_login_is_judged_as_the_hidden_line_that_is_read() throws IOException {
        for (String line : List.of("\r*\r\n", " *\r\n", "* \r\n", "*\r\n", "*\n", "*\r")) {
            any_dialogue_is_read_as_it_was_written(("AUTH LOGIN\r\n" + line).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Example
    void a_chunk_that_was_refused_before_RCPT_is_no_part_of_the_mail() throws IOException {
        for (String last : List.of("", " LAST")) {
            any_dialogue_is_read_as_it_was_written(("EHLO c.example\r\nMAIL FROM:<shop@example.com>\r\nBDAT 4" + last
                            + "\r\nA: bRCPT TO:<ada@example.org>\r\nBDAT 4 LAST\r\nC: d")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Property
    void octets_are_read_as_they_were_written(@ForAll byte[] octets, @ForAll boolean splitting) throws IOException {
        List<String> lines = new ArrayList<>();
        OctetText.write(octets, splitting, lines::add);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        lines.forEach(line -> OctetText.read(line, read));

        assertThat(read.toByteArray()).isEqualTo(octets);
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).matches("(.*[^ ])?"));
    }

    @Property
    void a_name_is_read_as_it_was_written(@ForAll String name) {
        String valid = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(OctetText.unescaped(OctetText.escaped(valid))).isEqualTo(valid);
    }

    @Example
    void a_message_of_long_lines_is_read_as_it_was_written() throws IOException {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().engine(new PlainEngine()).start()) {
            String message = "Subject: x\r\n\r\n" + "\u00fc\\".repeat(40_000) + "\r\n" + "y \n".repeat(5_000);
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("c.example");
                client.mailFrom("shop@example.com");
                client.rcptTo("ada@example.org");
                client.data();
                client.message(message);
            }
            smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() != Ending.OPEN);

            assertSame(smtp.transcript());
        }
    }

    @Example
    void TLS_with_a_client_certificate_is_read_as_it_was_written() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .tls(Tls.STARTTLS)
                .clientCertificate(ClientCertificate.REQUIRED)
                .user("shop", "secret")
                .start()) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("c.example");
                client.startTls(smtp.certificates().sslContext("shop"));
                client.ehlo("c.example");
                client.send("AUTH PLAIN AHNob3AAc2VjcmV0");
                client.quit();
            }
            talk(
                    smtp,
                    "EHLO c\r\nSTARTTLS\r\nNOOP\r\nAUTH PLAIN AHNob3AAc2VjcmV0\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            smtp.await().until(() -> smtp.transcript().sessions().stream().noneMatch(s -> s.ending() == Ending.OPEN));

            Transcript read = assertSame(smtp.transcript());

            assertThat(read)
                    .session(1)
                    .isEncrypted()
                    .hasClientCertificate("CN=shop")
                    .isAuthenticatedAs("shop")
                    .endedWithQuit();
            assertThat(read.sessions().get(0).tls())
                    .isEqualTo(smtp.transcript().sessions().get(0).tls());
        }
    }

    private static Transcript assertSame(Transcript original) throws IOException {
        Path folder = Files.createTempDirectory("recording");
        Transcript read = assertSame(original, folder.resolve("made/for/it.smtp"));
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
        return read;
    }

    private static Transcript assertSame(Transcript original, Path file) throws IOException {
        original.writeTo(file);
        assertHides(Files.readString(file), original);

        Transcript read = Transcript.read(file);
        Path again = file.resolveSibling("again.smtp");
        read.writeTo(again);

        assertThat(again).hasSameTextualContentAs(file);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
        assertThat(texts(read)).isEqualTo(texts(original));
        for (int i = 0; i < original.sessions().size(); i++) {
            assertSame(original.sessions().get(i), read.sessions().get(i));
        }
        return read;
    }

    /** The file hides what dialogues hide. Messages are written in full. */
    private static void assertHides(String file, Transcript original) {
        String shown = texts(original)
                + original.sessions().stream()
                        .flatMap(session -> session.exchanges().stream())
                        .filter(step -> step.kind() == Exchange.Kind.MESSAGE)
                        .map(step -> new String(step.sent(), StandardCharsets.ISO_8859_1))
                        .collect(Collectors.joining());
        for (String secret : List.of("AHNob3AAc2VjcmV0", "c2VjcmV0", "c2hvcA==")) {
            assertThat(file.contains(secret) && !shown.contains(secret)).isFalse();
        }
    }

    private static List<String> texts(Transcript transcript) {
        return transcript.sessions().stream()
                .map(session -> DialogueText.heading(session) + "\n"
                        + session.exchanges().stream().map(Exchange::toString).collect(Collectors.joining("\n")))
                .toList();
    }

    private static void assertSame(SmtpSession original, SmtpSession read) {
        assertThat(read.number()).isEqualTo(original.number());
        assertThat(read.peer()).isEqualTo(original.peer());
        assertThat(read.startedAt()).isEqualTo(original.startedAt());
        assertThat(violatedRules(read)).isEqualTo(violatedRules(original));
        assertThat(facts(read)).isEqualTo(facts(original));
        assertThat(read.mails().list().stream()
                        .map(RecordingRoundTripTest::facts)
                        .toList())
                .isEqualTo(original.mails().list().stream()
                        .map(RecordingRoundTripTest::facts)
                        .toList());
    }

    /** Hidden lines cannot be checked, since their content is unknown. */
    private static List<ClientRule> violatedRules(SmtpSession session) {
        boolean hidden = session.exchanges().toString().contains("********");
        return session.violations(ClientRule.standard()).stream()
                .map(RuleViolation::rule)
                .filter(rule -> !hidden || rule != ClientRule.LINE_ENDS && rule != ClientRule.COMMAND_LENGTH)
                .toList();
    }

    private static List<String> facts(SmtpSession session) {
        return session.exchanges().stream()
                .map(step -> step.kind() + " " + step.isComplete() + " " + step.isPipelined() + " " + step.isEncrypted()
                        + " " + step.isScripted() + " " + step.login() + " " + step.tls() + " "
                        + new String(step.replyBytes(), StandardCharsets.ISO_8859_1) + sent(step))
                .toList();
    }

    /** What may be a password is not restored. */
    private static String sent(Exchange step) {
        return step.kind() == Exchange.Kind.CREDENTIALS || step.toString().contains("********")
                ? ""
                : step.sentBytes() + " " + new String(step.sent(), StandardCharsets.ISO_8859_1);
    }

    private static List<Object> facts(ReceivedMail mail) {
        return List.of(
                mail.envelope().toString(),
                new String(mail.content(), StandardCharsets.ISO_8859_1),
                mail.session(),
                mail.authenticatedUser(),
                mail.isEncrypted());
    }
}
