package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static io.github.junitsmtp.mail.TestMails.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeStructureTest {

    private final ReceivedMail newsletter = mail(SampleMails.NEWSLETTER, "ada@example.org");

    @Test
    void the_tree_shows_types_names_and_content_ids() {
        assertThat(newsletter.mimeTree()).isEqualTo("""
                multipart/mixed
                  multipart/related
                    multipart/alternative
                      text/plain
                      text/html
                      text/calendar
                    image/png name="logo.png" Content-ID <logo>
                  application/pdf
                  text/csv name="übersicht.csv"
                  message/rfc822
                    text/plain""");
    }

    @Test
    void bodies_are_found_wherever_they_are() {
        assertThat(newsletter.textBody()).contains("Hello");
        assertThat(newsletter.htmlBody())
                .hasValueSatisfying(html -> assertThat(html).contains("cid:logo"));
        assertThat(newsletter.problems()).isEmpty();
    }

    @Test
    void files_images_and_messages_are_told_apart() {
        assertThat(newsletter.attachments())
                .extracting(MailPart::toString)
                .containsExactly(
                        "(application/pdf, 4 bytes)",
                        "übersicht.csv (text/csv, 3 bytes)",
                        "(message/rfc822, parts: 1)");
        assertThat(newsletter.inlineParts()).singleElement().satisfies(logo -> {
            assertThat(logo.contentId()).contains("logo");
            assertThat(logo.disposition()).contains("inline");
            assertThat(logo.transferEncoding()).isEqualTo("base64");
            assertThat(logo.content()).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        });
        assertThat(newsletter.calendars()).singleElement().satisfies(invitation -> {
            assertThat(invitation.parameter("METHOD")).contains("REQUEST");
            assertThat(invitation.text()).startsWith("BEGIN:VCALENDAR\n");
        });
        assertThat(newsletter.enclosedMessages()).singleElement().satisfies(message -> {
            assertThat(message.header("subject")).containsExactly("Enclosed");
            assertThat(message.text()).isEqualTo("The other message");
        });
        assertThat(newsletter.attachments().get(2).content())
                .asString()
                .isEqualTo("Subject: Enclosed\r\nContent-Type: text/plain\r\n\r\nThe other message");
    }

    @Test
    void headers_are_kept_as_sent_and_decoded() {
        ReceivedMail folded = mail("X-Long: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?Q?_und_mehr?=\nx-long: two\n\n");

        assertThat(folded.headers())
                .containsExactly(
                        new HeaderField("X-Long", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n =?utf-8?Q?_und_mehr?="),
                        new HeaderField("x-long", "two"));
        assertThat(folded.headers()).first().hasToString("X-Long: Grüße und mehr");
        assertThat(folded.header("X-LONG")).containsExactly("Grüße und mehr", "two");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, 8bit, Gr\u00fc\u00dfe",
        "utf-8, 8bit, Grüße",
        "windows-1252, 8bit, 5 €",
        "utf-16be, base64, Grüße",
        "iso-2022-jp, 7bit, 日本",
        "koi8-r, quoted-printable, Привет"
    })
    void charsets_and_encodings_are_undone(String charset, String encoding, String text) throws Exception {
        byte[] body = text.getBytes(charset);
        String encoded = switch (encoding) {
            case "base64" -> Base64.getMimeEncoder().encodeToString(body);
            case "quoted-printable" -> quotedPrintable(body);
            default -> new String(body, StandardCharsets.ISO_8859_1);
        };
        String content = "Content-Type: text/plain; charset=" + charset + "\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n\r\n" + encoded;

        ReceivedMail mail = wire(content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(mail.textBody())
                .hasValueSatisfying(decoded -> assertThat(decoded).startsWith(text));
        assertThat(mail.problems()).isEmpty();
    }

    private static String quotedPrintable(byte[] bytes) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes) {
            encoded.append(String.format("=%02X", b));
        }
        return encoded.toString();
    }

    @Test
    void text_without_a_charset_is_read_as_what_it_can_be() {
        assertThat(mail("Subject: x\n\nGrüße").textBody()).contains("Grüße");
        assertThat(wire("Subject: x\r\n\r\nGr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1))
                        .textBody())
                .contains("Grüße");
    }

    @Test
    void flowed_lines_are_joined() {
        String flowed = """
                Content-Type: text/plain; format=flowed; charset=utf-8

                This is \n\
                one line.
                > and this \n\
                > a quote
                >> of a quote
                 From the start
                --\s
                Ada \n\
                """;

        assertThat(mail(flowed).textBody()).contains("""
                This is one line.
                > and this a quote
                >> of a quote
                From the start
                --\s
                Ada \n""".stripTrailing() + " ");
        assertThat(mail("Content-Type: text/plain; format=flowed; delsp=yes\n\nJoined \nwords")
                        .textBody())
                .contains("Joinedwords");
        assertThat(mail("Content-Type: text/html; format=flowed\n\nnot \nthis").htmlBody())
                .contains("not \nthis");
    }

    @Test
    void a_part_without_a_type_is_text_and_in_a_digest_a_message() {
        ReceivedMail digest = mail("""
                Content-Type: multipart/digest; boundary=x

                --x

                Subject: First

                one
                --x--
                """);

        assertThat(digest.mimeTree()).isEqualTo("multipart/digest\n  message/rfc822\n    text/plain");
        assertThat(digest.enclosedMessages())
                .singleElement()
                .satisfies(first -> assertThat(first.header("Subject")).containsExactly("First"));
    }

    @Test
    void an_enclosed_message_may_be_a_header_alone() {
        ReceivedMail returned = mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n"
                + "Content-Type: message/rfc822\n\nSubject: Lost\n--b--\n");

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.enclosedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.header("Subject")).containsExactly("Lost"));
    }

    @Test
    void names_are_decoded_however_clients_encode_them() {
        assertThat(fileName("attachment; filename*0*=utf-8''%C3%BCber; filename*1=sicht.pdf"))
                .contains("übersicht.pdf");
        assertThat(fileName("attachment; filename=\"=?utf-8?Q?=C3=BCbersicht.pdf?=\""))
                .contains("übersicht.pdf");
        assertThat(fileName("attachment; filename=\"two words.pdf\"")).contains("two words.pdf");
        assertThat(fileName("attachment; filename=two words.pdf")).contains("two words.pdf");
        assertThat(fileName("attachment")).isEmpty();
    }

    private static Optional<String> fileName(String disposition) {
        return mail("Content-Type: application/pdf\nContent-Disposition: " + disposition + "\n\nx")
                .attachments()
                .get(0)
                .fileName();
    }

    @Test
    void mailboxes_are_compared_as_people_see_them() {
        ReceivedMail mail = mail("""
                From: =?utf-8?Q?J=C3=B6rg__M=C3=BCller?= <joerg@xn--bcher-kva.example>
                To: "Lovelace, Ada" <ada@example.org>, undisclosed, bob@example.org

                """);

        assertThat(mail.mailboxes("from")).containsExactly(Mailbox.parse("Jörg Müller <joerg@bücher.example>"));
        assertThat(mail.mailboxes("From"))
                .containsExactly(Mailbox.parse("Jo\u0308rg Mu\u0308ller <joerg@BÜCHER.example>"));
        assertThat(mail.mailboxes("To"))
                .extracting(Mailbox::toString)
                .containsExactly("Lovelace, Ada <ada@example.org>", "<bob@example.org>");
        assertThat(Mailbox.parse("\"Lovelace, Ada\" <ada@example.org>").displayName())
                .contains("Lovelace, Ada");
        assertThat(Mailbox.parse("\"Ada \\\"Countess\\\" L\\\\\" <ada@example.org>")
                        .displayName())
                .contains("Ada \"Countess\" L\\");
        assertThat(Mailbox.parse("ada@example.org").displayName()).isEmpty();
        assertThat(Mailbox.parse("<ada@example.org>")).hasSameHashCodeAs(Mailbox.parse("ada@EXAMPLE.org"));
    }

    /** RFC 2046, section 5.1.1. */
    @Test
    void a_boundary_has_70_characters_at_most() {
        assertThat(problemsOfBoundary("=_b'()+,./:=? -1")).isEmpty();
        assertThat(problemsOfBoundary("b".repeat(70))).isEmpty();
        assertThat(problemsOfBoundary("b".repeat(71)))
                .containsExactly("the message (multipart/mixed) has a boundary of 71 characters; the limit is 70");
        assertThat(problemsOfBoundary("a@b"))
                .containsExactly(
                        "the message (multipart/mixed) has a boundary with characters that are not allowed: \"a@b\"");
    }

    private static List<String> problemsOfBoundary(String boundary) {
        ReceivedMail mail = mail("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--"
                + boundary + "\n\nHello\n--" + boundary + "--\n");
        assertThat(mail).hasTextBody("Hello");
        return mail.violations(RuleSet.only(MessageRule.MIME)).stream()
                .map(RuleViolation::detail)
                .toList();
    }
}
