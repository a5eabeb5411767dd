package io.github.junitsmtp.mail;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.mail.TestMails.announced;
import static io.github.junitsmtp.mail.TestMails.bounce;
import static io.github.junitsmtp.mail.TestMails.mail;
import static io.github.junitsmtp.mail.TestMails.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailAssertionsTest {

    private final ReceivedMail offer = mail(SampleMails.OFFER, "ada@example.org", "audit@example.com");

    @Test
    void envelope() {
        assertThat(offer)
                .doesNotLeakBcc()
                .hasMailParameter("SIZE")
                .hasMailParameter("body=8bitmime")
                .hasRcptParameter("audit@example.com", "NOTIFY=NEVER")
                .isAuthenticatedAs("shop");
    }

    /** RFC 3461, sections 4.2 and 4.4. */
    @Test
    void values_of_some_parameters_are_case_sensitive() {
        ReceivedMail mail = announced("ENVID=QQ314159 RET=hdrs AUTH=ada@example.org", new byte[0]);

        assertThat(mail)
                .hasMailParameter("envid=QQ314159")
                .hasMailParameter("RET=HDRS")
                .hasMailParameter("envid");
        for (String parameter : List.of("ENVID=qq314159", "AUTH=Ada@example.org", "ENVID=", "RET=")) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(mail).hasMailParameter(parameter));
        }
    }

    @Test
    void parameters_of_one_recipient_do_not_count_for_another() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(offer).hasRcptParameter("eve@example.org", "NOTIFY=NEVER"));
    }

    @Test
    void the_part_that_is_named_is_found_among_several() {
        ReceivedMail mail = mail("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:first"><img src="cid:second">
                --b
                Content-Type: text/csv
                Content-Disposition: attachment; filename=a.csv

                a
                --b
                Content-Type: text/csv
                Content-Disposition: attachment; filename=b.csv

                b
                --b
                Content-Type: image/png
                Content-Disposition: inline
                Content-ID: <first>

                1
                --b
                Content-Type: image/gif
                Content-Disposition: inline
                Content-ID: <second>

                2
                --b--
                """);

        assertThat(mail).attachment("b.csv").text().isEqualTo("b");
        assertThat(mail).inlinePart("second").hasContentType("image/gif");
    }

    @Test
    void header() {
        assertThat(offer)
                .hasMailboxIn("From", "The Shop <shop@EXAMPLE.com>")
                .hasMailboxIn("From", "shop@example.com")
                .isRepliableTo("service@example.com");
        assertThat(mail("From: a@example.org, b@example.org\n\n")).isRepliableTo("b@example.org", "a@example.org");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(offer).isRepliableTo("Ada <ada@example.org>"))
                .withMessageContaining("replies go to <ada@example.org> but");
        assertThat(offer).hasListUnsubscribe().oneClick().hasTarget("mailto:leave@example.com");
        assertThat(offer.listUnsubscribe().flatMap(ListUnsubscribe::httpsTarget))
                .contains("https://example.com/leave?u=1");
        assertThat(mail("Subject: x\n\n").listUnsubscribe()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(offer).isRepliableTo())
                .withMessage("addresses must not be empty");
    }

    @Test
    void address_fields_of_the_header_are_told_from_the_envelope() {
        ReceivedMail mail = mail(
                "From: The Shop <shop@b\u00fccher.example>\nTo: Ada <ada@example.org>, (a comment) bob@EXAMPLE.org\n"
                        + "Cc: Friends: cleo@example.org, \"Doe, Dan\" <dan@example.org>;\nCC: eve@example.org\n"
                        + "Reply-To: =?utf-8?Q?J=C3=B6rg?= <service@example.com>\n\n",
                "audit@example.com");

        assertThat(mail)
                .isFrom("shop@example.com")
                .hasFromHeader("shop@xn--bcher-kva.example")
                .hasFromHeader("The Shop <shop@b\u00fccher.example>")
                .isTo("audit@example.com")
                .hasToHeader("bob@example.org")
                .hasToHeader("bob@example.org", "Ada <ada@example.org>")
                .hasCcHeader("eve@example.org", "Doe, Dan <dan@example.org>", "cleo@example.org")
                .hasReplyToHeader("J\u00f6rg <service@example.com>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(mail).hasToHeader())
                .withMessage("mailboxes must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(mail).hasCcHeader("cleo"))
                .withMessageContaining("cleo");
    }

    @Test
    void a_field_is_decoded_and_unfolded_text() {
        ReceivedMail mail = mail(
                "X-Campaign: =?utf-8?Q?Fr=C3=BChling?=\n =?utf-8?Q?_2026?= and\n\tmore \nX-Tag: a\nx-tag: b\nX-Empty:\n\n");

        assertThat(mail).header("x-campaign").startsWith("Fr\u00fchling 2026").endsWith("more");
        assertThat(mail)
                .header("X-Campaign")
                .isEqualTo(mail.header("X-Campaign").get(0));
        assertThat(mail).header("X-Empty").isEmpty();
        assertThat(mail).headers("X-Tag").containsExactly("a", "b");
        assertThat(mail).headers("X-Campaign").hasSize(1);
        assertThat(mail).headers("X-None").isEmpty();
    }

    @Test
    void HTML_is_text_elements_and_links() {
        assertThat(offer)
                .htmlBody()
                .startsWith("<p>")
                .contains("Ada")
                .hasElement("p > b")
                .doesNotHaveElement("script");
        assertThat(offer).htmlBody().visibleText().isEqualTo("Hello Ada Accept the offer");
        assertThat(offer)
                .htmlBody()
                .selectFirst("a.button")
                .hasText("Accept the offer")
                .text()
                .startsWith("Accept");
        assertThat(offer).htmlBody().select("a").hasSize(2);
        assertThat(offer)
                .htmlBody()
                .select("a")
                .first(HtmlElementAssert.HTML_ELEMENT)
                .hasText("Accept the offer");
        assertThat(offer).htmlBody().link("accept").hasScheme("https").hasParameter("t", "1");
        assertThat(offer).htmlBody().link("Our shop").hasHost("example.com");
        assertThat(offer).hasAlternativeTextBody();
    }

    @Test
    void links_are_those_of_the_HTML_and_then_those_that_only_the_text_has() {
        assertThat(offer).links().containsExactly("https://example.com/accept?t=1", "https://example.com/");
        assertThat(offer.links()).hasSize(2);
        ReceivedMail both = mail("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                + "Go to <https://example.com/a?b=1&c=2>, or https://example.com/text.\nAsk ada@example.org\n"
                + "--b\nContent-Type: text/html\n\n<a href=' https://example.com/a?b=1&amp;c=2 '>Go</a>"
                + "<a href=mailto:ada@example.org>Ask</a><map><area href='#top'></map>"
                + "<a href='https://example.com/a?b=1&c=2'>Again</a><a name=x>none</a><a href='${url}'>Broken</a>"
                + "<img src='https://example.com/logo.png'>\n--b--\n");
        assertThat(both)
                .links()
                .containsExactly(
                        "https://example.com/a?b=1&c=2",
                        "mailto:ada@example.org",
                        "#top",
                        "${url}",
                        "https://example.com/text");
        assertThat(mail("Subject: x\n\nSee http://example.com.\n"))
                .links()
                .singleElement()
                .isEqualTo("http://example.com");
        assertThat(mail("Subject: x\n\nHi\n")).links().isEmpty();
        assertThat(mail("Content-Type: image/png\n\nhttps://example.com/\n").links())
                .isEmpty();
    }

    @Test
    void a_link_can_be_followed() {
        URI accept = URI.create("https://example.com/accept?t=1");

        assertThat(assertThat(offer).extractingLink("Accept the offer")).isEqualTo(accept);
        ReceivedMail plain = mail("Subject: x\n\nTo accept, go to <https://example.com/accept?t=1>.\nBye\n");
        assertThat(assertThat(plain).extractingLink("accept")).isEqualTo(accept);
        ReceivedMail broken = mail("Content-Type: text/html\n\n<a href='https://example.com/a b'>Go</a>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(broken).extractingLink("Go"))
                .withMessage("The target of the link is not a URI: \"https://example.com/a b\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Read https://example.com/Mercury_(planet)|https://example.com/Mercury_(planet)",
                "Read https://example.com/Mercury_(planet).|https://example.com/Mercury_(planet)",
                "(Read https://example.com/a)|https://example.com/a",
                "Read https://example.com/a.|https://example.com/a",
                "Read https://example.com/a?b=1&c=2, then reply|https://example.com/a?b=1&c=2",
                "Read <https://example.com/a>|https://example.com/a",
                "Read \"https://example.com/a\"|https://example.com/a",
                "Read 'https://example.com/a'|https://example.com/a",
                "Read http://localhost:8080/a!|http://localhost:8080/a",
                "Read ftp://example.com/a or https://example.com/b|https://example.com/b",
                "Read here: HTTPS://example.com/a|HTTPS://example.com/a",
            })
    void links_in_plain_text_end_where_a_reader_would_end_them(String line, URI expected) {
        assertThat(assertThat(mail("Subject: x\n\n" + line + "\n")).extractingLink("read"))
                .isEqualTo(expected);
    }

    @Test
    void parts() {
        assertThat(offer)
                .attachment("offer.pdf")
                .isAttachment()
                .hasContentType("application/PDF")
                .hasParameter("name", "offer.pdf")
                .hasSize(4)
                .content()
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("%PDF");
        assertThat(offer).inlinePart("logo").isInline().hasFileName("logo.png");
        assertThat(offer)
                .attachments()
                .hasSize(1)
                .first(MailPartAssert.MAIL_PART)
                .hasFileName("offer.pdf");
        assertThat(offer).mimeTree().startsWith("multipart/mixed\n  multipart/alternative\n");
        assertThat(mail("Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"))
                .hasNoAttachments()
                .hasNoHtmlBody()
                .hasNoTextBody()
                .calendar()
                .hasParameter("METHOD", "request")
                .text()
                .isEqualTo("BEGIN:VCALENDAR\n");
    }

    @Test
    void bounces() {
        ReceivedMail bounce = bounce(SampleMails.BOUNCE);

        assertThat(bounce).isBounce().isBounceFor("ada@example.org", "5.1.1").hasNoAttachments();
        DeliveryReport report = bounce.deliveryReport().orElseThrow();
        assertThat(report.reportingMta()).contains("dns; mx.example.org");
        assertThat(report.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.finalRecipient()).contains(MailAddress.parse("ada@example.org"));
            assertThat(recipient.action()).contains("failed");
            assertThat(recipient.status()).contains("5.1.1");
            assertThat(recipient.diagnosticCode()).contains("smtp; 550 5.1.1 No such user");
        });
        assertThat(report).hasToString("[<ada@example.org> failed 5.1.1]");
        assertThat(bounce.enclosedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.header("Subject")).containsExactly("Welcome"));
        assertThat(offer.deliveryReport()).isEmpty();
    }

    /** RFC 3464, section 2.1.1. */
    @Test
    void the_fields_of_a_bounce_may_have_comments() {
        ReceivedMail commented = bounce(SampleMails.BOUNCE
                .replace("rfc822; ada@example.org", "rfc822 (type); <ada@example.org> (Ada)")
                .replace("Action: failed", "Action: Failed (for good (really))")
                .replace("Status: 5.1.1", "Status: (no such user) 5.1.1(unknown)"));

        assertThat(commented).isBounceFor("ada@example.org", "5.1.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type: message/delivery-status|Content-Type: text/delivery-status"
                        + "|it has no message/delivery-status part (RFC 3464, section 2.1)",
                "Status: 5.1.1|Status: 5.01.1"
                        + "|its report has the status \"5.01.1\" for <ada@example.org> instead of a code such as 5.1.1",
                "Content-Type: text/plain|Content-Type: text/plain~~--b~Content-Type: text/html"
                        + "|its report is not the second part (RFC 6522, section 3)",
            })
    void other_structures_are_no_bounces(String part, String instead, String problem) {
        ReceivedMail odd = bounce(SampleMails.BOUNCE.replace(part, instead.replace("~", "\n")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(odd).isBounce())
                .withMessageContaining(problem);
    }

    /** RFC 2369, section 3, and RFC 8058, section 3.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List-Unsubscribe: <https://example.com/u> | true",
                "List-Unsubscribe: (see <http://example.com/>) <mailto:u@example.com>,~ <HTTPS://example.com/u(1)> | true",
                "List-Unsubscribe: (see <https://example.com/u>) <mailto:u@example.com> | false",
                "List-Unsubscribe: (a (b) <https://example.com/u>) <mailto:u@example.com> | false",
                "List-Unsubscribe: <<https://example.com/u> | true",
                "List-Unsubscribe: <https:///u> | false",
                "List-Unsubscribe: <https://{{host}}/u> | false",
                "List-Unsubscribe: =?utf-8?Q?=3Chttps://example.com/u=3E?= | false",
                "List-Unsubscribe: <https://example.com/u>~List-Unsubscribe: <https://example.com/v> | false",
                "List-Unsubscribe: <https://example.com/u>~List-Unsubscribe-Post: List-Unsubscribe=One-Click | false",
            })
    void one_click_needs_one_https_address(String fields, boolean isEnough) {
        ReceivedMail mail = mail(fields.replace('~', '\n') + "\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n\n");

        assertThat(mail.listUnsubscribe())
                .hasValueSatisfying(
                        list -> assertThat(list.oneClick() && list.httpsTarget().isPresent())
                                .isEqualTo(isEnough));
    }

    @Test
    void a_long_comment_in_list_unsubscribe_is_skipped() {
        ReceivedMail mail = mail("List-Unsubscribe: (" + "see ".repeat(20_000) + ") <https://example.com/u>\n\n");

        assertThat(mail.listUnsubscribe().flatMap(ListUnsubscribe::httpsTarget)).contains("https://example.com/u");
    }

    @Test
    void a_blank_text_is_no_alternative() {
        String mail = "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n"
                + "--b\nContent-Type: text/html\n\n<p>Hello\n--b--\n";

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(mail(mail)).hasAlternativeTextBody())
                .withMessageEndingWith("text/plain\n  text/html\nits text body is blank");
        assertThat(mail(mail.replace(" \n--b", "Hello\n--b"))).hasAlternativeTextBody();
    }

    @Test
    void a_link_is_found_by_what_readers_perceive() {
        ReceivedMail mail = mail("Content-Type: text/html; charset=utf-8\n\n"
                + "<style>.m { display: none }</style><template><a href=https://example.com/0>Confirm</a></template>"
                + "<a class=m href=https://example.com/1>Confirm</a> <a href=https://example.com/2>Confirm</a>"
                + "<a href=https://example.com/3><img alt='Order' src='cid:x'> now</a>"
                + "<a href=https://example.com/4 aria-label='Account'><img alt='' src='cid:x'></a>"
                + "<a href=https://example.com/5>Cafe\u0301</a><a class=m href=https://example.com/6>Mobile</a>");

        assertThat(mail).htmlBody().link("confirm").hasToString("https://example.com/2");
        assertThat(mail).htmlBody().link("Order now").hasToString("https://example.com/3");
        assertThat(mail).htmlBody().link("order").hasToString("https://example.com/3");
        assertThat(mail).htmlBody().link("Account").hasToString("https://example.com/4");
        assertThat(mail).htmlBody().link("Caf\u00e9").hasToString("https://example.com/5");
        assertThat(mail).htmlBody().link("Mobile").hasToString("https://example.com/6");
    }

    @Test
    void hidden_text_is_not_visible() {
        ReceivedMail mail = mail("Content-Type: text/html\n\n<style>.m { display: none }</style>"
                + "<div style='display:none;max-height:0'>Preview</div><div style='display:none'>&#847;&zwnj;&nbsp;&#847;</div><p hidden>a</p><p class=m>b</p>"
                + "<p style='font-size:0'>c<span style='font-size:12px'>Hello</span></p><p>A<i style='visibility:hidden'>d</i>da</p>"
                + "<div style='visibility:hidden'>e<p style='visibility:visible'>Lovelace</p></div><p style='visibility:collapse'>f</p>"
                + "<p hidden style='display:block'>by</p>"
                + "<p><textarea>text</textarea></p><p><select><option>one</select></p>");

        assertThat(mail).htmlBody().visibleText().isEqualTo("Hello Ada Lovelace by text one");
    }

    /** RFC 3464, section 2.3: a report covers several recipients, each with its own action. */
    @Test
    void a_bounce_may_also_report_success() {
        String other = "\nFinal-Recipient: rfc822; bob@example.org\nAction: relayed\nStatus: 2.0.0\n";
        String mixed = SampleMails.BOUNCE.replace("No such user\n", "No such user\n" + other);

        assertThat(bounce(mixed)).isBounce().isBounceFor("ada@example.org", "5.1.1");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(bounce(mixed)).isBounceFor("bob@example.org", "2.0.0"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(bounce(mixed.replace("2.0.0", "5.0.0"))).isBounce())
                .withMessageContaining(
                        "its report has the status \"5.0.0\" for <bob@example.org> instead of a code such as 2.0.0");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(bounce(mixed.replace("relayed", "lost"))).isBounce())
                .withMessageContaining("its report has the action \"lost\" for <bob@example.org>");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(bounce(mixed.replace("failed", "delayed"))).isBounce())
                .withMessageContainingAll("the action \"delayed\"", "the action \"relayed\"");
    }

    /** RFC 3464, section 2.1.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc822; ada@example.org | ada@example.org | the Final-Recipient \"ada@example.org\"",
                "rfc822; ada@example.org | ; ada@example.org | the Final-Recipient \"; ada@example.org\"",
                "rfc822; ada@example.org | rfc822; | the Final-Recipient \"rfc822;\"",
                "rfc822; ada@example.org | rfc822; ada@example.org, bob@example.org"
                        + " | the Final-Recipient \"rfc822; ada@example.org, bob@example.org\"",
                "dns; mx.example.org | mx.example.org | the Reporting-MTA \"mx.example.org\"",
                "dns; mx.example.org | dns; | the Reporting-MTA \"dns;\"",
            })
    void servers_and_recipients_in_a_bounce_have_a_type(String field, String instead, String problem) {
        ReceivedMail bounce = bounce(SampleMails.BOUNCE.replaceFirst(field, instead));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(bounce).isBounce())
                .withMessageContaining(
                        "its report has " + problem + " instead of a type and a value such as " + field + " (RFC 3464");
    }

    /** RFC 3464, section 2.3.2, and RFC 6533, section 3. */
    @Test
    void a_recipient_in_a_bounce_may_be_local_or_international() {
        String reported = "rfc822; ada@example.org";

        assertThat(bounce(SampleMails.BOUNCE.replaceFirst(reported, "local; ada")))
                .isBounceFor("ada", "5.1.1");
        assertThat(bounce(SampleMails.BOUNCE.replaceFirst(reported, "x400; /c=us/s=lovelace/")))
                .isBounce();
        assertThat(bounce(SampleMails.BOUNCE.replaceFirst(reported, "UTF-8; j\\\\x{F6}rg@b\\\\x{FC}cher.example")))
                .isBounceFor("j\u00f6rg@b\u00fccher.example", "5.1.1");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(
                                bounce(SampleMails.BOUNCE.replaceFirst(reported, "utf-8; \\\\x{FFFFFF}@example.org")))
                        .isBounce());
    }

    @Test
    void what_a_bounce_does_not_report_is_empty() {
        ReceivedMail bounce = bounce("Content-Type: message/delivery-status\n\n\nFinal-Recipient: rfc822;\n\n");

        DeliveryReport report = bounce.deliveryReport().orElseThrow();
        assertThat(report.reportingMta()).isEmpty();
        assertThat(report.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.finalRecipient()).isEmpty();
            assertThat(recipient.action()).isEmpty();
            assertThat(recipient.status()).isEmpty();
            assertThat(recipient.diagnosticCode()).isEmpty();
        });
    }

    @Test
    void a_mail_that_keeps_to_all_rules_is_well_formed() {
        assertThat(offer).isWellFormed().keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS));
    }

    static Set<MessageRule> standardRules() {
        return MessageRule.standard().except(MessageRule.EIGHT_BIT_BODY);
    }

    @ParameterizedTest
    @MethodSource("standardRules")
    void each_rule_can_be_switched_off(MessageRule rule) {
        ReceivedMail bad = wire(SampleMails.breakingAllRules());

        assertThat(bad.violations(MessageRule.standard()))
                .extracting(RuleViolation::rule)
                .contains(rule);
        assertThat(bad.violations(MessageRule.standard().except(rule)))
                .extracting(RuleViolation::rule)
                .doesNotContain(rule)
                .isNotEmpty();
        assertThat(bad).isWellFormedExceptFor(MessageRule.values());
    }

    @Test
    void rules_can_be_chosen() {
        ReceivedMail bare = mail("Subject: x\n\n");

        assertThat(bare)
                .keepsTo(RuleSet.only(MessageRule.BCC, MessageRule.MIME))
                .keepsTo(MessageRule.standard()
                        .asOf("0.1")
                        .except(MessageRule.DATE, MessageRule.FROM, MessageRule.MESSAGE_ID));
        assertFailure(
                () -> assertThat(bare).keepsTo(RuleSet.all(MessageRule.class).except(MessageRule.FROM)),
                """
                Expecting actual:
                  %s
                to have a well-formed message but it violates the rules
                    DATE: there is no Date (RFC 5322, section 3.6.1)
                    MESSAGE_ID: there is no Message-ID (RFC 5322, section 3.6.4)""".formatted(bare));
    }

    @Test
    void missing_and_repeated_fields_are_told_apart() {
        assertThat(mail("Subject: x\n\n").violations(MessageRule.standard()))
                .extracting(RuleViolation::toString)
                .containsExactly(
                        "DATE: there is no Date (RFC 5322, section 3.6.1)",
                        "FROM: there is no From (RFC 5322, section 3.6.2)",
                        "MESSAGE_ID: there is no Message-ID (RFC 5322, section 3.6.4)");
        assertThat(mail("From: a@example.org\nFrom: b@example.org\n\n").violations(Set.of(MessageRule.FROM)))
                .extracting(RuleViolation::detail)
                .containsExactly("there are 2 From fields: \"a@example.org\", \"b@example.org\"");
    }

    @Test
    void UTF_8_is_right_where_it_was_announced() {
        assertThat(mail("Subject: Gr\u00fc\u00dfe\n\n").violations(Set.of(MessageRule.HEADER_ASCII)))
                .hasSize(1);
        ReceivedMail announced = TestMails.smtpUtf8("Subject: Gr\u00fc\u00dfe\n\n");
        assertThat(announced).keepsTo(Set.of(MessageRule.HEADER_ASCII));
    }

    @Test
    void mails_to_a_local_user_are_found_by_the_name() {
        ReceivedMails mails = ReceivedMails.of(List.of(offer, mail("Subject: Hi\n\n", "root")));

        assertThat(mails.to("root").size()).isEqualTo(1);
        assertThat(mails.from("root").size()).isZero();
        assertThat(mails.from("").size()).isZero();
        assertThat(mails).to("root").hasSize(1);
        assertThat(mails).from("root").isEmpty();
    }

    @Test
    void lists_go_on_with_mails() {
        ReceivedMails mails = ReceivedMails.of(List.of(offer, mail("Subject: Hi\n\n", "bob@example.org")));

        assertThat(mails).hasSize(2).first().hasSubject("Offer");
        assertThat(mails).to("bob@example.org").singleElement().hasSubject("Hi");
        assertThat(mails).from("shop@example.com").withSubject("Offer").hasSize(1);
        assertThat(mails).allSatisfy(mail -> assertThat(mail).isFrom("shop@example.com"));
        assertThat(mails.to("ada@example.org").from("shop@example.com").withSubject("Offer"))
                .hasSize(1);
        assertThat(mails.get(1)).isTo("bob@example.org");
        assertThat(mails.stream()).hasSize(2);
        assertThat(mails.isEmpty()).isFalse();
        assertThat(mails.equals(ReceivedMails.of(mails.list()))).isTrue();
        assertThat(mails.hashCode()).isEqualTo(ReceivedMails.of(mails.list()).hashCode());
        assertThat(mails.first()).isSameAs(offer);
        assertThat(mails.last()).hasSubject("Hi");
    }

    @Test
    void mails_are_found_by_each_way_to_write_the_address_of_their_recipient() {
        ReceivedMail hello = mail("Subject: Hi\n\n", "zoe@B\u00dcCHER.example", "ada@EXAMPLE.org", "local user");
        Map<String, ReceivedMails> mails =
                ReceivedMails.of(List.of(hello, offer)).byRecipient();

        assertThat(mails.keySet())
                .containsExactly("zoe@B\u00dcCHER.example", "ada@EXAMPLE.org", "\"local user\"", "audit@example.com");
        assertThat(mails.get("ada@example.org")).containsExactly(hello, offer);
        assertThat(mails.get("ada@Example.Org")).last().isSameAs(offer);
        assertThat(mails.get("zoe@xn--bcher-kva.example")).singleElement().isSameAs(hello);
        assertThat(mails.keySet()).allMatch(mails::containsKey);
        assertThat(mails).doesNotContainKeys("bob@example.org", "Ada@example.org", "no address");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(mails::clear);
    }

    @Test
    void where_there_are_no_mails_there_is_neither_a_first_nor_a_last() {
        ReceivedMails none = ReceivedMails.of(List.of());

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(none::first)
                .withMessage(
                        "no first mail: expected at least one mail but got none. If the mail is sent on another thread, wait for it"
                                + " first, for example with assertThat(smtp).receivesMail()");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(none::last)
                .withMessageStartingWith("no last mail: ");
    }

    @Test
    void soft_assertions_collect_failures_of_navigation_too() {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(offer).htmlBody().hasElement("table").link("Accept").hasScheme("http");
        softly.assertThat(offer).attachment("offer.pdf").hasSize(5).content().isEmpty();
        softly.assertThat(offer).hasListUnsubscribe().hasTarget("x").oneClick();
        softly.assertThat(offer).isBounce().isWellFormed();
        softly.assertThat(offer.attachments().get(0)).hasSize(3);
        softly.assertThat(ReceivedMails.of(List.of(offer)))
                .to("ada@example.org")
                .first()
                .hasSubject("x");

        assertThat(softly.errorsCollected()).hasSize(8);
    }

    @Test
    void soft_assertions_return_a_link_that_leads_nowhere_where_there_is_none() {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        assertThat(softly.assertThat(offer).extractingLink("Accept")).hasHost("example.com");
        assertThat(softly.assertThat(offer).extractingLink("Unsubscribe")).hasToString("about:invalid");
        assertThat(softly.assertThat((ReceivedMail) null).extractingLink("Unsubscribe"))
                .hasToString("about:invalid");
        assertThat(softly.errorsCollected())
                .hasSize(2)
                .first()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("to have a link \"Unsubscribe\""));
    }
}
