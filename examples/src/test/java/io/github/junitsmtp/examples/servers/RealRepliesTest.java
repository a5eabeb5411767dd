package io.github.junitsmtp.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Profiles;
import io.github.junitsmtp.script.ServerProfile;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import io.github.junitsmtp.tls.Tls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The profiles reply like the real servers. */
@Tag("programs")
@Timeout(600)
class RealRepliesTest {

    /** Each has its own session, since Exim ends a session after some errors. */
    private static final List<List<String>> DIALOGUES = List.of(
            List.of("EHLO client.example.com", "NOOP", "RSET", "VRFY ada@example.org", "QUIT"),
            List.of("HELO client.example.com", "XFOO", "EXPN list", "HELP", "QUIT"),
            List.of("EHLO client.example.com", "RCPT TO:<ada@example.org>", "QUIT"),
            List.of("EHLO client.example.com", "DATA", "QUIT"),
            List.of("EHLO client.example.com", "MAIL FROM:<shop@example.com>", "MAIL FROM:<shop@example.com>", "QUIT"),
            List.of("EHLO client.example.com", "MAIL FROM:<shop@example.com>", "DATA", "QUIT"),
            List.of("EHLO client.example.com", "MAIL FROM:<shop@example.com> SIZE=99999999", "QUIT"),
            List.of(
                    "EHLO client.example.com",
                    "MAIL FROM:<shop@example.com>",
                    "RCPT TO:<nobody@example.org>",
                    "RCPT TO:<ada@elsewhere.example>",
                    "RCPT TO:<ada@example.org>",
                    "DATA",
                    "Subject: Hi\n\nHello\n",
                    "QUIT"));

    @ParameterizedTest
    @EnumSource
    void a_profile_has_the_words_of_the_server(MailServers which) throws Exception {
        try (MailServer real = which.start();
                RecordingSmtpServer likeIt = like(real)) {
            likeIt.apply(profile(which)
                    .named(real.name())
                    .withoutUser("nobody@example.org")
                    .notRelayingTo("elsewhere.example"));
            for (List<String> dialogue : DIALOGUES) {
                assertThat(replies("127.0.0.1", likeIt.port(), dialogue))
                        .isEqualTo(replies("127.0.0.1", real.port(), dialogue));
            }
            if (real.takesLogins()) {
                likeIt.apply(profile(which).named(real.name()).rejectingLogins());
                List<String> login = List.of("EHLO client.example.com", "AUTH PLAIN AHNob3AAd3Jvbmc=", "QUIT");
                assertThat(replies("127.0.0.1", likeIt.port(), login))
                        .isEqualTo(replies("127.0.0.1", real.port(), login));
            }
        }
    }

    /** Only Postfix, since the limits of the others are larger than a test should send. */
    @Test
    void Postfix_refuses_a_large_message_as_the_profile_does() throws Exception {
        List<String> dialogue = List.of(
                "EHLO client.example.com",
                "MAIL FROM:<shop@example.com>",
                "RCPT TO:<ada@example.org>",
                "DATA",
                "Subject: large\n\n" + ("x".repeat(98) + "\n").repeat(104_000),
                "QUIT");
        try (MailServer real = new PostfixServer();
                RecordingSmtpServer likeIt = like(real)) {
            likeIt.apply(Profiles.postfix().named(real.name()));

            assertThat(replies("127.0.0.1", likeIt.port(), dialogue))
                    .isEqualTo(replies("127.0.0.1", real.port(), dialogue));
        }
    }

    private static RecordingSmtpServer like(MailServer real) {
        SmtpServerBuilder builder = RecordingSmtpServer.builder();
        return (real.startsTls() ? builder.tls(Tls.STARTTLS) : builder).start();
    }

    private static ServerProfile profile(MailServers which) {
        return switch (which) {
            case POSTFIX -> Profiles.postfix();
            case EXIM -> Profiles.exim();
            case OPENSMTPD -> Profiles.openSmtpd();
        };
    }

    private static List<String> replies(String host, int port, List<String> dialogue) {
        List<String> replies = new ArrayList<>();
        try (SmtpClient client = SmtpClient.connect(host, port)) {
            replies.add(timeless(client.greeting()));
            for (String line : dialogue) {
                SmtpReply reply = line.contains("\n") ? client.message(line) : client.send(line);
                replies.add((line.contains("\n") ? "the message" : line) + " -> " + timeless(reply));
            }
        }
        return replies;
    }

    /** Removes what varies with time and configuration: times, IDs, the size limit, and AUTH mechanisms. */
    private static String timeless(SmtpReply reply) {
        return reply.toString()
                .replaceAll("\\w{3}, \\d+ \\w{3} \\d{4} [\\d:]+", "(time)")
                .replaceAll("queued as \\w+|id=[\\w-]+|2.0.0 [0-9a-f]{8} ", "(id)")
                .replaceAll("SIZE \\d+", "SIZE (limit)")
                .replaceAll("250[- ]AUTH .*\r?\n?", "")
                .replace("250-", "250 ")
                .strip();
    }
}
