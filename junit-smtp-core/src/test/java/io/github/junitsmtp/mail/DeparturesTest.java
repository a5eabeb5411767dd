package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.announced;
import static io.github.junitsmtp.mail.TestMails.mail;
import static io.github.junitsmtp.mail.TestMails.wire;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each violation of the standards is reported once, and nothing else is. */
class DeparturesTest {

    private static final String REQUIRED = "Date: Mon, 6 Jan 2025 10:00:00 +0000\nMessage-ID: <1@example.com>\n";
    private static final String HEADER = REQUIRED + "From: ada@example.com\n";
    private static final String MIXED = HEADER + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    private static final String TEXT = "--b\nContent-Type: text/plain\n\nHello\n";

    static Stream<String> index() {
        return new String(resource("departures.txt"), StandardCharsets.UTF_8).lines();
    }

    private static byte[] resource(String name) {
        try (InputStream file = DeparturesTest.class.getResourceAsStream("cases/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index lists, for each mail, the parameters of MAIL and the rules that it breaks. */
    @ParameterizedTest
    @MethodSource("index")
    void each_mail_departs_from_the_rules_that_it_breaks(String line) {
        String[] fields = line.split("\\|", 3);
        ReceivedMail mail = announced("BODY=8BITMIME " + fields[1].strip(), resource(fields[0].strip() + ".eml"));

        assertThat(rulesOf(mail)).isEqualTo(fields[2].strip());
    }

    private static String rulesOf(ReceivedMail mail) {
        return mail.violations(MessageRule.standard()).stream()
                .map(violation -> violation.rule().name())
                .distinct()
                .collect(joining(", "));
    }

    private static List<String> details(ReceivedMail mail) {
        return mail.violations(MessageRule.standard()).stream()
                .map(RuleViolation::detail)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 6 Jan 2025 10:00:00 +0000",
                "Mon,  6 Jan 2025 10:00:00 -0730",
                "6 Jan 2025 10:00 +0000",
                "mon, 06 JAN 2025 10:00:00 gmt",
                "Mon, 6 Jan 25 10:00:00 EST",
                "Sat, 31 Dec 2016 23:59:60 +0000 (leap second)",
                "Thu, 29 Feb 2024 00:00:00 Z",
                "Mon, 1 Jan 1900 00:00:00 +0000",
                "Mon (Monday), 6 Jan 2025 (in \\) winter) 10:00:00 +0000",
                "Thu,\n      13\n        Feb\n          1969\n      23:32\n               -0330 (Newfoundland Time)",
            })
    void dates_of_RFC_5322_pass(String date) {
        assertThat(mail(HEADER.replace("Mon, 6 Jan 2025 10:00:00 +0000", date) + "\n"))
                .isWellFormed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yesterday|cannot be parsed",
                "Mo, 6 Jan 2025 10:00:00 +0000|cannot be parsed",
                "Mon, 6 Januar 2025 10:00:00 +0000|cannot be parsed",
                "Mon, 6 Jan 2025 10:00:00 CEST|cannot be parsed",
                "Mon, 6 Jan 2025 10:00:00 UTC|cannot be parsed",
                "2025-01-06T10:00:00Z|cannot be parsed",
                "Mon, 6 Jan 2025 10:00:00+0000|cannot be parsed",
                "Mon, 6 Jan 2025 10:00:00 +0000 (winter|cannot be parsed",
                "=?utf-8?Q?Mon?=, 6 Jan 2025 10:00:00 +0000|cannot be parsed",
                "Sun, 31 Dec 1899 10:00:00 +0000|has a year before 1900",
                "Sat, 1 Jan 0000 10:00:00 +0000|has a year before 1900",
                "Mon, 6 Jan 2025 10:00:00|has no zone",
                "Wed, 29 Feb 2023 10:00:00 +0000|has a nonexistent day",
                "32 Jan 2025 10:00:00 +0000|has a nonexistent day",
                "Mon, 6 Jan 2025 24:00:00 +0000|has a nonexistent time",
                "Mon, 6 Jan 2025 10:60:00 +0000|has a nonexistent time",
                "Mon, 6 Jan 2025 10:00:61 +0000|has a nonexistent time",
                "Mon, 6 Jan 2025 10:00:00 +0060|has a nonexistent time",
                "Tue, 6 Jan 2025 10:00:00 +0000|says Tue but the date is a Mon",
            })
    void other_dates_are_told(String date, String fault) {
        assertThat(details(mail(HEADER.replace("Mon, 6 Jan 2025 10:00:00 +0000", date) + "\n")))
                .containsExactly("Date " + fault + ": \"" + date + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\n =?UTF-8?Q?_Bob?= and more",
                "Subject: =?utf-8*de?B?R3LDvMOfZQ==?=",
                "Subject: =?ISO-8859-1?Q?a?= =?ISO-8859-2?B?YQ==?=",
                "Subject: =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?= =?iso-2022-kr?B?GyQpQw4hMw8=?= =?utf-16?B?AEE=?=",
                "Subject: is this right =? and what is =? this one ?= or that ?=",
                "Subject: 1 =? 2, 3 ?= 4, =?= and =??=",
                "From: =?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <j@example.com>, =?utf-8?B?SsO2cmc=?= <k@example.com>\nSender: j@example.com",
                "To: ada@example.org (=?UTF-8?B?QWRh?=)",
                "To: ada@example.org (=?UTF-8?Q?L._A'B,?= (=?UTF-8?Q?x?=) \" =?UTF-8?Q?c?= x)",
                "To: \"(\" =?UTF-8?Q?Ada?= <ada@example.org>",
                "DKIM-Signature: v=1; z=Subject:=?x",
            })
    void encoded_words_of_RFC_2047_pass(String field) {
        assertThat(mail((field.startsWith("From") ? REQUIRED : HEADER) + field + "\n\n"))
                .isWellFormed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Subject: =?utf-8?X?a?=|Subject has an encoded word whose encoding is neither B nor Q: \"=?utf-8?X?a?=\"",
                "Subject: =?x-none?Q?a?=|Subject has an encoded word in an unknown charset: \"=?x-none?Q?a?=\"",
                "Subject: =?utf-8?Q?a b?=|Subject has an encoded word with whitespace in it: \"=?utf-8?Q?a b?=\"",
                "Subject: =?utf-8?Q?a=?=|Subject has an encoded word that is not valid Q encoding: \"=?utf-8?Q?a=?=\"",
                "Subject: =?utf-8?B?YWI?=|Subject has an encoded word that is not valid base64: \"=?utf-8?B?YWI?=\"",
                "X-Tag: =?utf-8?Q?=FC?=|X-Tag has an encoded word with bytes that are invalid in its charset: \"=?utf-8?Q?=FC?=\"",
                "Subject: =?us-ascii?Q?=FC?=|Subject has an encoded word with bytes that are invalid in its charset: \"=?us-ascii?Q?=FC?=\"",
                "Subject: (=?utf-8?Q?a?=)|Subject has an encoded word without whitespace around it: \"=?utf-8?Q?a?=\"",
                "Subject: =?utf-8?Q?a?==?utf-8?Q?b?=|Subject has an encoded word without whitespace around it: \"=?utf-8?Q?a?=\"",
                "Subject: =?utf-8?Q?a?b?=|Subject has an encoded word that is not valid Q encoding: \"=?utf-8?Q?a?b?=\"",
                "Subject: =?utf-8?Q?a =?utf-8?Q?b?=|Subject has an encoded word with whitespace in it: \"=?utf-8?Q?a =?utf-8?Q?b?=\"",
                "Subject: =?'utf-8'?Q?a?=|Subject has an encoded word in an unknown charset: \"=?'utf-8'?Q?a?=\"",
                "Subject: =? utf-8?Q?a?=|Subject has an encoded word in an unknown charset: \"=? utf-8?Q?a?=\"",
                "Subject: =?utf-8? Q?a?=|Subject has an encoded word whose encoding is neither B nor Q: \"=?utf-8? Q?a?=\"",
                "Subject: =?iso-2022-jp?B?GyRCJUY=?=|Subject has an encoded word that does not return to ASCII at the end: \"=?iso-2022-jp?B?GyRCJUY=?=\"",
                "Subject: =?iso-2022-kr?B?GyQpQw4hMw==?=|Subject has an encoded word that does not return to ASCII at the end: \"=?iso-2022-kr?B?GyQpQw4hMw==?=\"",
                "To: J=?utf-8?Q?=C3=B6?=rg <j@example.org>|To has an encoded word without whitespace around it: \"=?utf-8?Q?=C3=B6?=\"",
                "To: =?utf-8?Q?J?=<j@example.org>|To has an encoded word without whitespace around it: \"=?utf-8?Q?J?=\"",
                "To: =?utf-8?Q?J?==?utf-8?Q?M?= <j@example.org>|To has an encoded word without whitespace around it: \"=?utf-8?Q?J?=\"",
                "To: j@example.org (x=?utf-8?Q?J?=)|To has an encoded word without whitespace around it: \"=?utf-8?Q?J?=\"",
                "To: j@example.org (=?utf-8?Q?J(M)?=)|To has an encoded word with characters that must be encoded in a comment: \"=?utf-8?Q?J(M)?=\"",
                "To: \"Ada =?utf-8?Q?L=2E?=\" <ada@example.org>|To has an encoded word in quotes, where it is not decoded: \"=?utf-8?Q?L=2E?=\"",
                "To: =?utf-8?Q?Doe,_Jane?= <j@example.org>|To has an encoded word with characters that must be encoded in a name: \"=?utf-8?Q?Doe,_Jane?=\"",
            })
    void other_encoded_words_are_told(String field, String detail) {
        assertThat(details(mail(HEADER + field + "\n\n"))).containsExactly(detail);
    }

