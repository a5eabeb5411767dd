package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.script.Policy;
import io.github.junitsmtp.script.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A client that sends the same to a replay gets the same replies, whatever it sends. */
class ReplayedDialoguesTest {

    private static final List<String> LINES = List.of(
            "EHLO c",
            "HELO c",
            "MAIL FROM:<a@example.com>",
            "MAIL FROM:<a@example.com> BODY=8BITMIME",
            "MAIL FROM:<b@example.com>",
            "RCPT TO:<a@example.org>",
            "RCPT TO:<b@example.org>",
            "RCPT TO:<c@example.org>",
            "DATA",
            "Subject: x",
            ".",
            "AUTH PLAIN AHNob3AAc2VjcmV0",
            "AUTH PLAIN AHNob3AAd3Jvbmc=",
            "AUTH LOGIN",
            "AUTH LOGIN c2hvcA==",
            "AUTH CRAM-MD5",
            "c2hvcA==",
            "c2VjcmV0",
            "*",
            "RSET",
            "NOOP",
            "VRFY a",
            "XFOO",
            "HELP",
            "");

    private static final Policy MOODS = server -> {
        server.on(rcptTo("b@example.org")).answer(reply(451, "4.7.1", "Later"), reply(250, "2.1.5", "Now"));
        server.on(rcptTo("c@example.org")).reply(550, "5.1.1", "Nobody");
        server.on(mailFrom("b@example.com")).fromMatch(2).reply(452, "4.3.1", "Full");
        server.on(message()).answer(reply(250, "OK 1"), reply(554, "5.6.0", "No"), reply(250, "OK 3"));
        server.on(noop()).answer(reply(250, "One"), reply(250, "Two"), reply(421, "4.3.2", "Bye"));
        server.on(command("XFOO"))
                .answer(raw("299 foo\r\n"), raw("599-a\r\n599 b\r\n").thenDisconnect());
    };

    private static Path file;
    private static RecordingSmtpServer recorded;

    @BeforeContainer
    static void start() throws IOException {
        file = Files.createTempFile("recording", ".smtp");
        recorded = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .user("shop", "secret")
                .start();
    }

    @AfterContainer
    static void stop() {
        recorded.close();
    }

    @Provide
    Arbitrary<List<List<String>>> sessions() {
        return Arbitraries.of(LINES).list().ofMaxSize(20).list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 150)
    void a_client_that_says_the_same_hears_the_same(@ForAll("sessions") List<List<String>> sessions) {
        recorded.reset();
        recorded.apply(MOODS);
        List<List<String>> heard = talk(recorded, sessions);
        recorded.await()
                .until(() -> recorded.transcript().sessions().stream()
                        .noneMatch(session -> session.ending() == io.github.junitsmtp.transcript.Ending.OPEN));
        recorded.transcript().writeTo(file);

        try (RecordingSmtpServer replaying = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .replaying(Replay.of(file))
                .start()) {
            assertThat(talk(replaying, sessions)).isEqualTo(heard);
        }
    }

    private static List<List<String>> talk(RecordingSmtpServer smtp, List<List<String>> sessions) {
        return sessions.stream().map(lines -> talk(lines, smtp)).toList();
    }

    private static List<String> talk(List<String> lines, RecordingSmtpServer smtp) {
        List<String> heard = new ArrayList<>();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            heard.add(client.greeting().toString());
            boolean inMessage = false;
            for (String line : lines) {
                if (inMessage && !line.equals(".")) {
                    client.sendRaw((line + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                } else {
                    client.sendRaw((line + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    String reply = client.readReply().toString();
                    inMessage = reply.startsWith("354");
                    heard.add(reply);
                }
            }
        } catch (SmtpClientException closed) {
            heard.add("closed");
        }
        return heard;
    }
}
