package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.smtpUtf8;
import static io.github.junitsmtp.mail.TestMails.wire;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes are reported, and what somebody wrote on purpose is not. */
class FinishedMailTest {

    private static final String HEADER = "From: Shop <shop@example.com>\nTo: Ada <ada@example.org>\n";

    private static ReceivedMail withSubject(String subject) {
        return smtpUtf8(HEADER + "Subject: " + subject + "\n\nHello\n");
    }

    private static ReceivedMail withText(String text) {
        return smtpUtf8(HEADER + "Subject: Hi\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
    }

    private static ReceivedMail withHtml(String html) {
        return smtpUtf8(HEADER + "Subject: Hi\nContent-Type: text/html; charset=utf-8\n\n" + html + "\n");
    }

    private static ReceivedMail withBoth(String text, String html) {
        return smtpUtf8(HEADER + "Subject: Hi\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
                + "--b\nContent-Type: text/plain; charset=utf-8\n\n" + text
                + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + html + "\n--b--\n");
    }

    private static ReceivedMail withFile(String type, String name, byte[] content) {
        String mail = HEADER + "Subject: Hi\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nHello\n--b\nContent-Type: " + type
                + "\nContent-Disposition: attachment; filename=\"" + name + "\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\n--b--\n";
        return wire(mail.replace("\n", "\r\n").replace("\r\r", "\r").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> slips(ReceivedMail mail) {
        return mail.violations(MessageRule.finished()).stream()
                .map(violation -> violation.rule() + ": " + violation.detail())
                .toList();
    }

    private static String rules(ReceivedMail mail) {
        return mail.violations(MessageRule.finished()).stream()
                .map(RuleViolation::rule)
                .map(MessageRule::name)
                .distinct()
                .collect(joining(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${name}",
                "${customer.name!}",
                "$!{name}",
                "#{order.id}",
                "*{name}",
                "@{/orders}",
                "{{name}}",
                "{{{ name }}}",
                "{{#if x}}",
                "{% if x %}",
                "<%= name %>",
                "[[name]]",
                "[[${name}]]",
                "[(${name})]",
                "%s",
                "%1$s",
                "%d",
                "*|FNAME|*",
                "%%first_name%%",
                "{0}",
                "{1,number}",
                "{name}",
                "{user.first_name}",
                "<#if name>",
                "<@layout>",
                "{{name}",
                "{name}}",
                "{$name}",
                "{!Contact.Name}",
                "%.2f",
                "%(name)s",
                "%recipient.name%",
                "$firstName",
                "$customer.name",
                "$name",
                "$!greeting",
                "#if($x)",
                "#foreach( $item in $items )",
                "[#if name]",
                "[=name]",
                "<#-- comment -->",
                "{# comment #}",
                "{#if name}",
                "{/for}",
                "{name ?: 'you'}",
                "{total:.2f}",
                "{first-name}",
                "{{ name }",
                "[% name %]",
                "<?= $name ?>",
                "%5d",
                "%-10s",
                "%05.2f",
                "%,.2f",
                "%1$tY",
                "%first_name%",
                "@@name@@",
                "@project.version@",
                "##NAME##",
                "??mail.title_en??",
                "???mail.title???"
            })
    void placeholders_are_slips_in_subject_text_and_html(String placeholder) {
        assertThat(rules(withSubject("Hello " + placeholder + "!"))).isEqualTo("PLACEHOLDERS");
        assertThat(rules(withText("Hello " + placeholder + "!"))).isEqualTo("PLACEHOLDERS");
        assertThat(rules(withHtml("<p>Hello " + placeholder + "!</p>"))).isEqualTo("PLACEHOLDERS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "undefined",
                "NaN",
                "[object Object]",
                "[object Undefined]",
                "java.util.ArrayList@1a2b3c",
                "com.example.shop.Order$Item@7d4991ad",
                "[Ljava.lang.String;@5e2de80c",
                "[B@1b6d3586",
                "Optional[Ada]",
                "Optional.empty",
                "com.example.Mailer$$Lambda/0x000002a1@6d06d69c",
                "OptionalInt[3]",
                "kotlin.Unit",
                "nullnull"
            })
    void values_of_programs_are_slips_in_subject_text_and_html(String value) {
        assertThat(rules(withSubject("Hello " + value + "!"))).isEqualTo("PROGRAM_VALUES");
        assertThat(rules(withText("Total: " + value + " EUR"))).isEqualTo("PROGRAM_VALUES");
        assertThat(rules(withHtml("<p>Dear " + value + ",</p>"))).isEqualTo("PROGRAM_VALUES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Tom &amp;amp; Jerry</p> | ESCAPED_TWICE",
                "<p>&amp;lt;b&amp;gt;New&amp;lt;/b&amp;gt;</p> | ESCAPED_TWICE",
                "<p>&lt;b&gt;New&lt;/b&gt;</p> | ESCAPED_TWICE",
                "<p>M&amp;uuml;ller &amp;#39;s</p> | ESCAPED_TWICE",
                "<p>Gr\u00c3\u00bc\u00c3\u0178e</p> | GARBLED_TEXT",
                "<p>It\u00e2\u20ac\u2122s here</p> | GARBLED_TEXT",
                "<p>10\u00c2\u00a0\u00e2\u201a\u00ac</p> | GARBLED_TEXT",
                "<p>\u00d0\u0178\u00d1\u20ac\u00d0\u00b8\u00d0\u00b2\u00d0\u00b5\u00d1\u201a</p> | GARBLED_TEXT",
                "<p>M\ufffdller</p> | GARBLED_TEXT",
                "<p>\u00ef\u00bb\u00bfHello</p> | GARBLED_TEXT",
                "<p>\u00f0\u0178\u017d\u2030</p> | GARBLED_TEXT",
                "<p>GR\u00c3\u2013SSE</p> | GARBLED_TEXT",
                "<p>Gda\u00c5\u201esk</p> | GARBLED_TEXT",
                "<p>\u00c5\u201aukasz</p> | GARBLED_TEXT",
                "<p>i\u00c5\u0178lem</p> | GARBLED_TEXT",
                "<p>\u00c3\u00a0 la carte</p> | GARBLED_TEXT",
                "<p>10\u00c2\u00a0EUR</p> | GARBLED_TEXT",
                "<p>Total:&nbsp;&nbsp;%5d</p> | PLACEHOLDERS",
                "<p>Caf\u00e9:&nbsp;&nbsp;&nbsp;%5d</p> | PLACEHOLDERS",
                "<p>Caf\u00e9&nbsp;%5d</p> | PLACEHOLDERS",
                "<p>&nbsp;&nbsp;lorem&nbsp;&nbsp;ipsum</p> | SAMPLE_TEXT",
                "<p>Aqu\u00c3\u00ad</p> | GARBLED_TEXT",
                "<p>\u00e4\u00bd\u00a0\u00e5\u00a5\u00bd</p> | GARBLED_TEXT",
                "<p>\u00c4\u00b0stanbul</p> | GARBLED_TEXT",
                "<p>\u00e6\u2014\u00a5\u00e6\u0153\u00ac</p> | GARBLED_TEXT",
                "<p>\u00d8\u00a7\u00d9\u201e</p> | GARBLED_TEXT",
                "<p>Lorem ipsum dolor</p> | SAMPLE_TEXT",
                "<style>.a { color: ${color} }</style><p>Hi</p> | PLACEHOLDERS",
                "<!--[if mso]><v:rect href=\"{{url}}\"></v:rect><![endif]--><p>Hi</p> | PLACEHOLDERS",
                "<p style=\"width: NaNpx\">Hi</p> | PROGRAM_VALUES",
                "<img src=\"cid:a\" alt=\"\" width=\"undefined\"> | PROGRAM_VALUES",
                "<p style=\"color:null\">Hi</p> | PROGRAM_VALUES",
                "<a href=\"https://shop.example/?b=%5B%5Bid%5D%5D\">Order</a> | PLACEHOLDERS",
                "<a href=\"https://\">Order</a> | LINK_TARGETS",
                "<a href=\"https:///orders/1\">Order</a> | LINK_TARGETS",
                "<a href=\"http:/shop.example\">Order</a> | LINK_TARGETS",
                "<a href=\"https://https://shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"mailto:\">Write</a> | LINK_TARGETS",
                "<a href=\"tel:\">Call</a> | LINK_TARGETS",
                "<a href=\"http://mailhog:8025/\">Order</a> | LINK_TARGETS",
                "<img src=\"https://\" alt=\"Logo\"> | IMAGE_SOURCE",
                "<img src=\"cid:\" alt=\"Logo\"> | IMAGE_SOURCE",
                "<p th:text=\"x\">Ada</p> | PLACEHOLDERS",
                "<p v-if=\"x\">Ada</p> | PLACEHOLDERS",
                "<p :title=\"x\">Ada</p> | PLACEHOLDERS",
                "<th:block>Ada</th:block> | PLACEHOLDERS",
                "<mj-text>Ada</mj-text> | PLACEHOLDERS",
                "<a href=\"https://shop.example/{{id}}\">Order</a> | PLACEHOLDERS",
                "<a href=\"https://shop.example/%7B%7Bid%7D%7D\">Order</a> | PLACEHOLDERS",
                "<a href=\"https://shop.example/?u=undefined\">Order</a> | PROGRAM_VALUES",
                "<img src=\"https://shop.example/a.png\" alt=\"null\"> | PROGRAM_VALUES",
                "<a href=\"/orders/1\">Order</a> | LINK_TARGETS",
                "<a href=\"orders.html\">Order</a> | LINK_TARGETS",
                "<a href=\"//shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"www.shop.example\">Order</a> | LINK_TARGETS",
                "<a href=\"\">Order</a> | LINK_TARGETS",
                "<a href=\"#\">Order</a> | LINK_TARGETS",
                "<a>Order</a> | LINK_TARGETS",
                "<a href=\"#nowhere\">Order</a> | LINK_TARGETS",
                "<a href=\"javascript:void(0)\">Order</a> | LINK_TARGETS",
                "<a href=\"http://localhost:8080/orders\">Order</a> | LINK_TARGETS",
                "<a href=\"http://127.0.0.1/orders\">Order</a> | LINK_TARGETS",
                "<a href=\"http://[::1]:80/orders\">Order</a> | LINK_TARGETS",
                "<a href=\"https://staging.shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"https://shop-staging.shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"https://shop.test/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://192.168.1.20/\">Order</a> | LINK_TARGETS",
                "<a href=\"file:///C:/orders.html\">Order</a> | LINK_TARGETS",
                "<a href=\"https://s.example/1\">Confirm</a> <a href=\"https://s.example/2\">confirm</a> | LINK_TEXTS",
                "<img alt=\"Logo\"> | IMAGE_SOURCE",
                "<img src=\"\" alt=\"Logo\"> | IMAGE_SOURCE",
                "<img src=\"logo.png\" alt=\"Logo\"> | IMAGE_SOURCE",
                "<img src=\"http://localhost/logo.png\" alt=\"Logo\"> | IMAGE_SOURCE",
                "<img src=\"blob:https://shop.example/1\" alt=\"Logo\"> | IMAGE_SOURCE",
                "<img src=\"https://shop.example/a.png\" srcset=\"https://shop.example/b.png 1x, b.png 2x\" alt=\"\"> | IMAGE_SOURCE",
                "<table background=\"bg.png\"><tr><td>Hi</td></tr></table> | IMAGE_SOURCE",
                "<p style=\"background:#fff url('http://localhost/bg.png')\">Hi</p> | IMAGE_SOURCE",
                "<style>@media screen { .a { background: url(bg.png) } }</style><p class=a>Hi</p> | IMAGE_SOURCE",
                "<style>.a { background-image: url('http://localhost/bg.png') }</style><p class=a>Hi</p> | IMAGE_SOURCE",
                "<picture><source srcset=\"a.webp\"><img src=\"https://shop.example/a.png\" alt=\"\"></picture> | IMAGE_SOURCE",
                "<video poster=\"a.png\"></video> | IMAGE_SOURCE",
                "<!--[if mso]><v:fill src=\"http://localhost/a.png\"/><![endif]--><p>Hi</p> | IMAGE_SOURCE",
                "<!--[if mso]><table><tr><td background=\"a.png\">Hi</td></tr></table><![endif]--><p>Hi</p> | IMAGE_SOURCE",
                "<!--[if mso]><v:rect href=\"http://localhost/\"><center>Hi</center></v:rect><![endif]--><p>Hi</p> | LINK_TARGETS",
                "<a href=\"http://127.1/\">Order</a> | LINK_TARGETS",
                "<a href=\"localhost:8080/confirm\">Order</a> | LINK_TARGETS",
                "<a href=\"localhost:8080\">Order</a> | LINK_TARGETS",
                "<a href=\"www.shop.example:8080/orders\">Order</a> | LINK_TARGETS",
                "<a href=\"http://localhost.:8080/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://2130706433/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://0x7f.1/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://0300.0250.0.1/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://[fe80::1%25eth0]/\">Order</a> | LINK_TARGETS",
                "<img src=\"localhost:8080/logo.png\"> | IMAGE_SOURCE",
                "<!--[if mso]><v:rect href=\"localhost:8080/orders\"><center>Hi</center></v:rect><![endif]--><p>Hi</p> | LINK_TARGETS",
                "<a href=\"http://[::ffff:127.0.0.1]/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://localhost.localdomain/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://[fe80::1]/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://[fd12:3456::1]/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://169.254.1.1/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://shop.home.arpa/\">Order</a> | LINK_TARGETS",
                "<a href=\"http://shop.corp/\">Order</a> | LINK_TARGETS",
                "<a href=\"http:// shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"https://shop..example/\">Order</a> | LINK_TARGETS",
                "<a href=\"https://.shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"https://:8080/\">Order</a> | LINK_TARGETS",
                "<a href=\"htp://shop.example/\">Order</a> | LINK_TARGETS",
                "<a href=\"C:\\orders.html\">Order</a> | LINK_TARGETS",
                "<a href=\"about:blank\">Order</a> | LINK_TARGETS",
                "<a href=\"nullhttps://shop.example/\">Order</a> | PROGRAM_VALUES",
                "<a href=\"https://shop.example/?u=[object%20Object]\">Order</a> | PROGRAM_VALUES",
                "<a href=\"https://shop.example/Optional%5B1%5D\">Order</a> | PROGRAM_VALUES",
                "<a href=\"https://shop.example/%7B%7B%20id%20%7D%7D\">Order</a> | PLACEHOLDERS",
                "<a href=\"https://shop.example/%3C%25=%20id%20%25%3E\">Order</a> | PLACEHOLDERS",
                "<p layout:fragment=\"x\">Ada</p> | PLACEHOLDERS",
                "<p sec:authorize=\"x\">Ada</p> | PLACEHOLDERS",
                "<p {{attributes}}>Ada</p> | PLACEHOLDERS",
                "<fmt:message key=\"x\"/> | PLACEHOLDERS",
                "<p><?php echo $x; ?></p> | PLACEHOLDERS",
                "<?php echo $x; ?><p>Hi</p> | PLACEHOLDERS",
                "<a style=\"color:#000\">https://shop.example/</a> | LINK_TARGETS",
                "<a href=\"https://shop.example/%7B06958555-b158%7D\">Order</a> | PLACEHOLDERS",
            })
    void slips_in_html_are_told(String html, String rule) {
        assertThat(rules(withHtml(html))).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We sell 100 % cotton, 20% discount and 5 %d\u00e9co",
                "Save 50%! 100%s",
                "All agreements are null and void. Test the null hypothesis.",
                "Nullable, annulled, non-null, null-safe, undefined behaviour",
                "NaNcy and the Banana",
                "Braces {} and sets {1, 2, 3} and (a) [b] [1]",
                "Write to john.Doe@1a2b3c.example or to ada@example.org",
                "CAF\u00c9\u00ae, SPA\u00df\u2026 viel Spa\u00df\u00a0! GR\u00dcN\u00bb \u00c4\u2013\u00d6",
                "AMANH\u00c3\u2026 IRM\u00c3\u201d MA\u00c7\u00c3\u00a0E",
                "\u041f\u0440\u0438\u0432\u0435\u0442, \u0393\u03b5\u03b9\u03ac, Z\u00fcrich, \u010ce\u0161tina, \u65e5\u672c\u8a9e, \ud83c\udf89",
                "caf\u00e9\u201d\u2026 na\u00efve \u00e2ge, pr\u00eat\u00a0? Fran\u00e7ois \u00ab\u00a0oui\u00a0\u00bb",
                "https://shop.example/%d0%9f?a=1&copy=2&b%5b0%5d=1 and https://example.com/?q=%20x",
                "a < b > c, <ada@example.org>, <https://shop.example/>, 3 <4> 5",
                "AT&T, R&D; Q&A",
                "$100 {USD 5}",
                "Der Vertrag ist null und nichtig, in null Komma nichts, um null Uhr, unter null Grad, bei null Prozent Zinsen",
                "Drei zu null, gleich null, f\u00fcr null Euro, null Toleranz und null Bock. Null Problem!",
                "Det koster null kroner, null utslipp",
                "A null result is a result; undefined terms; undefined reference to `SHPOpen'",
                "a<b and c>d",
                "F\u00c4\u00adHIG MA\u00c7\u00c3\u00adS \u00c5\u201d \u00c5\u2026 \u00c5\u2013\u00d6 A\u2013\u00c5\u2013L, 5\u00d7\u00b1, \u00e9t\u00e9\u2026\u00bb",
                "Get $10 off, $ave big, A$AP, $AAPL and $btc, US$20. echo $PATH, $i, $(date)",
                "What??? Really?? Is it ok?? yes.no??",
                "@home, @ada@mastodon.social, foo@1.2.3, [#123], [#AB-1], [=], #if you can, ## Chapter ##",
                "{/} {#1} x^{2} \\frac{1}{2} HEAD@{1} if [[ -f file ]]; then",
                "Rate 5%/6%, 3%-5%, 10%20%30%, only 20%,10% and %-sign",
                "`${name}`, `{{x}}`, ``${a}`` and `null` are code",
                "Is it ok??www.shop.example?? a##name##b, and $x_1$ or $n_k$ in formulas",
                "https://shop.example/$metadata?$orderBy=a and https://shop.example/%5Dd",
                "Non \u00e8 null'altro. Stunde null, Endstand 3 zu null. Re: [Request ID :##RE-12##]",
                "https://test.de/ and https://dev.to/ and https://contest.example/ and https://latest.shop.example/x",
            })
    void what_people_write_is_no_slip(String words) {
        assertThat(slips(withText(words))).isEmpty();
        assertThat(slips(withSubject(words))).isEmpty();
        String html = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(slips(withHtml("<p>" + html + "</p>"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Write <code>${name}</code> or <code>null</code></p>",
                "<style>.a { color: red } @media { p { x: y } }</style><p style=\"width:100%\">Hi</p>",
                "<style>*{margin:0} @media screen{.a{color:red}}</style><p>Hi</p>",
                "<!--[if mso]><style>*{margin:0}</style><table><tr><td><![endif]--><!-- {{x}} --><p>Hi</p>",
                "<p style=\"font-family: Null Sans; background: url(https://example.com/null.png)\">Hi</p>",
                "<a href=\"mailto:?subject=Hi\">Share</a>",
                "<style>@import url(a.css); @font-face { src: url(a.woff2) } p { background: url(cid:a); behavior: url(#default#VML) }</style><p>Hi</p>",
                "<p id=x>Hi</p><!--[if mso]><v:rect href=\"https://example.com/\"><v:fill src=\"cid:a\"/></v:rect><a href=\"#x\">X</a><![endif]-->",
                "<!--[if !mso]><a href=\"x.html\">{{x}}</a><![endif]--><!--[if lt IE 9]><script src=\"html5.js\"></script><![endif]--><p>Hi</p>",
                "<picture><source srcset=\"https://example.com/a.webp 1x, cid:b 2x\"><img src=\"cid:a\" alt=\"\"></picture>",
                "<a href=\"https://on-stage.shop.example/\">A</a> <a href=\"https://covid-test.berlin.example/\">B</a>",
                "<a href=\"https://test.co.uk/\">A</a> <a href=\"https://www.stage.com.br/\">B</a> <a href=\"https://qa.gov.au/x\">C</a>",
                "<a href=\"https://example.com/1\">Rate it</a> <a href=\"https://example.com/2\">Rate it</a> "
                        + "<a href=\"https://example.com/3\">Rate it</a>",
                "<a href=\"https://example.com/1\">\u041f\u043e\u0434\u0440\u043e\u0431\u043d\u0435\u0435</a> "
                        + "<a href=\"https://example.com/2\">\u041f\u043e\u0434\u0440\u043e\u0431\u043d\u0435\u0435</a>",
                "<a name=top></a><p id=x>Hi</p><a href=\"#top\">Up</a> <a href=\"#x\">X</a>",
                "<a href=\"mailto:shop@example.com\">Mail</a> <a href=\"tel:+123\">Call</a> <a href=\"sms:+123\">Text</a> <a href=\"tel:112\">Help</a>",
                "<a href=\"https://example.com/\">Shop</a> <a href=\"https://example.com/?utm_source=mail\">Shop</a>",
                "<a href=\"https://example.com/1\">Read more</a> <a href=\"https://example.com/2\">Read more \u00bb</a>",
                "<img src=\"cid:logo\" alt=\"Logo\"><img src=\"data:image/png;base64,AAAA\" alt=\"x\">",
                "<v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\" href=\"https://example.com/\"><p>Hi</p></v:roundrect>",
                "<script type=\"application/ld+json\">{\"a\": {\"b\": null}}</script><p>Hi</p>",
                "<p data-id=\"null\" class=\"x\">Hi</p>",
                "<a href=\"https://sh\nop.example/\">Order</a>",
                "<a href=\"#top\">Up</a> <a href=\"#%C3%BC\">X</a><p id=\"\u00fc\">Hi</p>",
                "<o:p></o:p><?xml version=\"1.0\"?><p onclick=\"$.ajax({})\">Hi</p>",
                "<p style=\"background:url('https://shop.example/a.png'), url(cid:a); fill:url(#a)\">Hi</p>",
                "<img src=\"cid:a\" srcset=\"https://shop.example/w_1,h_2/a.png 100w,https://shop.example/b.png 200w\" alt=\"\">",
                "<a href=\"https://home.example/\">A</a> <a href=\"https://fd00.example/\">B</a> <a href=\"https://[2a00::1]/\">C</a>",
                "<a style=\"color:#000\">ada@example.org</a>",
                "<img alt=\"\" src=\"https://img.shop.example/%7B06958555-b158-43f9-9f4c-f7cc10a305a0%7D_logo.png\">",
                "<a href=\"https://shop.example/Doc.aspx?sourcedoc=%7BB333DB65-76F0-8F48-79D9-9CBC41C6285A%7D&file=a.docx\">Offer</a>",
                "<a href=\"http://0xCB007101/\">Shop</a>",
            })
    void finished_html_passes(String html) {
        assertThat(slips(withHtml(html))).isEmpty();
    }

    @Test
    void hosts_may_be_long() {
        String host = "a" + ".a".repeat(20_000);

        assertThat(rules(withHtml("<a href=\"" + host + ":8080/\">Order</a>"))).isEqualTo("LINK_TARGETS");
        assertThat(rules(withHtml("<a href=\"" + host + ":app\">Order</a>"))).isEmpty();
    }

    @Test
    void text_and_HTML_have_the_same_links() {
        String html =
                "<a href=\"https://shop.example/c?t=2\">Confirm</a> <a href=\"https://shop.example/imprint\">Imprint</a>";

        assertThat(slips(withBoth("Confirm: https://shop.example/c?t=2", html))).isEmpty();
        assertThat(slips(withBoth("Confirm: https://shop.example/c?t=1", html)))
                .containsExactly("ALTERNATIVE_LINKS: only the text body links to \"https://shop.example/c?t=1\"; "
                        + "the HTML body links to \"https://shop.example/c?t=2\", \"https://shop.example/imprint\"");
        assertThat(slips(withBoth("Confirm on our web site.", html)))
                .containsExactly("ALTERNATIVE_LINKS: the text body has no links; "
                        + "the HTML body links to \"https://shop.example/c?t=2\", \"https://shop.example/imprint\"");
        assertThat(slips(withBoth("See www.shop.example/imprint", html.replace("shop.example", "www.shop.example"))))
                .isEmpty();
        assertThat(slips(withBoth("See www.shop.example/other", html))).hasSize(1);
        assertThat(slips(withBoth("Hello", "<a href=\"https://shop.example/\"><img src=\"cid:x\" alt=\"Shop\"></a>")))
                .isEmpty();
    }

    /** RFC 3986, section 6.2, and RFC 3987, section 3.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://Shop.Example/a | https://shop.example/a",
                "HTTPS://shop.example:443/a | https://shop.example/a",
                "https://shop.example | https://shop.example/",
                "https://shop.example/?a | https://shop.example?a",
                "https://b\u00fccher.example/a | https://xn--bcher-kva.example/a",
                "https://shop.example/gr\u00f6\u00dfe | https://shop.example/gr%C3%B6%C3%9fe",
                "https://shop.example/%7eada | https://shop.example/~ada",
                "https://shop.example/a?utm_source=text | https://shop.example/a?utm_source=html",
                "\u00bbhttps://shop.example/a\u00ab | https://shop.example/a",
                "https://shop.example/a\u3002\u6b21 | https://shop.example/a",
                "https://shop.example/a\u2026 | https://shop.example/a",
                "*https://shop.example/a* | https://shop.example/a",
                "_https://shop.example/a_ | https://shop.example/a",
                "https://shop.example/don\u2019t | https://shop.example/don\u2019t",
                "https://shop.example/A\uff08B\uff09 | https://shop.example/A\uff08B\uff09",
                "https://shop.example/a?utm_source=text#top | https://shop.example/a#top",
            })
    void links_with_the_same_target_may_be_written_differently(String inText, String inHtml) {
        assertThat(slips(withBoth("Go: " + inText, "<a href=\"" + inHtml + "\">Go</a>")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example/A | https://shop.example/a",
                "http://shop.example/a | https://shop.example/a",
                "https://shop.example:8443/a | https://shop.example/a",
                "https://shop.example/a%2fb | https://shop.example/a/b",
                "https://stra\u00dfe.example/a | https://strasse.example/a",
            })
    void links_with_other_targets_differ(String inText, String inHtml) {
        assertThat(slips(withBoth("Go: " + inText, "<a href=\"" + inHtml + "\">Go</a>")))
                .containsExactly("ALTERNATIVE_LINKS: only the text body links to \"" + inText
                        + "\"; the HTML body links to \"" + inHtml + "\"");
    }

    /** Many people write a backtick instead of an apostrophe or an opening quotation mark. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don`t forget, ${name}, it`s yours",
                "Wie geht`s, ${name}? Hier gibt`s was",
                "\u00c7a m\u00e9`${name}`",
                "`Hello' ${name} `bye'",
                "``Hello ${name}''",
            })
    void a_backtick_does_not_always_mark_code(String words) {
        assertThat(rules(withText(words))).isEqualTo("PLACEHOLDERS");
    }

    /** The time limit is generous; quadratic time would take minutes. */
    @Test
    @Timeout(60)
    void many_slips_in_one_line_are_found_in_linear_time() {
        assertThat(rules(withHtml("<p>" + "`${name} ".repeat(150_000) + "</p>")))
                .isEqualTo("PLACEHOLDERS");
    }

    @Test
    void a_failure_names_rule_place_and_evidence() {
        ReceivedMail mail = withHtml("<html>\n<body>\n<p>Dear ${customer.name},</p>\n"
                + "<p><a href=\"http://localhost:8080/orders/1\">Your order</a></p>\n</body></html>");

        assertThatThrownBy(() -> mail.assertThat().isFinished()).hasMessage("""

                Expecting actual:
                  mail from <shop@example.com> to <ada@example.org>: "Hi"
                to have a finished mail but it violates the rules
                    PLACEHOLDERS: line 3 of the HTML has "${customer.name}": "Dear ${customer.name}," (junit-smtp: finished mails)
                    LINK_TARGETS: the link "Your order" in line 4 of the HTML leads to "http://localhost:8080/orders/1", \
                which is the reader's own machine (RFC 3986, section 4.2; RFC 6761, section 6)""");
    }

    @Test
    void a_rule_or_a_pattern_can_be_excepted() {
        ReceivedMail mail = smtpUtf8(HEADER + "Subject: Use ${name} for names\nContent-Type: text/html\n\n"
                + "<a href=\"http://localhost:8080/orders/1\">Your order</a>\n");

        mail.assertThat()
                .isFinishedExceptFor(MessageRule.PLACEHOLDERS, MessageRule.LINK_TARGETS)
                .isFinishedExceptFor(Pattern.compile("Use \\$\\{name}"), Pattern.compile("http://localhost:8080/.*"))
                .keepsTo(MessageRule.finished().except(MessageRule.PLACEHOLDERS, MessageRule.LINK_TARGETS));
        assertThatThrownBy(() -> mail.assertThat().isFinishedExceptFor(Pattern.compile("names")))
                .hasMessageContainingAll("PLACEHOLDERS", "LINK_TARGETS");
        assertThatThrownBy(() -> mail.assertThat().isFinishedExceptFor(Pattern.compile("http://localhost:9090/.*")))
                .hasMessageContainingAll("PLACEHOLDERS", "LINK_TARGETS");
        mail.assertThat().keepsTo(MessageRule.standard().except(MessageRule.values()));
    }

    @Test
    void names_and_file_names_are_judged() {
        ReceivedMail names = smtpUtf8(
                "From: \"${shop.name}\" <shop@example.com>\nTo: null null <ada@example.org>\nSubject: Hi\n\nHello\n");
        assertThat(slips(names))
                .containsExactly(
                        "PLACEHOLDERS: the name in From has \"${shop.name}\": \"${shop.name}\"",
                        "PROGRAM_VALUES: the name in To has \"null\": \"null null\"");

        assertThat(slips(withFile("text/csv", "orders-{{date}}.csv", "a;b".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        "PLACEHOLDERS: the file name of part 2 (text/csv) has \"{{date}}\": \"orders-{{date}}.csv\"");
        assertThat(slips(withFile("text/csv", "orders-null.csv", "a;b".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        "PROGRAM_VALUES: the file name of part 2 (text/csv) has \"null\": \"orders-null.csv\"");
        assertThat(rules(withFile("text/csv", "a_undefined_b.csv", "a;b".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("PROGRAM_VALUES");
        assertThat(rules(withFile("text/csv", "java.util.Date@1a2b3c.csv", "a;b".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("PROGRAM_VALUES");
        assertThat(slips(withFile("text/csv", "annulled-nulls.csv", "a;b".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static byte[] zip(String entry) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] latin1(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void attachments_are_what_they_say() throws Exception {
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        assertThat(slips(withFile("application/pdf", "invoice.pdf", latin1("%PDF-1.7\n"))))
                .isEmpty();
        assertThat(slips(withFile("application/octet-stream", "invoice.pdf", latin1("%PDF-1.7\n"))))
                .isEmpty();
        assertThat(slips(withFile("image/jpg", "a.JPG", latin1("\u00ff\u00d8\u00ff\u00e0"))))
                .isEmpty();
        assertThat(slips(withFile(word, "a.docx", zip("[Content_Types].xml")))).isEmpty();
        assertThat(slips(withFile("text/plain", "a.txt", latin1("BM and %PDF-"))))
                .isEmpty();
        assertThat(slips(withFile("application/octet-stream", "a.bin", latin1("anything"))))
                .isEmpty();

        assertThat(slips(withFile("application/pdf", "invoice.pdf", latin1("<html>Error 500</html>"))))
                .containsExactly(
                        "ATTACHMENT_CONTENT: part 2 (application/pdf) \"invoice.pdf\" is declared as application/pdf "
                                + "but begins with \"<html>Error 500</html>\"");
        assertThat(slips(withFile("application/pdf", "invoice.pdf", new byte[0])))
                .containsExactly("EMPTY_ATTACHMENT: part 2 (application/pdf) \"invoice.pdf\" is empty");
        assertThat(slips(withFile("application/octet-stream", "invoice.pdf", zip("a"))))
                .containsExactly("ATTACHMENT_CONTENT: part 2 (application/octet-stream) \"invoice.pdf\" "
                        + "has the name of a PDF document but is a ZIP archive");
        assertThat(slips(withFile(word, "a.docx", zip("a"))))
                .containsExactly("ATTACHMENT_CONTENT: part 2 (" + word + ") \"a.docx\" is declared as " + word
                        + " but is a ZIP archive");
        assertThat(slips(withFile("image/png", "a.png", latin1("GIF89a"))))
                .containsExactly(
                        "ATTACHMENT_CONTENT: part 2 (image/png) \"a.png\" is declared as image/png but is a GIF image");
        assertThat(slips(withFile("text/csv", "a.csv", zip("a"))))
                .containsExactly(
                        "ATTACHMENT_CONTENT: part 2 (text/csv) \"a.csv\" is declared as text/csv but is a ZIP archive");
    }

    @Test
    void a_link_for_Outlook_is_told_with_its_line() {
        String html = "<div>\n<!--[if mso]>\n<table><tr><td><![endif]-->\n</div>\n<!-- a -->"
                + "<!--[if mso]><v:rect href=\"x.html\"><center>Hi</center></v:rect><![endif]-->\n"
                + "<!--[if mso]></td></tr></table>\n<v:fill src=\"a.png\"/><![endif]-->";

        assertThat(slips(withHtml(html)))
                .containsExactly(
                        "LINK_TARGETS: the link \"Hi\" for Outlook in line 5 of the HTML has the relative target \"x.html\"; links in a mail need a scheme and a host",
                        "IMAGE_SOURCE: the <v:fill> in line 7 of the HTML has the relative src \"a.png\"");
    }

    @Test
    void many_slips_are_told_briefly() {
        ReceivedMail mail = withHtml("<p>${a}</p>\n".repeat(10_000));

        assertThat(slips(mail)).hasSize(5).last().asString().endsWith("\"${a}\": \"${a}\"; 9995 more like this");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "{{",
                "${",
                "%7B",
                "<a href='",
                "[[",
                "*|",
                "&",
                "\u00c3\u00bc",
                "<b",
                "Optional[",
                "a.b.C@",
                "x@@",
                "%",
                "http://",
                "<a href=#x>",
                "http://a-qa-",
                "<b a = ",
                "\u00c4\u00b0",
                "null ",
                "<!--[if mso]><td><![endif]-->\n"
            })
    void absurd_bodies_are_judged_in_time(String piece) {
        assertThat(slips(withHtml(piece.repeat(300_000 / piece.length())))).hasSizeLessThan(60);
        assertThat(slips(withText(piece.repeat(300_000 / piece.length())))).hasSizeLessThan(60);
    }
}
