package io.github.junitsmtp.transcript;

import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.help;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lines of characters outside the basic plane: wherever they are cut, no half character remains. */
@SmtpServer(strictStubs = false)
class LongLinesTest {

    private static final String FACES = "\ud83d\ude00".repeat(1000);

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void a_long_line_is_cut_between_characters(String shift, RecordingSmtpServer smtp) {
        String longText = shift + FACES;
        smtp.on(help()).answer(raw(("214 " + longText + "\r\n").getBytes(StandardCharsets.UTF_8)));
        smtp.on(rcptTo("eve@example.org")).answer(raw(("550 " + longText + "\r\n").getBytes(StandardCharsets.UTF_8)));
        List<SmtpReply> replies = new ArrayList<>();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            replies.add(client.ehlo("client.example.org"));
            replies.add(client.send("XTEST " + longText));
            replies.add(client.send(longText));
            client.sendRaw("HELP\r\n".getBytes(StandardCharsets.UTF_8));
            catchThrowable(client::readReply);
            client.mailFrom("shop@example.com");
            catchThrowable(() -> client.send("RCPT TO:<eve@example.org> " + longText)); // over 512 octets
            client.rcptTo("ada@example.org");
            client.data();
            replies.add(client.message("Subject: " + longText + "\n\n" + longText));
            replies.add(client.send("NOOP " + longText));
            replies.add(client.send("BDAT 1 " + longText));
        }
        List<String> texts = new ArrayList<>(List.of(
                smtp.transcript().toString(),
                smtp.transcript().render(),
                smtp.mails().list().toString(),
                smtp.transcript()
                        .sessions()
                        .get(0)
                        .violations(ClientRule.standard())
                        .toString(),
                failureOf(() -> assertThat(smtp.transcript()).hasSessions(9)),
                failureOf(() -> assertThat(smtp.transcript().sessions().get(0)).hasCommands("HELO")),
                failureOf(() -> assertThat(smtp.transcript().sessions().get(0)).isWellBehaved())));
        smtp.transcript().sessions().get(0).replies().forEach(reply -> {
            texts.add(failureOf(() -> assertThat(reply).hasCode(299)));
            texts.add(failureOf(() -> assertThat(reply).hasText("x")));
        });
        replies.forEach(reply -> texts.add(failureOf(() -> assertThat(reply).hasCode(299))));
        while (!smtp.dialoguesBeforeReset().startsWith("...")) {
            smtp.reset();
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                for (int i = 0; i < 8; i++) {
                    client.send(longText);
                }
            }
        }
        texts.add(smtp.dialoguesBeforeReset());

        assertThat(texts)
                .allSatisfy(
                        text -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                                .as(text)
                                .isTrue());
    }

    @Test
    void a_long_line_of_a_reply_is_cut(RecordingSmtpServer smtp) {
        smtp.on(help()).answer(raw(("214 " + "x".repeat(10_000) + "\r\n").getBytes(StandardCharsets.UTF_8)));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            catchThrowable(client::help);
        }

        assertThat(smtp.transcript().toString())
                .contains("S: 214 " + "x".repeat(508) + "... (9492 more characters)")
                .doesNotContain("x".repeat(509));
    }

    private static String failureOf(ThrowingCallable assertion) {
        return catchThrowableOfType(AssertionError.class, assertion).getMessage();
    }
}
