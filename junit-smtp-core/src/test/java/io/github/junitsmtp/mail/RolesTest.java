package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.mime.PartType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies, attachments and parts that belong to the HTML (RFC 8621, section 4.1.4). */
class RolesTest {

    private static String roles(String content) {
        return MimeTree.leaves(mail(content).root())
                .map(part -> part.type().role())
                .map(PartType.Role::name)
                .collect(Collectors.joining(" "));
    }

    /** Makes a multipart from parts with the given headers and no content. */
    private static String multipart(String type, String... headers) {
        return "Content-Type: multipart/" + type + "; boundary=b\n\n"
                + Arrays.stream(headers)
                        .map(header -> "--b\n" + header + "\n\nx\n")
                        .collect(Collectors.joining())
                + "--b--\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type: text/plain|BODY",
                "Content-Type: text/plain; name=notice.txt|BODY",
                "Content-Type: text/html; name=notice.html|BODY",
                "Content-Type: text/csv|ATTACHMENT",
                "Content-Type: application/pdf|ATTACHMENT",
                "Content-Type: image/png|ATTACHMENT",
                "Content-Type: text/calendar; method=REQUEST|BODY",
                "Content-Disposition: inline|BODY",
                "Content-Disposition: attachment|ATTACHMENT"
            })
    void a_lone_part_is_the_body_if_it_is_text(String header, String role) {
        assertThat(roles(header + "\n\nx")).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "mixed|Content-Type: text/plain; name=a.txt|Content-Type: text/plain; name=b.txt|BODY ATTACHMENT",
                "mixed|Content-Type: text/plain|Content-Type: text/plain|BODY BODY",
                "mixed|Content-Type: text/html|Content-Type: text/html; name=b.html|BODY ATTACHMENT",
                "mixed|Content-Type: text/plain|Content-Type: text/csv|BODY ATTACHMENT",
                "mixed|Content-Type: text/csv|Content-Type: text/plain|ATTACHMENT BODY",
                "mixed|Content-Type: text/html|Content-Type: image/png; name=a.png|BODY ATTACHMENT",
                "mixed|Content-Type: text/html|Content-ID: <a>|BODY BODY",
                "alternative|Content-Type: text/plain|Content-Type: text/x-amp-html|BODY BODY",
                "alternative|Content-Type: text/plain|Content-Type: text/calendar|BODY BODY",
                "alternative|Content-Type: text/plain|Content-Type: text/calendar; name=a.ics|BODY ATTACHMENT",
                "related|Content-Type: text/html|Content-Type: text/html|BODY ATTACHMENT",
                "related|Content-Type: text/html|Content-Type: text/css%Content-ID: <a>|BODY INLINE",
                "related|Content-Type: text/html|Content-Type: image/png%Content-ID: <a>|BODY INLINE",
                "related; start=\"<b>\"|Content-Type: image/png%Content-ID: <a>|Content-Type: text/html%Content-ID: <b>|INLINE BODY",
                "mixed|Content-Type: text/html|Content-Type: application/pdf%Content-ID: <a>|BODY ATTACHMENT"
            })
    void parts_are_told_apart_by_type_name_and_place(String multipart, String first, String second, String roles) {
        assertThat(roles(multipart(multipart, first.replace("%", "\n"), second.replace("%", "\n"))))
                .isEqualTo(roles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=\"cid:a@b\">|a@b|INLINE",
                "<img src='CID:a%40b'>|a@b|INLINE",
                "<td style=\"background: url(cid:a@b)\">|a@b|INLINE",
                "<img src=\"cid:a&amp;b\">|a&b|INLINE",
                "<img src=\"cid:a@bc\">|a@b|ATTACHMENT",
                "<p>a@b</p>|a@b|ATTACHMENT"
            })
    void what_HTML_refers_to_belongs_into_it_wherever_it_is(String html, String id, String role) {
        String mixed = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n" + html
                + "\n--b\nContent-Type: image/png\nContent-ID: <" + id + ">\n\nx\n--b--\n";

        assertThat(roles(mixed)).isEqualTo("BODY " + role);
    }

    @Test
    void the_text_of_an_enclosed_message_is_its_own() {
        ReceivedMail forward = mail(multipart("mixed", "Content-Type: message/rfc822\n\nContent-Type: text/html"));

        assertThat(forward).hasNoHtmlBody().hasNoTextBody().attachments().hasSize(1);
        assertThat(forward.enclosedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.type().role()).isEqualTo(PartType.Role.BODY));
    }

    /** RFC 2557, section 8.2. */
    @Test
    void an_image_may_be_referred_to_by_its_location() {
        String mail = """
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <img src="https://example.com/logo.png?a=1&amp;b=2"> <p style="background: url('bg.png')">Hi</p>
                --r
                Content-Type: image/png
                Content-Location: https://example.com/
                 logo.png?a=1&b=2

                x
                --r
                Content-Type: image/png; name=bg.png
                Content-Location: bg.png

                x
                --r--
                """;

        assertThat(mail(mail).inlineParts()).hasSize(2);
        assertThat(mail(mail.replace("bg.png')", "cid:bg.png')")).attachments()).hasSize(1);
        assertThat(mail(mail.replace("multipart/related", "multipart/mixed")).attachments())
                .hasSize(2);
        assertThat(mail(mail.replace("Location: bg", "Disposition: attachment\nContent-Location: bg"))
                        .attachments())
                .hasSize(1);
        assertThat(mail(mail.replace("Content-Location: bg.png", "Content-ID: <bg.png>")
                                .replace("multipart/related", "multipart/mixed"))
                        .inlineParts())
                .isEmpty();
    }
}
