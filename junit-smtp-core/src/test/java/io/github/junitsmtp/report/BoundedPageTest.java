package io.github.junitsmtp.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.Allocations;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However much is sent, browsers can open the page, and it contains what matters. */
class BoundedPageTest {

    private static final String HUGE = "<&>\"x".repeat(700_000);

    /** Everything that others control, each with a mail that has it. */
    private enum Field {
        SUBJECT("Subject: %s\n\nx"),
        NAME_OF_FIELD("%s: x\n\nx"),
        LINE_THAT_IS_NO_FIELD("Subject: x\n%s\n\nx"),
        MEDIA_TYPE("Content-Type: %s/x\n\nx"),
        CHARSET("Content-Type: text/plain; charset=\"%s\"\n\nx"),
        BOUNDARY("Content-Type: multipart/mixed; boundary=\"%s\"\n\nx"),
        TRANSFER_ENCODING("Content-Transfer-Encoding: %s\n\nx"),
        FILE_NAME("Content-Type: application/pdf; name=\"%s\"\nContent-Disposition: attachment\n\nx"),
        CONTENT_ID("Content-Type: image/png\nContent-ID: <%s>\nContent-Disposition: inline\n\nx"),
        TO("To: %s\n\nx"),
        TEXT("Content-Type: text/plain\n\n%s"),
        HTML("Content-Type: text/html\n\n%s"),
        LINK("Content-Type: text/html\n\n<a href='http://x/%s'>x</a>"),
        STYLE("Content-Type: text/html\n\n<style>%s</style><p style='%1$s'>x"),
        IMAGE("Content-Type: text/html\n\n<img alt='%s' src='cid:%1$s'>");

        private final String message;

        Field(String message) {
            this.message = message;
        }
    }

    private static ReceivedMail mail(String message, String from, List<String> to) {
        Envelope envelope = new Envelope(
                SmtpCommand.parse("MAIL FROM:<" + from + ">"),
                to.stream()
                        .map(recipient -> SmtpCommand.parse("RCPT TO:<" + recipient + ">"))
                        .toList());
        byte[] content = bytes(message.replace("\n", "\r\n") + "\r\n.\r\n");
        return new ReceivedMail(envelope, Octets.of(content), new Arrival(1, from, false, Instant.EPOCH));
    }

