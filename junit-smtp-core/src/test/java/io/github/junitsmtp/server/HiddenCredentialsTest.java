package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.authResponse;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServerExtension;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.SmtpSessionAssert;
import io.github.junitsmtp.transcript.Transcript;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The password of a login occurs in nothing that a person reads, however the login is written. */
class HiddenCredentialsTest {

    private static final String PASSWORD = "S3cretPass7";
    private static final String PLAIN = base64("\0shop\0" + PASSWORD);
    private static final List<String> SECRETS = List.of(
            PASSWORD,
            base64(PASSWORD).replace("=", ""),
            PLAIN.replace("=", ""),
            base64(PLAIN).replace("=", ""),
            "\\x00" + PASSWORD);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|([rnt0]))");
    private static final Pattern BASE64 = Pattern.compile("\\{b64:((?:[^{}]|\\{\\w+})*)}");

    /**
     * A way to log in.
     *
     * @param name what is special about it
     * @param server the kind of server
     * @param chunks what is sent
     */
    record Way(String name, String server, List<byte[]> chunks) {

        private static final byte[] RESET = latin("<reset>");

        static Way parse(String line) {
            String[] columns = line.split(" ?\\| ?", 3);
            List<byte[]> chunks = Stream.of(columns[2].split(" \\| ", -1))
                    .map(chunk -> latin(expanded(chunk)))
                    .toList();
            return new Way(columns[0], columns[1].strip(), chunks);
        }

        static boolean isReset(byte[] chunk) {
            return Arrays.equals(chunk, RESET);
        }

        private static SmtpServerBuilder settings(String server) {
            SmtpServerBuilder builder = RecordingSmtpServer.builder();
            return switch (server) {
                case "users" -> builder.user("shop", "another");
                case "right" -> builder.user("shop", PASSWORD);
                case "off" -> builder.disable(SmtpExtension.AUTH);
                case "tls" -> builder.tls(Tls.STARTTLS_REQUIRED);
                case "cram" -> builder.user("shop", "another").mechanisms("CRAM-MD5");
                case "digest" -> builder.user("shop", "another").mechanisms("DIGEST-MD5");
                default -> builder;
            };
        }

        private RecordingSmtpServer start() {
            RecordingSmtpServer smtp = settings(server).start();
            smtp.assertionTimeout(Duration.ofMillis(1));
            if (server.startsWith("response:")) {
                smtp.on(authResponse(1)).lenient().answer(raw(escaped(server.substring("response:".length()))));
            } else if (server.contains("\\r")) {
                smtp.on(auth()).answer(raw(escaped(server)));
            }
            smtp.on(command("NEVER")).reply(250, "never asked");
            smtp.on(login("nobody")).reply(535, "never asked");
            return smtp;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() throws IOException {
        try (InputStream table = HiddenCredentialsTest.class.getResourceAsStream("logins.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(Way::parse).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void no_password_shows_on_the_side_of_the_server(Way way) throws IOException {
        try (RecordingSmtpServer smtp = way.start()) {
            send(way, smtp);

            List<String> shown = new ArrayList<>();
            Transcript transcript = smtp.transcript();
            transcript.sessions().forEach(session -> show(session, shown));
            shown.add(transcript.render());
            shown.add(transcript.toString());
            shown.add(smtp.report().html());
            shown.add(smtp.toString());
            smtp.attempts().forEach(attempt -> {
                shown.add(attempt.toString());
                shown.add(attempt.incoming().toString());
            });
            failures(
                    List.<Consumer<TranscriptAssert>>of(
                            TranscriptAssert::noCommandWasRejected,
                            TranscriptAssert::allSessionsEndedWithQuit,
                            TranscriptAssert::allSessionsWereEncrypted,
                            TranscriptAssert::allSessionsAreWellBehaved,
                            TranscriptAssert::mails,
                            that -> that.hasSessions(9)),
                    transcript.assertThat(),
                    shown);
            failures(
                    List.<Consumer<RecordingSmtpServerAssert>>of(
                            RecordingSmtpServerAssert::hasReceivedMail,
                            RecordingSmtpServerAssert::receivesMail,
                            RecordingSmtpServerAssert::allSessionsEnd,
                            RecordingSmtpServerAssert::hasNoUnusedStubs,
                            server -> server.wasAsked(command("NEVER")),
                            server -> server.wasAsked(login("nobody")),
                            server -> server.wasNotAsked(anyCommand()),
                            server -> server.attempts(anyCommand()).isEmpty()),
                    smtp.assertThat(),
                    shown);

            shown.addAll(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines); // the engine may log it

            assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void no_password_shows_on_the_side_of_the_client(Way way) throws IOException {
        List<String> shown = new ArrayList<>();
        try (RecordingSmtpServer smtp = way.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port(), Duration.ofSeconds(3))) {
            try {
                for (byte[] chunk : way.chunks()) {
                    if (!Way.isReset(chunk)) {
                        client.sendRaw(chunk);
                    }
                    if (endsLine(chunk)) {
                        client.readReply();
                    }
                }
            } catch (SmtpClientException e) {
                shown.add(stackTrace(e));
            }
            show(client.session(), shown);
        }

        assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
    }

    @Test
    void no_password_shows_in_the_evidence_of_a_test_that_failed(@TempDir Path directory) throws IOException {
        List<String> shown = new ArrayList<>();
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                .selectors(selectClass(FailingTest.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .forEach(failure -> shown.add(stackTrace(failure)));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                shown.add(Files.readString(file));
            }
        }

        assertThat(shown)
                .hasSize(1 + 7 * 2)
                .allSatisfy(
                        text -> assertThat(text).contains("AUTH", "********").doesNotContain(SECRETS));
    }

    /** Fails, with the evidence of all logins. */
    static class FailingTest {

        @RegisterExtension
        final SmtpServerExtension anyone = serverOf("");

        @RegisterExtension
        final SmtpServerExtension users = serverOf("users");

        @RegisterExtension
        final SmtpServerExtension right = serverOf("right");

        @RegisterExtension
        final SmtpServerExtension off = serverOf("off");

        @RegisterExtension
        final SmtpServerExtension tls = serverOf("tls");

        @RegisterExtension
        final SmtpServerExtension cram = serverOf("cram");

        @RegisterExtension
        final SmtpServerExtension digest = serverOf("digest");

        private final Map<String, SmtpServerExtension> servers = Map.of(
                "", anyone, "users", users, "right", right, "off", off, "tls", tls, "cram", cram, "digest", digest);

        private static SmtpServerExtension serverOf(String name) {
            return SmtpServerExtension.named(name, Way.settings(name));
        }

        @Test
        void fails() throws IOException {
            List<Way> ways =
                    ways().filter(way -> servers.containsKey(way.server())).toList();
            for (Way way : ways) {
                send(way, servers.get(way.server()).server());
            }
            assertThat(off.server().transcript()).noCommandWasRejected();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{E} | AUTH PLAIN {plain}\\r\\n | UnKnown\\r\\n | {Q}",
                "{E} | AUTH LOGIN\\r\\n | {user}\\r\\n | {pw}\\r\\n | UnKnown\\r\\n | {Q}",
                "{E} | AUTH FOO\\r\\n | EHLO y\\r\\n | UnKnown\\r\\n | {Q}",
                "{E} | AUTH FOO\\r\\n | {user}\\r\\n | MAIL FROM:<a@b.example>\\r\\n | UnKnown\\r\\n | {Q}",
                "{E} | AUTH FOO\\r\\n | NOOP\\r\\n | UNKNOWN UnKnown\\r\\n | {Q}",
                "{E} | UnKnown\\r\\n | {Q}",
                "{E} | RCPT TO:<auth@example.org>\\r\\n | UnKnown\\r\\n | {Q}"
            })
    void unknown_commands_show_before_a_login_and_after_a_success_and_after_another_command(String chunks)
            throws IOException {
        Way way = Way.parse("seen | | " + chunks);
        try (RecordingSmtpServer smtp = way.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            send(way, smtp);
            for (byte[] line : way.chunks()) {
                client.sendRaw(line);
                client.readReply();
            }

            assertThat(smtp.transcript().sessions().get(1).toString()).contains("C: ", "UnKnown");
            assertThat(client.session().toString()).contains("UnKnown");
            assertThat(smtp.transcript().sessions().get(1).violations(EnumSet.of(ClientRule.OFFERED_COMMANDS)))
                    .asString()
                    .containsIgnoringCase("unknown, is neither an RFC 5321 command")
                    .containsOnlyOnce("is neither an RFC 5321 command");
            assertThat(smtp).wasAsked(command("UNKNOWN"), 2);
        }
    }

    @Test
    void a_line_that_may_be_a_password_is_a_response_that_nobody_asked_for() throws IOException {
        Way way = Way.parse("unasked | off | {E} | AUTH FOO\\r\\n | UnKnown\\r\\n | {Q}");
        try (RecordingSmtpServer smtp = way.start()) {
            send(way, smtp);

            SmtpSession session = smtp.transcript().sessions().get(0);
            assertThat(session.toString()).doesNotContain("UnKnown");
            assertThat(session.violations(EnumSet.of(ClientRule.REFUSALS)))
                    .asString()
                    .contains("step 4, a response to AUTH, was sent although the reply to AUTH FOO was 502");
            assertThat(smtp).wasAsked(command("UNKNOWN"), 1);
        }
    }

    private static void send(Way way, RecordingSmtpServer smtp) throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            read(replies);
            for (byte[] chunk : way.chunks()) {
                if (Way.isReset(chunk)) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                socket.getOutputStream().write(chunk);
                if (endsLine(chunk)) {
                    read(replies);
                }
            }
            socket.shutdownOutput();
            replies.lines().forEach(line -> {});
        } catch (SocketException | UncheckedIOException e) {
            return; // the server has closed the connection
        }
    }

    private static boolean endsLine(byte[] chunk) {
        return chunk.length > 0 && chunk[chunk.length - 1] == '\n';
    }

    private static void read(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line != null && line.matches("\\d{3}-.*")) {
            line = replies.readLine();
        }
    }

    private static void show(SmtpSession session, List<String> shown) {
        shown.add(session.violations(EnumSet.allOf(ClientRule.class)).toString()); // it waits for the end
        shown.add(session.render());
        shown.add(session.toString());
        shown.add(session.logins().toString());
        shown.add(session.commands().toString());
        shown.add(session.replies().toString());
        for (Exchange exchange : session.exchanges()) {
            shown.add(exchange.toString());
            shown.add(exchange.inWords());
            shown.add(exchange.outcomeInWords());
            exchange.reply()
                    .ifPresent(reply ->
                            shown.add(messageOf(() -> reply.assertThat().hasCode(999))));
        }
        failures(
                List.<Consumer<SmtpSessionAssert>>of(
                        SmtpSessionAssert::isWellBehaved,
                        SmtpSessionAssert::endedWithQuit,
                        SmtpSessionAssert::noCommandWasRejected,
                        SmtpSessionAssert::isEncrypted,
                        SmtpSessionAssert::hasNoLogins,
                        SmtpSessionAssert::mails,
                        that -> that.isAuthenticatedAs("nobody"),
                        that -> that.hasFailedHandshake("nothing"),
                        that -> that.hasCommands("NEVER"),
                        that -> that.hasCommandsInOrder("NEVER"),
                        that -> that.doesNotHaveCommand("AUTH"),
                        that -> that.doesNotHaveCommand("EHLO"),
                        that -> that.replyTo("NEVER"),
                        that -> that.replyTo("AUTH").hasCode(999),
                        that -> that.keepsTo(EnumSet.allOf(ClientRule.class))),
                session.assertThat(),
                shown);
    }

    /** Adds the messages of the assertions that fail. */
    private static <A> void failures(List<Consumer<A>> assertions, A subject, List<String> shown) {
        assertions.forEach(assertion -> shown.add(messageOf(() -> assertion.accept(subject))));
    }

    private static String messageOf(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        return failure == null ? "" : stackTrace(failure);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String expanded(String chunk) {
        String text = chunk.replace("{E}", "EHLO x\\r\\n")
                .replace("{Q}", "QUIT\\r\\n")
                .replace("{user}", base64("shop"))
                .replace("{pw}", base64(PASSWORD))
                .replace("{PW}", PASSWORD)
                .replace("{plain}", PLAIN)
                .replace("{xo}", base64("user=shop\1auth=Bearer " + PASSWORD + "\1\1"))
                .replace("{ob}", base64("n,a=shop,\1auth=Bearer " + PASSWORD + "\1\1"))
                .replace("{long}", "A".repeat(13_000));
        return escaped(BASE64.matcher(text).replaceAll(match -> base64(escaped(match.group(1)))));
    }

    private static String escaped(String text) {
        return ESCAPE.matcher(text).replaceAll(HiddenCredentialsTest::character);
    }

    private static String character(MatchResult escape) {
        char character = escape.group(1) != null
                ? (char) Integer.parseInt(escape.group(1), 16)
                : "\r\n\t\0".charAt("rnt0".indexOf(escape.group(2)));
        return Matcher.quoteReplacement(String.valueOf(character));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
