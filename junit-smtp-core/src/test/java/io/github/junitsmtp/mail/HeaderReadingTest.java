package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static io.github.junitsmtp.mail.TestMails.wire;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields, as mail programs read them. */
class HeaderReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "=?utf-8?Q?a?= b =?utf-8?Q?c?=|a b c",
                "=?utf-8?Q?a?= =?utf-8?Q?b?=|ab",
                "=?utf-8?Q?a?==?utf-8?Q?b?=|ab",
                "=?utf-8?Q?Gr=C3?= =?UTF8?B?vMOfZQ==?=|Grüße",
                "=?utf-8?Q?a?= =?iso-8859-1?Q?=FC?=|aü",
                "=?UTF-8*de?Q?Gr=C3=BC=C3=9Fe?=|Grüße",
                "Re:=?utf-8?Q?_Gr=C3=BC=C3=9Fe?=!|Re: Grüße!",
                "\"=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\"|\"Grüße\"",
                "=?utf-8?Q?Really??=|Really?",
                "=?utf-8?Q?a=3F=3D_b?=|a?= b",
                "=?utf-8?Q?50% =ZZ?=|50% =ZZ",
                "=?utf-8?Q?Gr=C3?= =?utf-8?B?vMOfZQ==?=|Grüße",
                "=?utf-8?B?R3LDvMOfZQ?=|Grüße",
                "=?utf-8?B?R3LD vMOfZQ==?=|Grüße",
                "=?utf-8?B?****?= x|=?utf-8?B?****?= x",
                "=?x-nowhere?Q?a?= =?utf-8?Q?b?=|=?x-nowhere?Q?a?= b",
                "=?utf-8?X?a?= b|=?utf-8?X?a?= b",
                "=?utf-8?Q?a =?utf-8?Q?b?=|=?utf-8?Q?a b",
                "=?utf-8?Q?a|=?utf-8?Q?a",
                "=? =?= ?= =??=|=? =?= ?= =??=",
                "=?us-ascii?Q?Gr=FC=DFe?=|Grüße",
                "=?iso-8859-1?Q?It=92s_5_=80?=|It’s 5 €",
                "=?utf-8?Q?Grüße?=|Grüße",
                "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=|日本",
                "=?utf-7?Q?Gr+APwA3w-e?=|Grüße",
                "=?koi8-r?B?//4=?=|ЪЧ",
                "=?windows-1252?Q?=EF=BB=BFa?=|ï»¿a",
                "=?utf-16?B?//5HAHIA?=|Gr",
                "=?iso-8859-1?Q?=93a=81=90?=|\u201ca\u0081\u0090"
            })
    void encoded_words_are_decoded_one_by_one(String sent, String subject) {
        assertThat(mail("Subject: " + sent + "\n\n")).hasSubject(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Grüße, Grüße",
        "ISO-8859-1, Grüße, Grüße",
        "windows-1252, It’s 5 €, It’s 5 €",
        "ISO-8859-1, =?iso-8859-1?Q?Grüße?=, Grüße",
        "windows-1252, =?windows-1252?Q?5_€?=, 5 €",
        "KOI8-R, =?koi8-r?Q?Привет?=, Привет"
    })
    void bytes_that_should_have_been_encoded_are_read_at_the_top_and_in_parts(
            String charset, String sent, String value) {
        String content = "Subject: " + sent + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: a/b; name=\"" + sent + "\"\r\nContent-Description: " + sent + "\r\n\r\nx\r\n--b--\r\n";

        ReceivedMail mail = wire(content.getBytes(Charset.forName(charset)));

        assertThat(mail).hasSubject(value);
        assertThat(mail).attachments().singleElement().satisfies(part -> {
            assertThat(part.fileName()).contains(value);
            assertThat(part.header("Content-Description")).containsExactly(value);
        });
    }

    @Test
    void each_field_is_read_by_its_own_bytes() {
        byte[] content = "Subject: Gr\u00fc\u00dfe\r\nTo: J\u00c3\u00b6rg\r\nX-Folded:  a\r\n\tb \r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(wire(content).headers())
                .containsExactly(
                        new HeaderField("Subject", "Grüße"),
                        new HeaderField("To", "Jörg"),
                        new HeaderField("X-Folded", "a\r\n\tb "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename=a.pdf|a.pdf|true",
                "attachment; filename=\"a.pdf\";|a.pdf|true",
                "attachment (a file); filename=a.pdf (of ours)|a.pdf|true",
                "attachment; filename=a.pdf(of ours)|a.pdf|true",
                "attachment; filename=\"a (1).pdf\"|a (1).pdf|true",
                "attachment; FileName = \"a;b=c.pdf\" ; size=3|a;b=c.pdf|true",
                "attachment; filename=\"a\\\\b\\\"c.pdf\"|a\\b\"c.pdf|true",
                "attachment; filename*=utf-8'en'%C3%BC.pdf|ü.pdf|true",
                "attachment; filename*1=\"b.pdf\"; filename*0*=iso-8859-1''%FCa|üab.pdf|true",
                "attachment; filename*0*=utf-8''%C3; filename*1*=%BC.pdf|ü.pdf|true",
                "attachment; filename*0=a; filename*1=b.pdf; filename*=utf-8''%C3%BC.pdf|ü.pdf|true",
                "attachment; filename=a b.pdf|a b.pdf|false",
                "attachment; filename=a (1).pdf|a (1).pdf|false",
                "attachment; filename=a[1].pdf; size=3|a[1].pdf|false",
                "attachment; filename==?utf-8?Q?=C3=BC.pdf?=|ü.pdf|false",
                "attachment; filename=a.pdf size=3|a.pdf|false",
                "attachment filename=a.pdf|a.pdf|false",
                "attachment; filename=\"a.pdf\" size=3|a.pdf|false",
                "attachment; filename=\"a.pdf\".exe; size=3|a.pdf|false",
                "attachment;; filename=a.pdf|a.pdf|false",
                "attachment; filename=\"a.pdf|a.pdf|false",
                "attachment; filename=a.pdf; filename=b.pdf|a.pdf|false",
                "attachment; filename=a.pdf; size|a.pdf|false",
                "attachment; =x; filename=a.pdf|a.pdf|false",
                "\"attachment\"; filename=a.pdf|a.pdf|false",
                "; filename=a.pdf|a.pdf|false"
            })
    void file_names_are_found_and_what_is_malformed_is_told(String disposition, String name, boolean isWellFormed) {
        ReceivedMail mail = mail("Content-Type: application/pdf\nContent-Disposition: " + disposition + "\n\nx");

        assertThat(mail)
                .attachments()
                .first()
                .satisfies(part -> assertThat(part.fileName()).contains(name));
        assertThat(mail.problems().isEmpty()).isEqualTo(isWellFormed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boundary=b",
                "boundary=\"b\"",
                "boundary=b;",
                "charset=utf-8;;boundary=b",
                "charset=utf-8 boundary=b",
                "charset=utf-8, boundary=b",
                "charset=\"utf-8\" boundary=\"b\"",
                "boundary=\"b\"; name=a b",
                "boundary=\"b\"; x",
                "boundary=b; type=text/html",
                "boundary=\"b",
                "boundary (y) = (z) b (a)"
            })
    void a_multipart_is_read_whatever_is_wrong_beside_its_boundary(String parameters) {
        for (String separator : List.of("; ", ";", ";\n\t", "; (x) ")) {
            assertThat(mail("Content-Type: multipart/mixed" + separator + parameters
                            + "\n\n--b\nContent-Type: text/plain\n\nHello\n--b--\n"))
                    .hasTextBody("Hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/*", "MULTIPART / Mixed", "multipart/x-my~type"})
    void any_token_is_a_subtype(String type) {
        assertThat(mail("Content-Type: " + type + "; boundary=b\n\n--b\n\nHello\n--b--\n"))
                .hasTextBody("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", ", "})
    void the_semicolon_before_a_parameter_may_be_missing(String separator) {
        ReceivedMail mail = mail("Content-Type: multipart/mixed" + separator + "boundary=b\n\n--b\n\nHello\n--b--\n");

        assertThat(mail).hasTextBody("Hello");
        assertThat(mail.problems()).singleElement().asString().startsWith("the message has a malformed Content-Type: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "quoted-printable|true",
                "Quoted-Printable (RFC 2045)|true",
                "(a (nested) comment) quoted-printable|true",
                "quoted-printable;|false",
                "\"quoted-printable\"|false",
                "quoted-printable; x=y|false"
            })
    void transfer_encodings_are_structured_fields(String encoding, boolean isWellFormed) {
        ReceivedMail mail = mail("Content-Transfer-Encoding: " + encoding + "\n\nGr=C3=BC=C3=9Fe");

        assertThat(mail).hasTextBody("Grüße");
        assertThat(mail.problems().isEmpty()).isEqualTo(isWellFormed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a@b>|true",
                "(x) <a@b> (y)|true",
                "<a@b>;|false",
                "\"<a@b>\"|false",
                "'<a@b>'|false",
                "a@b|false",
                "< a@b >|true",
                "<a@b> c|false"
            })
    void content_ids_are_structured_fields(String id, boolean isWellFormed) {
        ReceivedMail mail = mail("Content-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b\n"
                + "Content-Type: image/png\nContent-ID: " + id + "\n\nx\n--b--\n");

        assertThat(mail).inlinePart("a@b").hasContentType("image/png");
        assertThat(mail.problems().isEmpty()).isEqualTo(isWellFormed);
    }
}
