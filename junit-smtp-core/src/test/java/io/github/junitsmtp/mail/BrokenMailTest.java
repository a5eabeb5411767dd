package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static io.github.junitsmtp.mail.TestMails.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.Allocations;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broken mails are parsed as far as possible, and the problems are reported. */
@Timeout(600)
class BrokenMailTest {

    private static String part(String header, String content) {
        return "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n--b\n"
                + header + "\n\n" + content + "\n--b--\n";
    }

    @Test
    void a_mail_of_no_bytes_is_a_mail() {
        ReceivedMail empty = mail("", "ada@example.org");

        assertThat(empty.headers()).isEmpty();
        assertThat(empty.textBody()).contains("");
        assertThat(empty.mimeTree()).isEqualTo("text/plain");
        assertThat(empty.problems()).isEmpty();
    }

    @Test
    void base64_that_is_cut_off_is_read_as_far_as_it_goes() {
        ReceivedMail cut = mail(part(
                "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64", "SGVsbG8gQWRhI\n"));

        assertThat(cut).attachment("a.pdf").text().isEqualTo("Hello Ada");
        assertThat(cut).textBody().isEqualTo("Hello");
        assertThat(cut.problems()).containsExactly("part 2 ends in the middle of a base64 group");
        assertThat(mail(part("Content-Type: a/b\nContent-Transfer-Encoding: base64", "SGVs!bG8="))
                        .problems())
                .containsExactly("part 2 has characters that are not base64");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "SGVsbG8gQWRh, Hello Ada, ``",
                "SGVsbG8=, Hello, ``",
                "SGVsbG8, Hello, ends in the middle of a base64 group",
                "SGVsbG8gQQ=, Hello A, ends in the middle of a base64 group",
                "SGVsbG8hQ, Hello!, ends in the middle of a base64 group",
                "SGVs* bG8=, Hello, has characters that are not base64",
                "SGVsbG8=SGVs, HelloHel, has base64 data after its padding",
                "SGVsbG8====, Hello, ends in the middle of a base64 group",
                "SG=SGk=, HHi, ends in the middle of a base64 group",
                "S, ``, ends in the middle of a base64 group",
                "====, ``, has too much base64 padding",
                "SGVsbG8=====, Hello, has too much base64 padding",
                "SGVsbG8hS===, Hello!, has too much base64 padding",
                "***, ``, has characters that are not base64"
            })
    void nothing_of_base64_is_lost_that_comes_before_its_error(String base64, String content, String problem) {
        ReceivedMail odd = mail(
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + base64.replace(" ", "\n") + "\n");

        assertThat(odd).textBody().isEqualTo(content);
        assertThat(String.join("", odd.problems()).replace("the message ", "")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "begin 644 a.txt|%2&5L;&\\|`|end, ``",
                "begin 644 a.txt|%2&5L;&\\ |`|end, ``",
                "intro|begin 644 a.txt|%2&5L;&\\|end, ``",
                "begin 644 a.txt|%2&5L;&\\, has no uuencode \"end\" line"
            })
    void lines_of_uuencode_may_be_short(String encoded, String problem) {
        ReceivedMail odd = mail(part(
                "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: x-uuencode",
                encoded.replace('|', '\n')));

        assertThat(odd).attachment("a.pdf").text().isEqualTo("Hello");
        assertThat(String.join("", odd.problems()).replace("part 2 ", "")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a= ~b|ab", "a=\t ~b|ab", "a  ~b|a~b", "a =~b|a b", "a=|a", "a=C3=bc|aü", "50% =ZZ =4|50% =ZZ =4"})
    void quoted_printable_is_read_as_far_as_it_goes(String encoded, String text) {
        ReceivedMail odd =
                mail("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + encoded.replace('~', '\n'));

        assertThat(odd).hasTextBody(text.replace('~', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--b~~Hello~--b|the message is not terminated: there is no line \"--b--\"",
                "--b~~Hello~|the message is not terminated: there is no line \"--b--\"",
                "--b~~Hello~--b--~--b~~lost~--b--|the message continues after its closing boundary, so the rest was not read",
                "--b~Subject: x~--b--|part 1 has no empty line between header and content",
                "--b~Hello Ada~~and Bob~--b--|part 1 has no empty line between header and content",
                "--b~Content-Type: text/html~--b~~Hello~--b--|part 1 has no empty line between header and content",
                "--c~~Hello~--c--|the message contains no part: there is no line \"--b\"",
                "--b--|the message has no parts"
            })
    void what_is_lost_or_unfinished_is_told(String body, String problem) {
        ReceivedMail odd = mail("Content-Type: multipart/mixed; boundary=b\n\n" + body.replace('~', '\n') + "\n");

        assertThat(odd.problems()).containsOnlyOnce(problem);
        assertThat(odd.violations(RuleSet.only(MessageRule.MIME))).isNotEmpty();
    }

    @Test
    void the_empty_line_before_a_multipart_may_be_missing() {
        ReceivedMail odd =
                mail("Content-Type: multipart/mixed; boundary=b\n--b\nContent-Type: text/html\n\nHello\n--b--\n");

        assertThat(odd).hasHtmlBody("Hello");
        assertThat(odd.problems()).containsExactly("the message has no empty line between header and content");
    }

    @Test
    void what_is_broken_in_an_enclosed_message_is_told_and_no_violation() {
        ReceivedMail forward = mail(part("Content-Type: message/rfc822", "Content-Type: multipart/mixed\n\nx"));

        assertThat(forward.problems()).containsExactly("part 2.1 is multipart/mixed without a boundary");
        assertThat(forward.violations(RuleSet.only(MessageRule.MIME))).isEmpty();
    }

    @Test
    void a_broken_type_hides_nothing() {
        ReceivedMail broken =
                mail(part("Content-Type: application/pdf; name\nContent-Disposition: attachment; filename=\"a", "x"));

        assertThat(broken).textBody().isEqualTo("Hello");
        assertThat(broken).attachments().hasSize(1);
        assertThat(broken.problems())
                .containsExactly(
                        "part 2 has a malformed Content-Type: \"application/pdf; name\"",
                        "part 2 has a malformed Content-Disposition: \"attachment; filename=\"a\"");
    }

    @Test
    void unknown_charsets_and_encodings_are_told() {
        ReceivedMail odd = mail(part("Content-Type: text/html; charset=x-unheard-of", "Grüße"));

        assertThat(odd).htmlBody().isEqualTo("Grüße");
        assertThat(odd.problems())
                .containsExactly(
                        "part 2 declares the unknown charset \"x-unheard-of\", so it was read as UTF-8 if valid, otherwise as windows-1252");
        assertThat(mail(part("Content-Type: a/b\nContent-Transfer-Encoding: rot13", "x"))
                        .problems())
                .containsExactly("part 2 has the unknown transfer encoding \"rot13\"");
    }

    @Test
    void NULs_and_other_control_characters_stay() {
        ReceivedMail odd = wire("Subject: a\0b\r\n\r\nc\0\1d".getBytes(StandardCharsets.US_ASCII));

        assertThat(odd).hasSubject("a\0b").textBody().isEqualTo("c\0\1d");
    }

    @Test
    void parts_may_be_nested_200_levels_deep() {
        StringBuilder content = new StringBuilder("Subject: deep\n");
        for (int i = 0; i < 200; i++) {
            content.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("x\n\n--b")
                    .append(i)
                    .append("x\n");
        }
        content.append("Content-Type: text/plain\n\nat the bottom\n");
        ReceivedMail deep = mail(content.toString());

        assertThat(deep.textBody()).hasValueSatisfying(text -> assertThat(text).startsWith("at the bottom"));
        assertThat(deep.mimeTree().lines()).hasSize(201);
    }

    @Test
    void messages_may_be_nested_too_and_what_is_deeper_than_anybody_needs_is_told() {
        String content = "Content-Type: message/rfc822\n\n".repeat(5000) + "Subject: last\n\n";
        ReceivedMail deep = mail(content);

        assertThat(deep.mimeTree().lines()).hasSize(301);
        assertThat(deep.problems())
                .singleElement()
                .asString()
                .endsWith(" is nested more than 300 levels deep, so its content was not read");
    }

    @Test
    void headers_may_be_folded_as_often_as_one_likes() {
        String folded = IntStream.range(0, 100_000).mapToObj(i -> " word" + i).collect(Collectors.joining("\n"));
        ReceivedMail mail = mail("Subject:" + folded + "\nTo: ada@example.org\n\n");

        assertThat(mail.subject())
                .hasValueSatisfying(subject ->
                        assertThat(subject).startsWith("word0 word1 ").endsWith(" word99999"));
    }

    @Test
    void large_mails_and_many_recipients_are_no_problem() {
        byte[] file = new byte[37_000_000];
        Arrays.fill(file, (byte) 'x');
        byte[] content = (part(
                                "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64",
                                Base64.getMimeEncoder().encodeToString(file))
                        .replace("\r", "")
                        .replace("\n", "\r\n"))
                .getBytes(StandardCharsets.US_ASCII);
        String[] recipients = IntStream.range(0, 1000)
                .mapToObj(i -> "user" + i + "@example.org")
                .toArray(String[]::new);
        ReceivedMail mail = wire(content, recipients);

        assertThat(content).hasSizeGreaterThan(50_000_000);
        assertThat(mail).isTo(recipients).hasOnlyRecipients(recipients).doesNotLeakBcc();
        assertThat(mail).attachment("a.pdf").hasSize(37_000_000);
        assertThat(mail)
                .isWellFormedExceptFor(
                        MessageRule.DATE, MessageRule.FROM, MessageRule.MESSAGE_ID, MessageRule.MIME_VERSION);
    }

    @Test
    void what_is_folded_is_read_once() {
        Allocations.growWithInput(
                1_000,
                lines -> mail("Subject:" + " word\n".repeat(lines) + "To: ada@example.org\n\n"),
                mail -> assertThat(mail.subject()).isPresent());
    }

    @Test
    void what_is_encoded_is_decoded_once() {
        Allocations.growWithInput(
                1_000,
                lines -> mail(part(
                        "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64",
                        ("A".repeat(76) + "\n").repeat(lines))),
                mail -> assertThat(mail).attachment("a.pdf").isAttachment());
    }

    @Test
    void each_part_is_read_once() {
        Allocations.growWithInput(
                500,
                parts -> mail("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(parts) + "--b--\n"),
                mail -> assertThat(mail).textBody().isEqualTo("x"));
    }

    @Test
    void five_thousand_parts_are_read() {
        ReceivedMail mail =
                mail("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(5_000) + "--b--\n");

        assertThat(mail.root().parts()).hasSize(5_000);
        assertThat(mail).textBody().isEqualTo("x");
    }
}
