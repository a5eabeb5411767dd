package io.github.junitsmtp.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Whatever a mail, client or server sends is text on the page, and harmless in the preview frame. */
class PageFuzzTest {

    private static final List<String> PARTS = List.of(
            "<script>alert(1)</script>",
            "<script src='http://127.0.0.1:1/'>",
            "</script>",
            "</iframe>",
            "</style>",
            "</title>",
            "</textarea>",
            "</template>",
            "</details>",
            "</pre>",
            "</svg>",
            "<style>",
            "<title>",
            "<textarea>",
            "<template>",
            "<noscript>",
            "<plaintext>",
            "<xmp>",
            "<select>",
            "<table>",
            "<svg>",
            "<svg onload=alert(1)>",
            "<math><mtext>",
            "<mglyph>",
            "<foreignObject>",
            "<!--",
            "-->",
            "--!>",
            "<![CDATA[",
            "]]>",
            "<?x",
            "<",
            ">",
            "\"",
            "'",
            "`",
            "=",
            "/",
            "&",
            "&quot;",
            "&lt;script&gt;",
            "&#x3c;img src=x onerror=alert(1)&#x3e;",
            " onmouseover=alert(1) ",
            " style=\"background:url(http://127.0.0.1:1/)\" ",
            " srcdoc=\"<script>alert(1)</script>\" ",
            "<img src=x onerror=alert(1)>",
            "<img src=\"http://127.0.0.1:1/",
            "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
            "<a href=\"javascript:alert(1)\">",
            "<a href=\"http://127.0.0.1:1/",
            "<iframe src=\"http://127.0.0.1:1/\">",
            "<base href=\"http://127.0.0.1:1/\">",
            "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:1/\">",
            "<link rel=stylesheet href=\"http://127.0.0.1:1/\">",
            "<form action=\"http://127.0.0.1:1/\"><input name=a>",
            "@import 'http://127.0.0.1:1/';",
            "url(http://127.0.0.1:1/)",
            "\\75rl(http://127.0.0.1:1/)",
            "image-set('http://127.0.0.1:1/' 1x)",
            "expression(alert(1))",
            "{}",
            "*/",
            "/*",
            "a",
            " ",
            "\t",
            "\0",
            "\u001b[2J",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud83d\ude00");

    /** Characters that could break a page, anywhere in it. */
    private static final String DANGEROUS =
            "script, frame, object, embed, applet, form, input, base, link, meta, template, math, textarea, xmp, plaintext";

    /** Browsers that run scripts see folded content as text. The page's script makes elements of it. */
    private static final Pattern FOLDED = Pattern.compile("(?is)<noscript>(.*?)</noscript[\\s/>]");

    private static final String HARMLESS = page("a", "a", "a", "a", "a", "a");
    private static final int HARMLESS_ENDS = ends(HARMLESS);
    private static final List<String> HARMLESS_DANGERS = dangers(Jsoup.parse(HARMLESS));

    private static String page(String title, String subject, String html, String file, String command, String reply) {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        SessionRecorder session = transcript.open("127.0.0.1:1");
        session.replied(bytes("220 " + reply + "\r\n"), false);
        byte[] line = bytes(command + "\r\n");
        session.sent(Exchange.Kind.COMMAND, line, line.length, true);
        session.replied(bytes("250 " + reply + "\r\n"), true);
        session.accepted(mail(subject, html, file));
        session.ended(Ending.CLOSED_BY_CLIENT);
        return SmtpReport.of(transcript).titled(title).failedBy(title).html();
    }

    private static ReceivedMail mail(String subject, String html, String file) {
        String message = "Subject: " + subject + "\r\nContent-Type: multipart/mixed; boundary=fuzz\r\n\r\n"
                + "--fuzz\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n" + html
                + "\r\n--fuzz\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"" + file
                + "\"\r\n\r\nx\r\n--fuzz--\r\n.\r\n";
        Envelope envelope = new Envelope(
                SmtpCommand.parse("MAIL FROM:<" + file + "@b.example>"),
                List.of(SmtpCommand.parse("RCPT TO:<" + subject + "@d.example>")));
        return new ReceivedMail(envelope, Octets.of(bytes(message)), new Arrival(1, subject, false, Instant.EPOCH));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PARTS).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Property
    void nothing_that_was_said_becomes_part_of_the_page(
            @ForAll("texts") String title,
            @ForAll("texts") String subject,
            @ForAll("texts") String html,
            @ForAll("texts") String file,
            @ForAll("texts") String command,
            @ForAll("texts") String reply) {
        isHarmless(page(title, subject, html, file, command, reply));
    }

    @Provide
    Arbitrary<String> hostile() {
        return HostileHtml.texts();
    }

    @Property
    void what_parsers_disagree_about_is_harmless(@ForAll("hostile") String subject, @ForAll("hostile") String html) {
        isHarmless(page(subject, subject, html, subject, subject, subject));
    }

    @Example
    void what_is_harmless_has_a_preview() {
        assertThat(Jsoup.parse(HARMLESS).select("iframe")).hasSize(1);
    }

    @Example
    void what_once_was_tried_is_harmless() {
        Stream.of(
                        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                        "<svg><style><img src=x onerror=alert(1)></style></svg>",
                        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\">",
                        "<style><!--</style><script>alert(1)</script>-->",
                        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                        "<template><s><template><s><img src=x onerror=alert(1)>@shafigullin</s></template></s></template>",
                        "<a href=\"java&#9;script:alert(1)\">x</a>",
                        "<table><td background=\"http://127.0.0.1:1/\">",
                        "<p title=\"</noscript><meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>\">",
                        "<a href=\"http://x/</noscript><img src=x onerror=alert(1)>\">x</a>",
                        "<style>a{b:'</sty@importle><script>alert(1)</script>'}</style>")
                .forEach(html -> isHarmless(page(html, html, html, html, html, html)));
    }

    private static void isHarmless(String html) {
        assertThat(ends(html)).isEqualTo(HARMLESS_ENDS);
        isHarmlessAsParsed(Jsoup.parse(html));
        isHarmlessAsParsed(Jsoup.parse(FOLDED.matcher(html).replaceAll("")));
        FOLDED.matcher(html).results().map(fold -> fold.group(1)).forEach(fold -> {
            Document unfolded = Jsoup.parseBodyFragment(fold);
            assertThat(dangers(unfolded)).isEmpty();
            hasInertFrames(unfolded);
        });
    }

    private static void isHarmlessAsParsed(Document page) {
        assertThat(dangers(page)).containsExactlyElementsOf(HARMLESS_DANGERS);
        hasInertFrames(page);
    }

    private static void hasInertFrames(Document page) {
        assertThat(page.select("iframe")).hasSizeLessThan(2).allSatisfy(frame -> {
            assertThat(frame.attr("sandbox")).isEqualTo("allow-same-origin");
            isInert(Jsoup.parse(frame.attr("srcdoc")));
        });
        assertThat(attributes(page)).noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(addresses(page))
                .allSatisfy(address -> assertThat(address)
                        .matches("(?s)#.*|data:,|data:(application/octet-stream|image/png);base64,.*"
                                + "|https://www\\.rfc-editor\\.org/.*"));
    }

    /** To a browser that runs scripts, everything in a noscript element is text up to this end tag, even within an attribute. */
    private static int ends(String page) {
        return page.toLowerCase(Locale.ROOT).split("</noscript", -1).length;
    }

    private static List<String> dangers(Document page) {
        return page.select(DANGEROUS).stream()
                .map(element -> element.tagName() + element.data())
                .toList();
    }

    private static void isInert(Document frame) {
        assertThat(frame.select("body").select(DANGEROUS)).isEmpty();
        assertThat(frame.select("svg, video, audio, source, track, iframe, noscript, select, marquee, details"))
                .isEmpty();
        assertThat(attributes(frame)).noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(addresses(frame)).allSatisfy(address -> assertThat(address).startsWith("data:image/"));
        assertThat(Stream.concat(
                        frame.select("style").stream().map(Element::data),
                        frame.select("[style]").stream().map(element -> element.attr("style"))))
                .allSatisfy(css ->
                        assertThat(css.toLowerCase(Locale.ROOT)).doesNotContain("@import", "url(", "image-set(", "\\"));
    }

    private static Stream<Attribute> attributes(Document page) {
        return page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream());
    }

    private static List<String> addresses(Document page) {
        return attributes(page)
                .filter(attribute -> List.of("href", "src", "action", "background", "poster", "data", "srcset")
                        .contains(attribute.getKey()))
                .map(Attribute::getValue)
                .toList();
    }
}
