package io.github.junitsmtp.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer
class MailsOnThePageTest {

    private static final String RELATED = """
            From: shop@example.com
            To: ada@example.org
            Subject: =?UTF-8?Q?K=C3=A4se?=
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary=b

            --b
            Content-Type: text/html; charset=UTF-8

            %s
            --b
            Content-Type: image/png; name=dot.png
            Content-ID: <dot>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b
            Content-Type: text/html; name="a.html"
            Content-Disposition: attachment; filename="a.html"

            <script>alert(1)</script>
            --b--
            """;

    private static Document pageOn(RecordingSmtpServer smtp, String message) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.rcptTo("archive@example.com");
            client.data();
            assertThat(client.message(message)).isOk();
            client.quit();
        }
        return Jsoup.parse(smtp.report().html());
    }

    private static Document frameOf(RecordingSmtpServer smtp, String html) {
        return Jsoup.parse(pageOn(smtp, RELATED.formatted(html))
                .expectFirst("#mail-1 iframe")
                .attr("srcdoc"));
    }

    @Test
    void a_mail_is_shown_from_all_sides(RecordingSmtpServer smtp) {
        Element mail = pageOn(smtp, RELATED.formatted("<p>Hello")).expectFirst("#mail-1");

        assertThat(mail.select("summary > *").eachText())
                .containsExactly(
                        "Mail 1",
                        "Käse",
                        "session 1 2 files",
                        "from <shop@example.com> to <ada@example.org>, <archive@example.com>");
        assertThat(mail.select("[role=tab]").eachText())
                .containsExactly("Preview", "Structure", "Files", "Envelope", "Source");
        assertThat(mail.select(".tree li").eachText())
                .containsExactly(
                        "multipart/related",
                        "text/html · UTF-8 · 7bit · 8 bytes",
                        "image/png · dot.png · base64 · 8 bytes · inline, <dot>",
                        "text/html · a.html · 7bit · 25 bytes · attachment");
        assertThat(mail.select("#mail-1-envelope tr").eachText())
                .startsWith(
                        "from MAIL FROM:<shop@example.com>",
                        "to RCPT TO:<ada@example.org>",
                        "to RCPT TO:<archive@example.com> blind copy",
                        "received in session 1")
                .contains("Subject Käse");
        assertThat(mail.expectFirst("#mail-1-source pre").wholeText()).startsWith("From: shop@example.com\nTo: ");
        assertThat(mail.select(".download").eachAttr("href"))
                .allSatisfy(link -> assertThat(link).startsWith("data:application/octet-stream;base64,"));
    }

    @Test
    void images_that_come_along_are_seen_and_others_are_named(RecordingSmtpServer smtp) {
        Document frame = frameOf(
                smtp, "<img src='cid:dot'><img src='http://127.0.0.1:1/x.png' alt='Logo'><img src='cid:other'>");

        assertThat(frame.select("img").eachAttr("src")).containsExactly("data:image/png;base64,iVBORw0KGgo=");
        assertThat(frame.select(".left-out").eachText())
                .containsExactly("Logo (not shown: http://127.0.0.1:1/x.png)", "image (not shown: cid:other)");
    }

    @Test
    void an_image_is_found_by_a_URL_with_escapes_and_capitals(RecordingSmtpServer smtp) {
        Document frame = frameOf(smtp, "<img src='CID:%64ot'><img src='cid:%zz'>");

        assertThat(frame.select("img").eachAttr("src")).containsExactly("data:image/png;base64,iVBORw0KGgo=");
        assertThat(frame.select(".left-out").eachText()).containsExactly("image (not shown: cid:%zz)");
    }

    @Test
    void links_tell_where_they_lead_and_do_not_lead_there(RecordingSmtpServer smtp) {
        Document frame = frameOf(smtp, "<a href='https://example.com/confirm' class=button>Confirm</a>");

        assertThat(frame.expectFirst("a").outerHtml())
                .isEqualTo("<a class=\"button\" title=\"https://example.com/confirm\">Confirm</a>");
    }

    @Test
    void the_targets_of_links_and_the_name_of_the_sender_can_be_seen(RecordingSmtpServer smtp) {
        Document page = pageOn(
                smtp,
                "From: Corner Shop <shop@example.com>\nContent-Type: text/html\n\n"
                        + "<a href='https://example.com/confirm'>Confirm</a><a href='mailto:x@example.com'></a>");

        assertThat(page.select("#mail-1 .links li").eachText())
                .containsExactly("Confirm https://example.com/confirm", "(no text) mailto:x@example.com");
        assertThat(page.select("#mail-1 > summary .sender").text()).isEqualTo("From: Corner Shop");
    }

    @Test
    void styles_stay_but_load_nothing(RecordingSmtpServer smtp) {
        Document frame = frameOf(smtp, """
                <style>p { color: red; background: url(http://127.0.0.1:1/x) } @import "http://127.0.0.1:1/y";</style>
                <body bgcolor="#eee"><p style="margin: 0; background: \\75rl(http://127.0.0.1:1/z)">Hello""");

        assertThat(frame.select("style").last().data()).contains("color: red").doesNotContain("url(", "@import");
        assertThat(frame.select("p").attr("style")).startsWith("margin: 0;").doesNotContain("\\");
        assertThat(frame.select("body > div").attr("bgcolor")).isEqualTo("#eee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<meta http-equiv=refresh content='0; url=http://127.0.0.1:1/'>",
                "<link rel=stylesheet href='http://127.0.0.1:1/'>",
                "<base href='http://127.0.0.1:1/'>",
                "<iframe src='http://127.0.0.1:1/'></iframe>",
                "<object data='http://127.0.0.1:1/'></object>",
                "<video poster='http://127.0.0.1:1/'></video>",
                "<form action='http://127.0.0.1:1/'></form>",
                "<svg onload='alert(1)'><image href='http://127.0.0.1:1/'/></svg>",
                "<p onclick='alert(1)' background='http://127.0.0.1:1/'>",
            })
    void what_could_do_something_is_left_out(String html, RecordingSmtpServer smtp) {
        Document frame = frameOf(smtp, html);

        assertThat(frame.outerHtml()).doesNotContain("127.0.0.1", "alert");
        assertThat(frame.select("script, link, base, iframe, object, video, form, svg"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no header at all",
                "Content-Type: multipart/mixed\n\nno boundary",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<b>cut",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!",
                "Content-Type: text/html; charset=nonsense\n\n<p>\u00ff\u0001",
                "Subject: \u0007\n\n\u0000\u0001\u007f"
            })
    void broken_mails_are_shown_as_far_as_they_can_be_read(String message, RecordingSmtpServer smtp) {
        Element mail = pageOn(smtp, message).expectFirst("#mail-1");

        assertThat(mail.select("[role=tab]").eachText()).contains("Structure", "Envelope", "Source");
        assertThat(mail.outerHtml()).doesNotContain("\0", "\u0001", "\u0007");
    }

    @Test
    void problems_are_told(RecordingSmtpServer smtp) {
        Document page = pageOn(smtp, "Content-Type: text/plain; charset=nonsense\n\nHello");

        assertThat(page.select("#mail-1 .problem").text())
                .startsWith("Problem: the message declares the unknown charset \"nonsense\"");
    }

    @Test
    void a_huge_mail_is_cut_and_the_page_says_where_all_of_it_is(RecordingSmtpServer smtp) {
        Document page = pageOn(
                smtp, "Subject: huge\n\n" + "0123456üäö".repeat(60).concat("\n").repeat(500));

        assertThat(page.select("#mail-1 pre").eachText())
                .allSatisfy(
                        text -> assertThat(text).hasSizeBetween(70_000, 100_000).contains("üäö"));
        assertThat(page.select("#mail-1 .cut").eachText())
                .containsExactly(
                        "Truncated; the full length is 300,499 characters. The JUnit extension keeps the complete mail in mail-1.eml next to this page.",
                        "Truncated; the full length is 391,017 bytes. The JUnit extension keeps the complete mail in mail-1.eml next to this page.");
        assertThat(page.outerHtml().length()).isLessThan(300_000);
    }
}
