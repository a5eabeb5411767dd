package io.github.junitsmtp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd mails, including malformed ones, and how mail programs read them. */
class MailCasesTest {

    /** The expected values for the mails in {@code cases}. */
    static Stream<Arguments> cases() {
        String expected = new String(resource("readings.txt"), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return Arrays.stream(expected.split("(?m)^== "))
                .skip(1)
                .map(entry -> entry.split("\n", 2))
                .map(entry -> Arguments.of(entry[0], entry[1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void mails_are_read_as_mail_programs_read_them(String name, String expected) {
        ReceivedMail mail = TestMails.wire(withCrLf(resource(name + ".eml")), "bob@example.org");

        assertThat(summary(mail)).isEqualTo(expected);
    }

    private static String summary(ReceivedMail mail) {
        StringBuilder summary = new StringBuilder();
        mail.subject()
                .ifPresent(subject ->
                        summary.append("subject: ").append(inLine(subject)).append('\n'));
        mail.textBody()
                .ifPresent(text -> summary.append("text: ").append(inLine(text)).append('\n'));
        mail.htmlBody()
                .ifPresent(html -> summary.append("HTML: ").append(inLine(html)).append('\n'));
        mail.attachments().forEach(part -> summary.append("attachment: ").append(shown(part)));
        mail.inlineParts()
                .forEach(part -> summary.append("inline: <")
                        .append(part.contentId().orElseThrow())
                        .append("> ")
                        .append(shown(part)));
        mail.problems()
                .forEach(problem -> summary.append("problem: ").append(problem).append('\n'));
        return summary.toString();
    }

    private static String shown(MailPart part) {
        String content = part.parts().isEmpty() ? ": " + inLine(part.text()) : "";
        return part.fileName().map(name -> name + " ").orElse("") + "(" + part.contentType() + ")" + content + "\n";
    }

    private static String inLine(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0");
    }

    private static byte[] withCrLf(byte[] content) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n' && (i == 0 || content[i - 1] != '\r')) {
                wire.write('\r');
            }
            wire.write(content[i]);
        }
        return wire.toByteArray();
    }

    private static byte[] resource(String name) {
        try (InputStream file = MailCasesTest.class.getResourceAsStream("cases/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
