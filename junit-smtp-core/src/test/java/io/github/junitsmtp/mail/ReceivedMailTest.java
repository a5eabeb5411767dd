package io.github.junitsmtp.mail;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedMailTest {

    private static final String TWO_BODIES_AND_A_FILE = """
            From: Shop <shop@example.com>
            To: Ada <ada@example.org>
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            X-Tag: one
            X-Tag: two
             folded
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Sch=C3=B6n
            --inner
            Content-Type: text/html; charset=utf-8

            <b>Ada</b>
            --inner--
            --outer
            Content-Type: application/PDF; name=x
            Content-Disposition: attachment; filename="invoice.pdf"
            Content-Transfer-Encoding: base64

            SGVsbG8=
            --outer--
            """;

    private final ReceivedMail mail =
            mail(TWO_BODIES_AND_A_FILE, "ada@example.org", "audit@example.com", "ada@example.org");

    @Test
    void the_envelope_is_ordered_and_keeps_repetitions_and_parameters() {
        assertThat(mail.sender()).isEqualTo(MailAddress.parse("shop@example.com"));
        assertThat(mail.recipients())
                .map(MailAddress::toString)
                .containsExactly("ada@example.org", "audit@example.com", "ada@example.org");
        assertThat(mail.envelope().mailFrom().parameter("SIZE")).isPresent();
        assertThat(mail.envelope())
                .hasToString("from <shop@example.com> to <ada@example.org>, <audit@example.com>, <ada@example.org>");
        assertThat(mail.authenticatedUser()).contains("shop");
        assertThat(mail.isEncrypted()).isTrue();
        assertThat(mail.session()).isEqualTo(1);
        assertThat(mail.receivedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void header_bodies_and_attachments_are_decoded() {
        assertThat(mail.subject()).contains("Grüße");
        assertThat(mail.header("x-tag")).containsExactly("one", "two folded");
        assertThat(mail.header("Bcc")).isEmpty();
        assertThat(mail.textBody()).contains("Schön");
        assertThat(mail.htmlBody()).contains("<b>Ada</b>");
        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.content()).asString().isEqualTo("Hello");
            assertThat(attachment).hasToString("invoice.pdf (application/pdf, 5 bytes)");
        });
        assertThat(mail.asMimeMessage()).isSameAs(mail.asMimeMessage());
    }

    @Test
    void content_is_what_the_sender_composed() {
        ReceivedMail stuffed = mail("Subject: dots\n\n..one\n...two\nthree.\n..\n");

        assertThat(stuffed.content()).asString().isEqualTo("Subject: dots\r\n\r\n.one\r\n..two\r\nthree.\r\n.\r\n");
    }

    @Test
    void a_mail_without_bodies_has_none() {
        ReceivedMail empty = mail("");

        assertThat(empty.content()).isEmpty();
        assertThat(empty.subject()).isEmpty();
        assertThat(empty.htmlBody()).isEmpty();
        assertThat(empty).hasToString("mail from <shop@example.com> without recipients: no subject");
    }

    @Test
    void a_charset_that_nobody_knows_leaves_the_text_readable() {
        ReceivedMail odd = mail("Content-Type: text/plain; charset=x-unheard-of\n\nplain words\n");

        assertThat(odd.textBody()).contains("plain words");
    }

    @Test
    void headers_may_be_UTF_8_and_names_may_hold_what_separates_addresses() {
        ReceivedMail odd = mail("Subject: Grüße\nTo: =?UTF-8?Q?Shop=3A?= <ada@example.org>\n\n", "ada@example.org");

        assertThat(odd).hasSubject("Grüße");
        assertFailure(() -> assertThat(odd).hasBlindCopyTo("ada@example.org"), """
                Expecting actual:
                  mail from <shop@example.com> to <ada@example.org>: "Grüße"
                to have a blind copy to <ada@example.org> but its To header field names that address""");
        assertFailure(() -> assertThat(odd).hasHtmlBodyContaining("Ada"), """
                Expecting actual:
                  mail from <shop@example.com> to <ada@example.org>: "Grüße"
                to have an HTML body containing "Ada" but it has none""");
    }

    @Test
    void local_users_need_no_domain() {
        assertThat(mail("Subject: Hello\n\n", "ada"))
                .isTo("ada")
                .hasOnlyRecipients("ada")
                .hasBlindCopyTo("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Original-To, X-Original-To: audit@example.com",
        "Delivered-To, Delivered-To: <AUDIT@EXAMPLE.COM>",
        "Received, 'Received: from a.example by b.example for <audit@example.com>; Mon, 23 Nov 2026 10:00:00 +0100'",
        "Resent-To, Resent-To: Audit <audit@example.com>",
        "To, 'To: friends: ada@example.org, audit@example.com;'"
    })
    void whoever_a_field_of_the_header_names_got_no_blind_copy(String name, String field) {
        ReceivedMail told = mail("Subject: Hello\n" + field + "\n\n", "audit@example.com");

        assertFailure(() -> assertThat(told).hasBlindCopyTo("audit@example.com"), """
                Expecting actual:
                  mail from <shop@example.com> to <audit@example.com>: "Hello"
                to have a blind copy to <audit@example.com> but its %s header field names that address""".formatted(name));
    }

    @Test
    void senders_may_keep_a_blind_copy_and_longer_addresses_are_others() {
        assertThat(mail(
                        "From: shop@example.com\nTo: not.audit@example.com\n\n",
                        "shop@example.com",
                        "audit@example.com"))
                .hasBlindCopyTo("shop@example.com")
                .hasBlindCopyTo("audit@example.com")
                .doesNotLeakBcc();
    }

    @Test
    void an_address_is_found_in_the_header_however_its_domain_is_written() {
        ReceivedMail told = mail("X-Original-To: <ada@xn--bcher-kva.example>\n\n", "ada@bücher.example");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(told).hasBlindCopyTo("ada@bücher.example"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(told).doesNotLeakBcc());
    }

    @Test
    void two_parts_with_one_content_id_are_told_apart_by_nobody() {
        ReceivedMail twice = mail("""
                Subject: Hello
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:logo">
                --b
                Content-Type: image/png
                Content-ID: <logo>

                x
                --b
                Content-Type: image/gif
                Content-ID: <logo>

                y
                --b--
                """, "ada@example.org");

        assertFailure(() -> assertThat(twice).inlinePart("logo"), """
                Expecting actual:
                  mail from <shop@example.com> to <ada@example.org>: "Hello"
                to have an inline part with the Content-ID <logo> but there are 2 and its parts are
                multipart/related
                  text/html
                  image/png Content-ID <logo>
                  image/gif Content-ID <logo>""");
        assertThat(twice.violations(RuleSet.only(MessageRule.CID_LINKS)))
                .singleElement()
                .asString()
                .contains("there are several parts for cid:logo");
    }

    @Test
    void a_broken_body_leaves_the_rest_readable() {
        ReceivedMail broken = mail("Subject: still here\nContent-Type: multipart/mixed\n\nno boundary\n");

        assertThat(broken.subject()).contains("still here");
        assertThat(broken.textBody()).isEmpty();
        assertThat(broken.root().text()).isEqualTo("no boundary\n");
        assertThat(broken.problems()).containsExactly("the message is multipart/mixed without a boundary");
    }

    @Test
    void assertions_pass() {
        assertThat(mail)
                .isFrom("shop@EXAMPLE.com")
                .isTo("audit@example.com", "ada@example.org")
                .hasOnlyRecipients("ada@example.org", "audit@example.com")
                .hasBlindCopyTo("audit@example.com")
                .hasSubject("Grüße")
                .hasHeader("Subject")
                .hasHeader("X-Tag", "two folded")
                .doesNotHaveHeader("Bcc")
                .hasTextBodyContaining("Sch")
                .hasHtmlBodyContaining("<b>")
                .hasAttachment("invoice.pdf");
        assertThat(mail).subject().startsWith("Gr");
        assertThat(mail).textBody().isEqualTo("Schön");
        assertThat(mail).htmlBody().isEqualTo("<b>Ada</b>");
        assertThat(mail).attachments().hasSize(1);
    }

    @Test
    void failures_say_what_was_found() {
        String subject = """
                Expecting actual:
                  mail from <shop@example.com> to <ada@example.org>, <audit@example.com>, <ada@example.org>: "Grüße"
                """;
        assertFailure(
                () -> assertThat(mail).as("receipt").isFrom("bob@example.org"),
                "[receipt] \n" + subject
                        + "to have the envelope sender (MAIL FROM) <bob@example.org> but it is <shop@example.com>");
        assertFailure(
                () -> assertThat(mail).isTo("bob@example.org"),
                subject
                        + "to have the envelope recipient (RCPT TO) <bob@example.org> but it was sent to <ada@example.org>, <audit@example.com>, <ada@example.org>");
        assertFailure(
                () -> assertThat(mail).hasOnlyRecipients("ada@example.org"),
                subject
                        + "to have only the envelope recipients (RCPT TO) <ada@example.org> but <audit@example.com> is unexpected; it was sent to <ada@example.org>, <audit@example.com>, <ada@example.org>");
        assertFailure(
                () -> assertThat(mail).hasBlindCopyTo("ada@example.org"),
                subject + "to have a blind copy to <ada@example.org> but its To header field names that address");
        assertFailure(
                () -> assertThat(mail).hasBlindCopyTo("bob@example.org"),
                subject
                        + "to have a blind copy to <bob@example.org> but it was sent to <ada@example.org>, <audit@example.com>, <ada@example.org>");
        assertFailure(
                () -> assertThat(mail).hasHeader("Reply-To"),
                subject
                        + "to have the Reply-To header field but it has only From, To, Subject, X-Tag, MIME-Version, Content-Type");
        assertFailure(
                () -> assertThat(mail).hasHeader("X-Tag", "three"),
                subject + "to have a header field X-Tag: three but it has X-Tag: one, X-Tag: two folded");
        assertFailure(
                () -> assertThat(mail).hasHeader("X-Other", "three"),
                subject
                        + "to have a header field X-Other: three but it has only From, To, Subject, X-Tag,"
                        + " MIME-Version, Content-Type");
        assertFailure(
                () -> assertThat(mail).doesNotHaveHeader("X-Tag"),
                subject + "to have no X-Tag header field but it has X-Tag: one, X-Tag: two folded");
        assertFailure(
                () -> assertThat(mail).hasAttachment("terms.pdf"),
                subject + "to have an attachment \"terms.pdf\" but it has invoice.pdf (application/pdf, 5 bytes)");
        assertFailure(() -> assertThat(mail("Subject: x\n\n", "a@b")).hasAttachment("terms.pdf"), """
                Expecting actual:
                  mail from <shop@example.com> to <a@b>: "x"
                to have an attachment "terms.pdf" but it has no attachments""");
    }

    @Test
    void what_is_no_address_can_not_be_expected() {
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(mail).isFrom("shop@"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(mail).isTo())
                .withMessage("recipients must not be empty");
    }

    @Test
    void a_name_that_no_header_field_can_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(mail).doesNotHaveHeader("X-Tag:"))
                .withMessage("name must be the name of a header field, such as Subject, but was \"X-Tag:\"");
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(mail).doesNotHaveHeader("X-Tag: one"));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(mail).headers("X-Tag :"));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(mail).doesNotHaveHeader("X-Tag "));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(mail).doesNotHaveHeader("X-Tag\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(mail).hasHeader(""));
        assertThatIllegalArgumentException().isThrownBy(() -> mail.header("X-Tag:"));
    }

    @Test
    void a_line_that_is_no_header_field_is_found_by_the_name_that_it_got() {
        ReceivedMail broken = mail(" \nSubject: x\n y \ngarbage \n\nHello\n", "a@b");

        assertThat(broken.headers())
                .hasSizeGreaterThan(1)
                .allSatisfy(field -> assertThat(broken.header(field.name())).contains(field.value()));
    }
}
