package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.bounce;
import static io.github.junitsmtp.mail.TestMails.mail;
import static io.github.junitsmtp.mail.TestMails.wire;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Channel;
import io.github.junitsmtp.rule.MessageRule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MailFailuresTest {

    private final ReceivedMail offer = mail(SampleMails.OFFER, "ada@example.org", "audit@example.com");
    private final ReceivedMail plain =
            mail("Subject: Hi\nFrom: Shop <shop@example.com>\n\nTo confirm go to\nthe shop.\n", "ada@example.org");
    private final Map<String, ThrowingCallable> situations = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        envelope();
        header();
        bodies();
        parts();
        standards();
        invitations();
        lists();
        return new GoldenMessages("mail-failures.txt").tests(situations);
    }

    private void envelope() {
        ReceivedMail bounced = mail(
                "From: Shop <news@example.com>\nTo: ada@example.org\nCc: cleo@example.org\n\n",
                "Bob@example.org",
                "dan@example.org");
        situations.put("the sender of the header", () -> assertThat(bounced).isFrom("news@example.com"));
        situations.put(
                "a sender that is nowhere in the header",
                () -> assertThat(mail("To: ada@example.org\n\n", "ada@example.org"))
                        .isFrom("news@example.com"));
        situations.put("a sender in upper case", () -> assertThat(bounced).isFrom("Shop@example.com"));
        situations.put("a recipient of the header", () -> assertThat(bounced).isTo("cleo@example.org"));
        situations.put(
                "several recipients, of whom some are missing",
                () -> assertThat(bounced).isTo("dan@example.org", "bob@example.org", "ada@example.org"));
        situations.put(
                "recipients that are missing, and one too many",
                () -> assertThat(bounced).hasOnlyRecipients("Bob@example.org", "eve@example.org"));
        ReceivedMail bulk = mail("Subject: News\n\n", customers(1, 500));
        situations.put(
                "one of 500 recipients is missing", () -> assertThat(bulk).isTo(customers(0, 500)));
        situations.put(
                "a Bcc that leaks",
                () -> assertThat(mail(
                                "To: ada@example.org\nBcc: audit@example.com\nX-Copy: <AUDIT@example.com>\n\n",
                                "ada@example.org",
                                "audit@example.com"))
                        .doesNotLeakBcc());
        situations.put("no such parameter of MAIL", () -> assertThat(offer).hasMailParameter("SMTPUTF8"));
        situations.put(
                "no such parameter of RCPT",
                () -> assertThat(offer).hasRcptParameter("ada@example.org", "NOTIFY=SUCCESS"));
        situations.put("another user", () -> assertThat(offer).isAuthenticatedAs("ada"));
        ReceivedMail inTheClear =
                new ReceivedMail(offer.envelope(), offer.data(), new Arrival(1, "shop", false, Instant.EPOCH));
        assertThat(offer).isEncrypted();
        situations.put("no TLS", () -> assertThat(inTheClear).isEncrypted());
        ReceivedMail besideStartTls = new ReceivedMail(
                offer.envelope(), offer.data(), new Arrival(2, "shop", Channel.PLAIN_BESIDE_STARTTLS, Instant.EPOCH));
        situations.put(
                "no TLS although STARTTLS was offered",
                () -> assertThat(besideStartTls).isEncrypted());
    }

    private static String[] customers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "customer" + number + "@example.org")
                .toArray(String[]::new);
    }

    private void header() {
        situations.put("no such field", () -> assertThat(plain).hasHeader("Reply-To"));
        situations.put("another mailbox", () -> assertThat(plain).hasMailboxIn("From", "The Shop <shop@example.com>"));
        situations.put("no mailbox", () -> assertThat(plain).hasMailboxIn("Reply-To", "shop@example.com"));
        ReceivedMail tracked = mail("X-Campaign-Id: 42\nX-Tag: a\nX-Tag: b\nSubject: Hi\n\n");
        situations.put(
                "no such field to compare",
                () -> assertThat(plain).header("X-Campaign").isEmpty());
        situations.put(
                "a field of a longer name",
                () -> assertThat(tracked).header("X-Campaign").isEqualTo("42"));
        situations.put("a field with a typo", () -> assertThat(tracked).hasHeader("X-Campain-Id"));
        situations.put(
                "no field at all",
                () -> assertThat(mail("\nHi")).header("X-Tag").isEqualTo("a"));
        situations.put(
                "a field that occurs twice",
                () -> assertThat(tracked).header("x-tag").isEqualTo("a"));
        situations.put(
                "another value of a field",
                () -> assertThat(tracked).header("X-Campaign-Id").contains("spring"));
        situations.put(
                "other values of a field",
                () -> assertThat(tracked).headers("X-Tag").containsExactly("b", "a"));
        ReceivedMail mailing = mail(
                "From: Shop <shop@example.com>\nSender: robot@example.com\nTo: Ada <ada@example.org>, dan@example.org\n"
                        + "Cc: cleo@example.org\nReply-To: nobody\n\n",
                "ada@example.org",
                "dan@example.org",
                "cleo@example.org",
                "audit@example.com");
        situations.put("another From header field", () -> assertThat(offer).hasFromHeader("news@example.com"));
        situations.put(
                "a From header field of another name",
                () -> assertThat(plain).hasFromHeader("The Shop <shop@example.com>"));
        situations.put(
                "the sender of the envelope, not of the header",
                () -> assertThat(mail("From: news@example.com\n\n", "ada@example.org"))
                        .hasFromHeader("shop@example.com"));
        situations.put(
                "the Sender of the header, not its From",
                () -> assertThat(mailing).hasFromHeader("robot@example.com"));
        situations.put(
                "recipients of the envelope and of Cc, but not of To",
                () -> assertThat(mailing)
                        .hasToHeader("dan@example.org", "cleo@example.org", "audit@example.com", "eve@example.org"));
        situations.put(
                "a recipient of To in another case", () -> assertThat(mailing).hasToHeader("Ada@example.org"));
        situations.put(
                "a recipient of To, but not of Cc", () -> assertThat(mailing).hasCcHeader("ada@example.org"));
        situations.put("no Cc", () -> assertThat(offer).hasCcHeader("eve@example.org"));
        situations.put("no mailbox in Reply-To", () -> assertThat(mailing).hasReplyToHeader("service@example.com"));
        situations.put("a Reply-To that is From", () -> assertThat(plain).hasReplyToHeader("shop@example.com"));
        situations.put("replies go to From", () -> assertThat(plain).isRepliableTo("service@example.com"));
        situations.put("replies go to Reply-To", () -> assertThat(offer).isRepliableTo("shop@example.com"));
        situations.put(
                "replies go nowhere", () -> assertThat(mail("Subject: x\n\n")).isRepliableTo("a@example.org"));
        situations.put("no way to leave a list", () -> assertThat(plain).hasListUnsubscribe());
        situations.put(
                "more than one click to leave a list",
                () -> assertThat(mail("List-Unsubscribe: <mailto:leave@example.com>\n\n"))
                        .hasListUnsubscribe()
                        .oneClick());
        situations.put(
                "one click by mail",
                () -> assertThat(
                                mail(
                                        "List-Unsubscribe: <mailto:leave@example.com>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n\n"))
                        .hasListUnsubscribe()
                        .oneClick());
        situations.put(
                "another way to leave a list",
                () -> assertThat(offer).hasListUnsubscribe().hasTarget("https://example.com/stop"));
    }

    private void bodies() {
        ReceivedMail html = mail("Content-Type: text/html\n\n<p>Hello, <b>Ada</b></p>\n", "ada@example.org");
        situations.put("HTML in place of text", () -> assertThat(html).hasTextBodyContaining("Hello, Ada"));
        ReceivedMail garbled = mail(
                "Content-Type: text/plain; charset=UTF-8\n\nViele Gr\u00c3\u00bc\u00c3\u0178e\n", "ada@example.org");
        situations.put(
                "UTF-8 read as windows-1252", () -> assertThat(garbled).hasTextBodyContaining("Gr\u00fc\u00dfe"));
        ReceivedMail garbledHtml =
                mail("Content-Type: text/html; charset=UTF-8\n\n<p>K\u00c3\u0096LN</p>\n", "ada@example.org");
        situations.put("UTF-8 read as ISO-8859-1", () -> assertThat(garbledHtml).hasHtmlBodyContaining("K\u00d6LN"));
        situations.put(
                "a whole text in UTF-8 read as windows-1252",
                () -> assertThat(garbled).hasTextBody("Viele Gr\u00fc\u00dfe"));
        situations.put(
                "a subject in UTF-8 read as windows-1252",
                () -> assertThat(mail("Subject: =?UTF-8?Q?Gr=C3=83=C2=BC=C3=83=C5=B8e?=\n\n", "ada@example.org"))
                        .hasSubject("Gr\u00fc\u00dfe"));
        situations.put(
                "windows-1252 declared as UTF-8",
                () -> assertThat(mail(
                                "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable"
                                        + "\n\nViele Gr=FC=DFe\n",
                                "ada@example.org"))
                        .hasTextBodyContaining("Gr\u00fc\u00dfe"));
        ReceivedMail htmlAsText = mail("Content-Type: text/plain\n\n<p>Hello, <b>Ada</b></p>\n", "ada@example.org");
        situations.put("HTML declared as text", () -> assertThat(htmlAsText).htmlBody());
        situations.put(
                "some HTML declared as text", () -> assertThat(htmlAsText).hasHtmlBodyContaining("<b>Ada</b>"));
        situations.put(
                "text instead of HTML, beginning with an address",
                () -> assertThat(mail("Content-Type: text/plain\n\n<ada@example.org> wrote:\n", "ada@example.org"))
                        .hasHtmlBodyContaining("wrote"));
        situations.put(
                "a header field with a value under a similar name",
                () -> assertThat(mail("X-Order-Id: 4711\nDate: x\n\n", "ada@example.org"))
                        .hasHeader("X-OrderId", "4711"));
        String rows = IntStream.rangeClosed(1, 800)
                .mapToObj(row -> "<tr><td>row " + row + "</td><td>" + row * 7 + ".00 EUR</td></tr>\n")
                .collect(joining());
        ReceivedMail invoice = mail("Content-Type: text/html\n\n<table>\n" + rows + "</table>\n", "ada@example.org");
        situations.put(
                "a part that a long HTML body almost contains",
                () -> assertThat(invoice).hasHtmlBodyContaining("<td>row 471</td><td>4711.00 EUR</td>"));
        situations.put(
                "a part that a long HTML body almost contains, with AssertJ's own assertion",
                () -> assertThat(invoice).htmlBody().contains("<td>row 471</td><td>4711.00 EUR</td>"));
        situations.put(
                "a part that a long HTML body does not contain at all",
                () -> assertThat(invoice).hasHtmlBodyContaining("Dear Ada"));
        situations.put(
                "one other row in a long HTML body",
                () -> assertThat(invoice)
                        .hasHtmlBody("<table>\n" + rows.replace(">3297.00 EUR", ">3279.00 EUR") + "</table>"));
        situations.put(
                "a long text that starts with something else",
                () -> assertThat(mail("\n" + rows)).textBody().startsWith("Dear Ada"));
        situations.put("another text body", () -> assertThat(plain).hasTextBody("To confirm go to the shop."));
        situations.put(
                "a text block that ends with a line end, with AssertJ's own assertion",
                () -> assertThat(plain).textBody().isEqualTo("To confirm go to\nthe shop.\n"));
        situations.put(
                "a part that ends with a line end, with AssertJ's own assertion",
                () -> assertThat(plain).textBody().contains("confirm", "the shop.\n"));
        situations.put(
                "HTML that ends with a line end, with AssertJ's own assertion",
                () -> assertThat(html).htmlBody().isEqualTo("<p>Hello, <b>Ada</b></p>\n"));
        situations.put(
                "no text body to compare",
                () -> assertThat(mail("Content-Type: text/html\n\n<p>Hi")).hasTextBody("Hi"));
        situations.put("another HTML body", () -> assertThat(offer).hasHtmlBody("<p>Hello Ada</p>"));
        situations.put("no HTML body to compare", () -> assertThat(plain).hasHtmlBody("<p>Hi</p>"));
        situations.put(
                "no link of that text", () -> assertThat(offer).htmlBody().link("Unsubscribe"));
        situations.put(
                "no link at all",
                () -> assertThat(mail("Content-Type: text/html\n\n<p>Hi")).extractingLink("Confirm"));
        situations.put("no link in plain text", () -> assertThat(plain).extractingLink("confirm"));
        situations.put("another link", () -> assertThat(offer).links().contains("https://example.com/unsubscribe"));
        situations.put("no HTML", () -> assertThat(plain).htmlBody().link("Confirm"));
        situations.put(
                "no subject",
                () -> assertThat(mail("To: ada@example.org\n\n")).subject().isEmpty());
        situations.put(
                "no text",
                () -> assertThat(mail("Content-Type: text/html\n\n<p>Hi"))
                        .textBody()
                        .isEmpty());
        situations.put("unexpected HTML", () -> assertThat(offer).hasNoHtmlBody());
        situations.put("unexpected text", () -> assertThat(plain).hasNoTextBody());
        situations.put(
                "8-bit data without 8BITMIME",
                () -> assertThat(bounce("Subject: x\n\nGr\u00fc\u00dfe"))
                        .keepsTo(Set.of(MessageRule.EIGHT_BIT_BODY, MessageRule.CHARSET)));
        situations.put(
                "charsets that are wrong",
                () -> assertThat(mail("Content-Type: text/plain; charset=x-none\n\nx"))
                        .keepsTo(Set.of(MessageRule.CHARSET)));
        situations.put("no such element", () -> assertThat(offer).htmlBody().selectFirst("table"));
        situations.put(
                "an unexpected element", () -> assertThat(offer).htmlBody().doesNotHaveElement("a.button"));
        situations.put(
                "another text of an element",
                () -> assertThat(offer).htmlBody().selectFirst("a.button").hasText("Buy"));
        situations.put(
                "another attribute",
                () -> assertThat(offer)
                        .htmlBody()
                        .selectFirst("a.button")
                        .hasAttribute("href", "https://example.com/"));
        situations.put(
                "no attribute",
                () -> assertThat(offer).htmlBody().selectFirst("a.button").hasAttribute("target", "_blank"));
        situations.put(
                "other visible text",
                () -> assertThat(offer).as("offer").htmlBody().visibleText().isEqualTo("Hello Bob"));
        situations.put(
                "no alternative text",
                () -> assertThat(mail("Content-Type: text/html\n\n<p>Hi")).hasAlternativeTextBody());
    }

    private void parts() {
        String related = """
                Subject: News
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <img src="cid:logo">
                --r
                Content-Type: image/png; name="logo.png"
                Content-Disposition: inline; filename="logo.png"
                Content-ID: <logo.png>

                data
                --r--
                """;
        situations.put(
                "an inline part under another Content-ID",
                () -> assertThat(mail(related, "ada@example.org")).inlinePart("logo"));
        situations.put(
                "an inline part that is an attachment",
                () -> assertThat(mail(
                                related.replace("inline;", "attachment;").replace("<logo.png>", "<logo>"),
                                "ada@example.org"))
                        .inlinePart("logo"));
        situations.put(
                "an inline part without Content-ID",
                () -> assertThat(mail(related.replace("Content-ID: <logo.png>\n", ""), "ada@example.org"))
                        .inlinePart("logo"));
        situations.put(
                "an attachment that is an inline part",
                () -> assertThat(mail(related, "ada@example.org")).hasAttachment("logo.png"));
        situations.put(
                "other bytes of an attachment",
                () -> assertThat(offer).attachment("offer.pdf").content().isEqualTo(new byte[] {1, 2, 3}));
        String letters = "abcdefghijklmnopqrstuvwxyz".repeat(100);
        ReceivedMail large = mail("""
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="data.bin"

                """ + letters);
        situations.put(
                "one other of many bytes",
                () -> assertThat(large)
                        .attachment("data.bin")
                        .content()
                        .isEqualTo(
                                (letters.substring(0, 1500) + "!" + letters.substring(1501) + "\r\n").getBytes(UTF_8)));
        situations.put(
                "other text of an attachment",
                () -> assertThat(large)
                        .as("upload")
                        .attachment("data.bin")
                        .text()
                        .isEqualTo("abc"));
        situations.put("no such attachment", () -> assertThat(offer).attachment("terms.pdf"));
        situations.put("unexpected attachments", () -> assertThat(offer).hasNoAttachments());
        situations.put(
                "another type", () -> assertThat(offer).attachment("offer.pdf").hasContentType("text/plain"));
        situations.put(
                "another size", () -> assertThat(offer).attachment("offer.pdf").hasSize(5));
        situations.put(
                "another parameter",
                () -> assertThat(offer).attachment("offer.pdf").hasParameter("name", "x"));
        situations.put(
                "no parameter", () -> assertThat(offer).attachment("offer.pdf").hasParameter("charset", "x"));
        situations.put(
                "another name", () -> assertThat(offer).inlinePart("logo").hasFileName("banner.png"));
        situations.put(
                "not inline", () -> assertThat(offer).attachment("offer.pdf").isInline());
        situations.put(
                "not an attachment", () -> assertThat(offer).inlinePart("logo").isAttachment());
        situations.put("no such inline part", () -> assertThat(offer).inlinePart("banner"));
        situations.put("no calendar", () -> assertThat(offer).calendar());
        situations.put("another tree", () -> assertThat(plain).mimeTree().isEqualTo("multipart/alternative"));
    }

    private void standards() {
        situations.put(
                "a mail that breaks all rules",
                () -> assertThat(wire(SampleMails.breakingAllRules())).isWellFormed());
        situations.put(
                "links by http",
                () -> assertThat(
                                mail(
                                        "Content-Type: text/html\n\n<a href='http://example.com/1'>1</a><img src='HTTP://example.com/2'>"))
                        .keepsTo(Set.of(MessageRule.HTTPS_LINKS)));
        situations.put("no bounce at all", () -> assertThat(plain).isBounce());
        situations.put(
                "a bounce with fields missing",
                () -> assertThat(bounce(SampleMails.BOUNCE
                                .replace("Reporting-MTA: dns; mx.example.org\n", "")
                                .replace("Action: failed\n", "Action: delayed\n")
                                .replace("Status: 5.1.1\n", "")
                                .replace("; report-type=delivery-status", "")))
                        .isBounce());
        situations.put(
                "a bounce for another reason",
                () -> assertThat(bounce(SampleMails.BOUNCE)).isBounceFor("ada@example.org", "5.2.2"));
    }

    private void invitations() {
        ReceivedMail invitation = mail(SampleMails.INVITATION, "ada@example.org");
        ZonedDateTime ten = ZonedDateTime.of(2026, 6, 1, 10, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        ReceivedMail bare = mail("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSEQUENCE:x\n");
        ReceivedMail nowhere = mail(SampleMails.INVITATION.replace("Europe/Berlin", "Nowhere"));
        ReceivedMail anHourNowhere = mail(SampleMails.INVITATION
                .replace("Europe/Berlin", "Nowhere")
                .replace("SEQUENCE:", "DURATION:PT1H\nSEQUENCE:"));
        ReceivedMail endless = mail(SampleMails.INVITATION.replace("SEQUENCE:", "DURATION:1 hour\nSEQUENCE:"));
        situations.put("another method", () -> assertThat(invitation).calendar().hasMethod("CANCEL"));
        situations.put("no method", () -> assertThat(bare).calendar().hasMethod("CANCEL"));
        situations.put(
                "another summary", () -> assertThat(invitation).calendar().hasSummary("Closing"));
        situations.put("no location", () -> assertThat(bare).calendar().hasProperty("LOCATION", "Room 2"));
        situations.put(
                "the start in another zone",
                () -> assertThat(invitation).calendar().startsAt(ten.withZoneSameInstant(ZoneId.of("UTC"))));
        situations.put("no start", () -> assertThat(bare).calendar().startsAt(ten));
        situations.put("a start nowhere", () -> assertThat(nowhere).calendar().startsAt(ten));
        situations.put("another end", () -> assertThat(invitation).calendar().endsAt(ten.plusHours(2)));
        situations.put("no end", () -> assertThat(bare).calendar().endsAt(ten));
        situations.put(
                "an end that nobody can read",
                () -> assertThat(endless).calendar().endsAt(ten));
        situations.put(
                "an hour nowhere", () -> assertThat(anHourNowhere).calendar().endsAt(ten));
        situations.put(
                "another organizer", () -> assertThat(invitation).calendar().hasOrganizer("bob@example.org"));
        situations.put("no organizer", () -> assertThat(bare).calendar().hasOrganizer("bob@example.org"));
        situations.put(
                "another attendee", () -> assertThat(invitation).calendar().hasAttendee("eve@example.org"));
        situations.put("no attendee", () -> assertThat(bare).calendar().hasAttendee("eve@example.org"));
        situations.put(
                "another sequence", () -> assertThat(invitation).calendar().hasSequence(1));
        situations.put(
                "a sequence that is not a number",
                () -> assertThat(bare).calendar().hasSequence(1));
    }

    private void lists() {
        ReceivedMails mails = ReceivedMails.of(List.of(offer, plain));
        situations.put(
                "no mail to somebody",
                () -> assertThat(mails).to("bob@example.org").hasSize(1));
        situations.put(
                "no mail with a subject",
                () -> assertThat(mails).as("mailbox").withSubject("Bye").isNotEmpty());
        situations.put(
                "no mail among those to somebody",
                () -> assertThat(mails.to("bob@example.org")).singleElement());
        situations.put(
                "no mail among those that several filters chose",
                () -> assertThat(mails.to("ada@example.org").from("shop@example.com"))
                        .withSubject("Bye")
                        .isNotEmpty());
        situations.put(
                "no mail among those that several filters of assertions chose",
                () -> assertThat(mails).to("ada@example.org").withSubject("Bye").isNotEmpty());
        situations.put(
                "a mail among those to somebody",
                () -> assertThat(mails.to("ada@example.org")).last().hasSubject("Bye"));
        situations.put(
                "several mails among those of a recipient",
                () -> assertThat(mails.byRecipient().get("ada@example.org"))
                        .as("mailbox")
                        .to("audit@example.com")
                        .hasSize(2));
        situations.put(
                "a recipient without a mail among several",
                () -> assertThat(mails.withSubject("Hi"))
                        .hasExactlyOneMailToEach("ada@example.org", "audit@example.com"));
        situations.put("an element of a list", () -> assertThat(mails).last().hasSubject("Bye"));
    }
}
