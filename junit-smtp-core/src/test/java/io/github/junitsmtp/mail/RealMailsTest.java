package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails made by real programs. */
class RealMailsTest {

    @Test
    void a_signature_is_no_attachment() {
        ReceivedMail signed = mail("""
                Content-Type: multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary=s

                --s
                Content-Type: text/plain; charset=utf-8

                Signed
                --s
                Content-Type: application/pgp-signature; name="OpenPGP_signature.asc"
                Content-Disposition: attachment; filename="OpenPGP_signature"

                -----BEGIN PGP SIGNATURE-----
                --s--
                """);

        assertThat(signed).hasNoAttachments().textBody().isEqualTo("Signed");
    }

    @Test
    void a_forwarded_message_is_an_attachment_of_which_nothing_counts_for_the_outer_one() {
        ReceivedMail forward = mail("""
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/html

                <p>See below</p>
                --m
                Content-Type: message/rfc822
                Content-Disposition: attachment

                Subject: Inner
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                inner text
                --a
                Content-Type: text/html

                <p>inner</p>
                --a--
                --m--
                """);

        assertThat(forward).hasNoTextBody().htmlBody().contains("See below");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(forward).hasAlternativeTextBody());
        assertThat(forward).attachments().hasSize(1);
        assertThat(forward).keepsTo(Set.of(MessageRule.ATTACHMENT_NAME));
        assertThat(mail("Content-Type: message/rfc822\n\n" + SampleMails.BOUNCE).deliveryReport())
                .isEmpty();
    }

    @Test
    void Apple_Mail_puts_HTML_and_files_into_one_alternative() {
        ReceivedMail apple = mail("""
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=us-ascii

                Hello
                --a
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/html; charset=us-ascii

                <html>Hello</html>
                --m
                Content-Disposition: inline; filename=a.pdf
                Content-Type: application/pdf; name=a.pdf
                Content-Transfer-Encoding: base64

                JVBERg==
                --m--
                --a--
                """);

        assertThat(apple).hasAlternativeTextBody().attachment("a.pdf").hasSize(4);
    }

    @Test
    void the_address_for_errors_is_that_of_the_sender() {
        ReceivedMail mail = mail(
                "From: shop@example.com\nTo: ada@example.org\nErrors-To: audit@example.com\n\n",
                "ada@example.org",
                "audit@example.com");

        assertThat(mail).doesNotLeakBcc().hasBlindCopyTo("audit@example.com");
    }

    @Test
    void images_for_Outlook_are_in_the_mail_too() {
        String mail = """
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <!--[if mso]><v:fill src="cid:a"/><![endif]--><!-- <img src="cid:b"> --><p>Hi</p>
                --r
                Content-Type: image/png
                Content-ID: <a>

                x
                --r--
                """;

        assertThat(mail(mail).violations(RuleSet.only(MessageRule.CID_LINKS))).isEmpty();
        assertThat(mail(mail.replace("<a>", "<c>")).violations(RuleSet.only(MessageRule.CID_LINKS)))
                .singleElement()
                .returns("there is no part for cid:a", RuleViolation::detail);
    }

    @Test
    void a_blind_copy_to_oneself_is_no_leak_and_neither_is_a_longer_address() {
        assertThat(mail(
                        "From: shop@example.com\nTo: ada@example.org\n\n",
                        "ada@example.org",
                        "shop@example.com",
                        "da@example.org"))
                .doesNotLeakBcc();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(mail("X-Original-To: da@example.org\n\n", "da@example.org"))
                        .doesNotLeakBcc());
    }

    /** RFC 5322, section 3.6.6, on who got a copy again, and RFC 8098, section 2.1, on who wants to be notified. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Resent-To: ada@example.org",
                "Resent-Cc: Ada <ADA@example.org>",
                "Disposition-Notification-To: ada@example.org",
                "Resent-From: ada@example.org",
                "Resent-Sender: ada@example.org",
                "X-Link: https://example.com/?a=da@example.org.uk&b=gr-ada@example.org",
                "X-Link: https://example.com/?a=100%25%20gr-ada%40example.org",
                "Errors-To: bounce+bob=example.org@lists.example",
                "Errors-To: bounce+grada=example.org@lists.example",
                "Errors-To: bounce+ada=example.org.uk@lists.example",
            })
    void fields_that_show_a_recipient_to_all_or_name_the_sender_leak_nothing(String field) {
        assertThat(mail("From: shop@example.com\nTo: bob@example.org\n" + field + "\n\n", "ada@example.org"))
                .doesNotLeakBcc();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-To: ada@example.org",
                "X-Envelope: to=ada@example.org",
                "List-Unsubscribe: <https://example.com/u?id=1&to=ada@example.org>",
                "List-Unsubscribe: <https://example.com/u?to=ada%40example.org>",
                "List-Unsubscribe: <https://example.com/ADA%40EXAMPLE.org/off>",
                "List-Unsubscribe: <mailto:off@example.com?body=ada%40example.org>",
                "X-Note: 'ada@example.org'",
                "X-Recipients: bob@example.org|ada@example.org",
                "X-Names: {ada@example.org=Ada}",
                "X-Note: *ada@example.org* and `x`",
                "X-Link: https://example.com/#ada@example.org",
                "X-Link: https://example.com/?to=%22ada%40example.org%22",
                "X-Link: https://example.com/?next=%2Fu%3Fto%3Dada%40example.org",
                "X-Link: https://example.com/?next=https%3A%2F%2Fexample.org%2Fu%3Fto%3Dada%2540example.org",
                "X-Link: mailto:off@example.com?body=Hi%0D%0Aada@example.org",
                "List-Unsubscribe: <mailto:leave+ada=example.org@lists.example>",
                "List-Unsubscribe: <mailto:leave%2Bada%3Dexample.org@lists.example>",
                "Errors-To: bounces+61689-10be-ADA=Example.org@lists.example",
                "Sender: list-return-42-ada=example.org@lists.example",
                "Reply-To: Shop <ada=example.org@lists.example>",
            })
    void an_address_in_another_one_leaks_too(String field) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(mail("To: bob@example.org\n" + field + "\n\n", "ada@example.org"))
                        .doesNotLeakBcc())
                .withMessageContaining(field);
    }

    @Test
    void an_international_address_in_a_URL_leaks_too() {
        ReceivedMail mail = mail(
                "To: bob@example.org\nX-Link: https://example.com/?to=j%C3%B6rg%40b%C3%BCcher.example\n\n",
                "j\u00f6rg@b\u00fccher.example");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(mail).doesNotLeakBcc())
                .withMessageContaining("X-Link");
    }

    @Test
    void only_what_HTML_refers_to_is_a_link_to_a_part() {
        ReceivedMail html = mail("""
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <p>Error cid:4711</p> <img src="cid:a&amp;b" srcset="cid:a&amp;b, cid:back%40ground 2x,cid:c,d 3x"> <td style="background: url('cid:back%40ground')">
                --r
                Content-Type: image/png
                Content-ID: <a&b>

                x
                --r
                Content-Type: image/png
                Content-ID: <back@ground>

                x
                --r
                Content-Type: image/png
                Content-ID: <c,d>

                x
                --r--
                """);

        assertThat(html).keepsTo(Set.of(MessageRule.CID_LINKS));
        assertThat(mail("Content-Type: text/html\n\n<img srcset=\"cid:a 1x,cid:b 2x\">")
                        .violations(Set.of(MessageRule.CID_LINKS)))
                .extracting(RuleViolation::detail)
                .containsExactly("there is no part for cid:a, cid:b");
    }

    @Test
    void an_address_may_stand_below_the_words_that_announce_it() {
        assertThat(assertThat(mail("Subject: x\n\nPlease confirm:\n\n  https://example.com/c?t=1\n\nBye"))
                        .extractingLink("confirm"))
                .hasToString("https://example.com/c?t=1");
        assertThat(assertThat(mail("Subject: x\n\nhttps://example.com/a To leave: https://example.com/b"))
                        .extractingLink("leave"))
                .hasToString("https://example.com/b");
    }

    @Test
    void a_soft_assertion_approves_under_the_name_of_the_test() {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();
        softly.assertThat(mail(SampleMails.OFFER, "ada@example.org")).matchesApproved();
        softly.assertAll();
    }
}