    @Test
    void encoded_words_that_are_too_long_are_told() {
        assertThat(details(mail(HEADER + "Subject: =?utf-8?Q?" + "x".repeat(63) + "?=\n\n")))
                .isEmpty();
        assertThat(details(mail(HEADER + "Subject: =?utf-8?Q?" + "x".repeat(64) + "?=\n\n")))
                .singleElement()
                .asString()
                .startsWith("Subject has an encoded word of 76 characters; the limit is 75: \"=?utf-8?Q?xxx");
        assertThat(details(mail(HEADER + "Subject: =?utf-8?Q?" + "x".repeat(100_000) + "?=\n\n")))
                .isNotEmpty();
    }

    @Test
    void lines_have_998_octets_at_most() {
        assertThat(details(mail(HEADER + "\n" + "x".repeat(998) + "\n"))).isEmpty();
        assertThat(details(mail(HEADER + "\n" + "x".repeat(999) + "\n")))
                .singleElement()
                .asString()
                .startsWith("line 5 has 999 octets; the limit is 998: ");
    }

    @Test
    void who_sends_is_one_person_or_has_a_sender() {
        String two = REQUIRED + "From: a@example.com, b@example.com\n";

        assertThat(details(mail(two + "\n")))
                .containsExactly("From contains 2 mailboxes, but there is no Sender: \"a@example.com, b@example.com\"");
        assertThat(mail(two + "Sender: a@example.com\n\n")).isWellFormed();
        assertThat(details(mail(two + "Sender: a@example.com, b@example.com\n\n")))
                .containsExactly(
                        "Sender contains 2 mailboxes, but only one is allowed: \"a@example.com, b@example.com\"");
        assertThat(mail(REQUIRED + "From: Managers: ben@example.com;\n\n")).isWellFormed();
        assertThat(mail(REQUIRED + "From: Nobody:;\n\n")).isWellFormed();
        assertThat(details(mail(HEADER + "To: \nCc: ,\nReply-To: x\nBcc: x\n\n")))
                .containsExactly(
                        "To contains no mailbox: \"\"",
                        "Cc contains no mailbox: \",\"",
                        "Reply-To is malformed: \"x\" is not an address",
                        "the header contains Bcc: x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<1@example.com> (one)",
                "<a.b+c=d$e@[192.0.2.1]>",
                "< 1@example.com >",
                "<\"a b\"@example.com>",
                "<\"a@b\"@example.com>",
                "<a . b @ example . com>",
            })
    void message_ids_of_RFC_5322_pass(String id) {
        assertThat(mail(HEADER.replace("<1@example.com>", id) + "\n")).isWellFormed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1@example.com",
                "<1>",
                "<1@>",
                "<@example.com>",
                "<1@example.com",
                "<1@example.com> <2@example.com>",
                "<1@example.com>x",
                "<1 2@example.com>",
                "<1@@example.com>",
                "<a..b@example.com>",
                "<1@example.com.>",
                "<a,b@example.com>",
                "<@route.example:1@example.com>",
                "< @route.example:1@example.com>",
                "x <1@example.com>",
                "=?utf-8?Q?<1=40example.com>?=",
            })
    void other_message_ids_are_told(String id) {
        assertThat(details(mail(HEADER.replace("<1@example.com>", id) + "\n")))
                .containsExactly("Message-ID is not of the form <left@right>: \"" + id + "\"");
    }

    @Test
    void where_all_lines_end_with_LF_only_that_is_told() {
        byte[] content = (HEADER + "Subject: x\n\nGr\u00fc\u00dfe\n").getBytes(StandardCharsets.UTF_8);

        assertThat(wire(content)
                        .violations(
                                Set.of(MessageRule.LINE_ENDS, MessageRule.HEADER_ASCII, MessageRule.HEADER_INJECTION)))
                .extracting(RuleViolation::rule)
                .containsExactly(MessageRule.LINE_ENDS);
        assertThat(wire((HEADER + "X-A: q\n\n")
                                .replace("\n", "\r\n")
                                .replace(": q", ": q\n\nr")
                                .getBytes(StandardCharsets.UTF_8))
                        .violations(MessageRule.standard()))
                .extracting(RuleViolation::rule)
                .containsExactly(MessageRule.HEADER_INJECTION);
    }

    @Test
    void NUL_belongs_into_binary_content_only() {
        byte[] content = (HEADER + "Subject: a\0\n\nb\0\n").getBytes(StandardCharsets.US_ASCII);

        assertThat(details(announced("", content)))
                .containsExactly("line 4 contains a NUL: \"Subject: a\\x00\"; 1 more like this");
        assertThat(announced("BODY=BINARYMIME", content)).isWellFormed();
    }

    @Test
    void versions_of_MIME_are_told() {
        assertThat(mail(HEADER + "MIME-Version: 1.0 (produced by MetaSend Vx.x)\n\n"))
                .isWellFormed();
        assertThat(mail(HEADER + "MIME-Version: 1.(a (b))0\n\n")).isWellFormed();
        assertThat(details(mail(HEADER + "MIME-Version: 2.0\n\n"))).containsExactly("MIME-Version is not 1.0: \"2.0\"");
        assertThat(details(mail(HEADER + "MIME-Version: =?utf-8?Q?1.0?=\n\n")))
                .containsExactly("MIME-Version is not 1.0: \"=?utf-8?Q?1.0?=\"");
        assertThat(details(mail(HEADER + "Content-Transfer-Encoding: 7bit\n\n")))
                .containsExactly("there is Content-Transfer-Encoding but no MIME-Version");
    }

    @Test
    void lines_of_encoded_content_are_short() {
        for (String encoding : List.of("quoted-printable", "base64")) {
            String header = HEADER + "MIME-Version: 1.0\nContent-Transfer-Encoding: " + encoding + "\n\n";

            assertThat(mail(header + "A".repeat(76) + "\n")).isWellFormed();
            assertThat(details(mail(header + "AAAA\n" + "A".repeat(80) + "\n" + "A".repeat(100) + "\n")))
                    .containsExactly("the message (text/plain) has a line of 80 characters in " + encoding
                            + "; the limit is 76: \"" + "A".repeat(40) + "\"");
        }
    }

    @Test
    void names_of_parts_are_file_names() {
        assertThat(
                        details(
                                mail(
                                        MIXED + TEXT
                                                + "--b\nContent-Type: image/png; name=\"../../a.png\"\nContent-Disposition: inline\nContent-ID: <a@b>\n\nx\n--b--\n")))
                .containsExactly("part 2 (image/png) has a name that is not a file name: \"../../a.png\"");
        assertThat(mail(MIXED + TEXT + "--b\nContent-Type: application/pdf; name=\"a=?b.pdf\"\n\nx\n--b--\n"))
                .isWellFormed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/png", "audio/32KADPCM", "text/csv"})
    void no_part_needs_a_name(String type) {
        assertThat(mail(MIXED + TEXT + "--b\nContent-Type: " + type + "\n\nx\n--b--\n"))
                .isWellFormed();
        assertThat(mail(HEADER + "MIME-Version: 1.0\nContent-Type: " + type + "\n\nx\n"))
                .isWellFormed();
    }

    @Test
    void parts_for_programs_need_no_name() {
        assertThat(mail(HEADER
                        + "MIME-Version: 1.0\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n"
                        + "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
                        + "--b\nContent-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n--b--\n"))
                .isWellFormed();
        assertThat(
                        mail(
                                HEADER
                                        + "MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIIB\n"))
                .isWellFormed();
    }

    @Test
    void headers_of_parts_are_ASCII_unless_announced() {
        byte[] content = (MIXED + "--b\nContent-Type: text/plain\nContent-Description: Gr\u00fc\u00dfe\n\nHi\n--b--\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(announced("BODY=8BITMIME", content).violations(MessageRule.standard()))
                .singleElement()
                .asString()
                .startsWith(
                        "HEADER_ASCII: part 1 (text/plain) has unencoded non-ASCII characters in its Content-Description: ");
        assertThat(announced("BODY=8BITMIME SMTPUTF8", content)).isWellFormed();
    }

    @Test
    void headers_of_parts_that_were_announced_are_UTF_8() {
        byte[] content = (MIXED + "--b\nContent-Type: text/plain\nContent-Description: Gr\u00fc\u00dfe\n\nHi\n--b--\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(announced("BODY=8BITMIME SMTPUTF8", content).violations(MessageRule.standard()))
                .singleElement()
                .asString()
                .startsWith(
                        "HEADER_ASCII: part 1 (text/plain) has bytes that are not UTF-8 in its Content-Description: ");
    }

    @Test
    void content_ids_are_in_brackets_and_unique() {
        String image = "--b\nContent-Type: image/png; name=a.png\nContent-ID: %s\n\nx\n";

        assertThat(details(mail(MIXED + TEXT + image.formatted("a@b") + image.formatted("<c@d>")
                        + image.formatted("<c@d>") + "--b--\n")))
                .containsExactly(
                        "part 2 has a malformed Content-ID: \"a@b\"", "there are 2 parts with the Content-ID <c@d>");
        assertThat(mail(MIXED + TEXT + image.formatted("<a@b> (logo)") + image.formatted("<c@d>") + "--b--\n"))
                .isWellFormed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>", "<a b@c>", "<a@b"})
    void malformed_content_ids_are_told(String id) {
        assertThat(details(mail(MIXED + TEXT + "--b\nContent-Type: image/png\nContent-ID: " + id + "\n\nx\n--b--\n")))
                .containsExactly("part 2 has a malformed Content-ID: \"" + id + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7 bit", "base64 8bit", "", "<base64>"})
    void malformed_transfer_encodings_are_told_once(String encoding) {
        String told = "has a malformed Content-Transfer-Encoding: \"" + encoding + "\"";
        String field = "Content-Transfer-Encoding: " + encoding + "\n";

        assertThat(details(mail(MIXED.replace("\n\n", "\n" + field + "\n") + TEXT + "--b--\n")))
                .containsExactly("the message " + told);
        assertThat(details(mail(MIXED + "--b\nContent-Type: text/plain; charset=utf-8\n" + field
                        + "\nGr\u00fc\u00dfe\n--b--\n")))
                .containsExactly("part 1 " + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename*0=a; filename*2=c.pdf|ac.pdf",
                "attachment; filename*1=b.pdf|b.pdf",
                "attachment; filename*=%C3%9C.pdf|\u00dc.pdf",
                "attachment; filename*=x-none''%C3%9C.pdf|\u00dc.pdf",
                "attachment; filename*=utf-8''a%zz.pdf|a%zz.pdf",
                "attachment; filename*=utf-8''%FC.pdf|\ufffd.pdf",
                "filename=a.pdf|a.pdf",
            })
    void malformed_dispositions_are_told(String disposition, String name) {
        ReceivedMail mail = mail(MIXED + TEXT + "--b\nContent-Type: application/pdf\nContent-Disposition: "
                + disposition + "\n\nx\n--b--\n");

        assertThat(details(mail))
                .containsExactly("part 2 has a malformed Content-Disposition: \"" + disposition + "\"");
        assertThat(mail).attachment(name);
    }

    @Test
    void fields_of_parts_occur_once() {
        String twice = "Content-Type: text/plain\nContent-Type: text/html\n";

        assertThat(details(mail(MIXED + "--b\n" + twice + "\nx\n--b--\n")))
                .containsExactly("part 1 has 2 Content-Type fields, so only the first was read");
        assertThat(details(mail(HEADER + "MIME-Version: 1.0\n" + twice + "\nx\n")))
                .containsExactly(
                        "there are 2 Content-Type fields, but only one is allowed: \"text/html\", \"text/plain\"");
    }

    /** RFC 3030, section 3, and RFC 2045, section 2.9. */
    @Test
    void binary_parts_have_no_lines_if_announced() {
        String octets = "x\ry" + "z".repeat(1500);
        String binary = MIXED + TEXT + "--b\nContent-Type: image/png\nContent-Transfer-Encoding: binary\n\n" + octets
                + "\n--b--\n";
        String message = HEADER + "MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: binary\n\n"
                + octets + "\n";

        assertThat(announcedAsBinary(binary)).isWellFormed();
        assertThat(announcedAsBinary(message)).isWellFormed();
        assertThat(rulesOf(announced("BODY=8BITMIME", binary.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("LINE_LENGTH, LINE_ENDS");
        assertThat(rulesOf(announcedAsBinary(binary.replace("Encoding: binary", "Encoding: 8bit"))))
                .isEqualTo("LINE_LENGTH, LINE_ENDS");
        assertThat(rulesOf(announcedAsBinary(
                        binary.replace("--b\nContent-Type: image/png", "--b\nX: a\rb\nContent-Type: image/png"))))
                .isEqualTo("LINE_ENDS");
        assertThat(rulesOf(announcedAsBinary(message.replace("From:", "Subject: a\rb\nFrom:"))))
                .isEqualTo("HEADER_INJECTION");
    }

    private static ReceivedMail announcedAsBinary(String content) {
        return announced("BODY=BINARYMIME", content.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=' http://a.example/'>A</a>",
                "<a href='ht\ntp://a.example/'>A</a>",
                "<map><area href='http://a.example/' alt=A></map>",
                "<link rel=stylesheet href='http://a.example/'>",
                "<form action='http://a.example/'></form>",
                "<form><button formaction='http://a.example/'>A</button></form>",
                "<form><input type=image src='http://a.example/'></form>",
                "<img src='http://a.example/'>",
                "<img src='cid:a' srcset='https://a.example/1 1x, http://a.example/2 2x'>",
                "<picture><source srcset='http://a.example/'><img src='cid:a'></picture>",
                "<video poster='http://a.example/'></video>",
                "<iframe src='http://a.example/'></iframe>",
                "<object data='http://a.example/'></object>",
                "<svg><a xlink:href='http://a.example/'>A</a></svg>",
                "<table><tr><td background='http://a.example/'>A</td></tr></table>",
                "<p style=\"background: url('http://a.example/')\">A</p>",
                "<style>@media screen { p { background: url(http://a.example/) } }</style><p>A</p>",
                "<!--[if mso]><v:fill src='http://a.example/'/><![endif]-->",
                "<table><!--[if mso]><tr><td background='http://a.example/'><![endif]--></table>",
            })
    void links_and_images_in_any_place_use_https(String html) {
        assertThat(violationsOfHttps(html)).hasSize(1);
        assertThat(violationsOfHttps(html.replace("http:", "https:").replace("ht\ntp", "https")))
                .isEmpty();
    }

    @Test
    void names_and_texts_may_begin_with_http() {
        assertThat(
                        violationsOfHttps(
                                "<html xmlns='http://www.w3.org/1999/xhtml'><head profile='http://gmpg.org/xfn/11'>"
                                        + "<link rel=profile href='http://gmpg.org/xfn/11'><link itemprop=reservationStatus href='http://schema.org/Confirmed'>"
                                        + "<style>/* url(http://a.example/) */ p { color: red }</style></head><!-- <a href='http://a.example/'> -->"
                                        + "<!--[if !mso]><img src='http://a.example/'><![endif]--><p title='http://a.example/'>http://a.example/</p></html>"))
                .isEmpty();
    }

    private static List<RuleViolation<MessageRule>> violationsOfHttps(String html) {
        return mail(HEADER + "MIME-Version: 1.0\nContent-Type: text/html\n\n" + html + "\n")
                .violations(RuleSet.only(MessageRule.HTTPS_LINKS));
    }
}