    private static ReceivedMail mail(String message) {
        return mail(message, "a@b.example", List.of("c@d.example"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SmtpReport report(Consumer<SessionRecorder> dialogue) {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        session(transcript, dialogue);
        return SmtpReport.of(transcript);
    }

    private static void session(TranscriptRecorder transcript, Consumer<SessionRecorder> dialogue) {
        SessionRecorder session = transcript.open("127.0.0.1:1");
        session.replied(bytes("220 hello\r\n"), false);
        dialogue.accept(session);
        session.ended(Ending.CLOSED_BY_CLIENT);
    }

    private static void say(SessionRecorder session, String command, String reply) {
        byte[] line = bytes(command + "\r\n");
        session.sent(Exchange.Kind.COMMAND, line, line.length, true);
        session.replied(bytes(reply + "\r\n"), false);
    }

    private static void isBounded(String page) {
        assertThat(page.length()).isLessThan(2_500_000);
    }

    @ParameterizedTest
    @EnumSource
    void a_field_of_a_mail_may_be_huge(Field field) {
        String message = String.format(
                field.message, field == Field.TEXT || field == Field.HTML ? HUGE : HUGE.replace("\"", ""));

        isBounded(report(session -> session.accepted(mail(message))).html());
    }

    @Test
    void all_that_is_said_may_be_huge() {
        isBounded(report(session -> say(session, "NOOP " + HUGE, "250 OK")).html());
        isBounded(report(session -> say(session, "NOOP", "250 " + HUGE)).html());
        isBounded(report(session -> say(session, "NOOP", "250-x\r\n".repeat(1_000_000) + "250 x"))
                .html());
        isBounded(report(session -> say(session, "NOOP", HUGE)).html());
        isBounded(report(session -> session.accepted(mail("", HUGE, List.of(HUGE))))
                .html());
    }

    @Test
    void what_the_test_tells_may_be_huge() {
        SmtpReport report = report(session -> session.accepted(mail("")));
        FailedWait wait =
                new FailedWait(HUGE, HUGE, List.of(new NearMiss(mail("Subject: x\n\n", HUGE, List.of(HUGE)), HUGE)));

        isBounded(report.titled(HUGE).html());
        isBounded(report.failedBy(HUGE).html());
        isBounded(report.withFailedWaits(List.of(wait, new FailedWait("x", HUGE, List.of())))
                .html());
        isBounded(report.withLosses(List.of(HUGE)).html());
    }

    @Test
    void a_thousand_files_with_long_names_are_counted() {
        String parts =
                ("--b\nContent-Disposition: attachment; filename=\"" + "n".repeat(18_000) + "\"\n\nx\n").repeat(1000);
        String page = report(session ->
                        session.accepted(mail("Content-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--")))
                .html();

        isBounded(page);
        Document shown = Jsoup.parse(page);
        assertThat(shown.select(".files > li")).hasSize(201);
        assertThat(shown.select(".files > li").last().text()).isEqualTo("800 more files omitted.");
        assertThat(shown.select(".tree > li").last().text()).isEqualTo("801 more parts omitted.");
    }

    @Test
    void of_a_long_dialogue_the_beginning_the_end_and_what_was_refused_are_shown() {
        String page = report(session -> {
                    for (int i = 1; i <= 50_000; i++) {
                        say(session, "NOOP " + i, i == 30_000 ? "550 no" : "250 OK");
                    }
                })
                .html();

        assertThat(page.length()).isLessThan(500_000);
        Document shown = Jsoup.parse(page);
        assertThat(shown.select(".client .said").eachText())
                .hasSize(99 + 1 + 100)
                .startsWith("NOOP 1", "NOOP 2")
                .contains("NOOP 30000")
                .endsWith("NOOP 49999", "NOOP 50000");
        assertThat(shown.select(".gap .note:contains(omitted)").eachText()) // other notes are about idle times
                .containsExactly(
                        "29,900 steps omitted. The JUnit extension keeps all steps in dialogue.txt.",
                        "19,900 steps omitted. The JUnit extension keeps all steps in dialogue.txt.");
        assertThat(shown.select(shown.select(".jump").attr("href")).text()).contains("no");
    }

    @Test
    void of_many_sessions_and_mails_the_first_and_the_last_are_shown() {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        for (int i = 1; i <= 3000; i++) {
            String reply = i == 1500 ? "550 no" : "250 OK";
            session(transcript, session -> {
                say(session, "NOOP", reply);
                session.accepted(mail("Subject: x\n\nx"));
            });
        }
        Document page = Jsoup.parse(SmtpReport.of(transcript).html());

        assertThat(page.outerHtml().length()).isLessThan(10_000_000);
        assertThat(page.select(".session").eachAttr("id"))
                .hasSize(333 + 1 + 333)
                .startsWith("session-1")
                .contains("session-1500")
                .endsWith("session-3000");
        assertThat(page.select("#sessions > .nothing").eachText())
                .containsExactly("1,166 more sessions omitted.", "1,167 more sessions omitted.");
        assertThat(page.select(".bars a")).hasSize(667);
        assertThat(page.select("#mails > .nothing").eachText()).containsExactly("2,334 more mails omitted.");
        assertThat(page.select("#session-1500 .facts").text()).endsWith("delivered mail 1500");
        assertThat(page.select("a[href=#mail-1500]")).isEmpty();
        assertThat(page.select("a[href=#mail-3000]")).hasSize(1);
    }

    @Test
    void HTML_that_a_parser_multiplies_is_cut() {
        String open = IntStream.range(0, 12)
                .mapToObj(i -> "<b id=" + i + " style=\"" + "x".repeat(4000) + "\">")
                .collect(Collectors.joining());

        isBounded(report(
                        session -> session.accepted(mail("Content-Type: text/html\n\n" + open + "<p>x".repeat(10_000))))
                .html());
    }

    @Test
    void a_page_costs_no_more_than_what_is_on_it() {
        Allocations.growWithInput(
                100,
                size -> {
                    TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
                    for (int i = 0; i < size; i++) {
                        session(transcript, session -> session.accepted(mail("Subject: x\n\nx")));
                    }
                    return SmtpReport.of(transcript);
                },
                SmtpReport::html);
        Allocations.growWithInput(
                100,
                size -> report(
                        session -> IntStream.range(0, size).forEach(i -> session.accepted(mail("Subject: x\n\nx")))),
                SmtpReport::html);
        Allocations.growWithInput(
                1000,
                size -> report(session -> session.accepted(
                        mail("Subject: x\n\nx", "a@b.example", Collections.nCopies(size, "c@d.example")))),
                SmtpReport::html);
        Allocations.growWithInput(
                1000,
                size -> report(session ->
                        IntStream.range(0, size).forEach(i -> say(session, "NOOP", i % 2 == 0 ? "250 OK" : "550 no"))),
                SmtpReport::html);
    }
}
