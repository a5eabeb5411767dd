package io.github.junitsmtp.report;

import static io.github.junitsmtp.TestMailer.sendMessage;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.help;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer(strictStubs = false)
class SmtpReportTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    /** Reads the page as a browser without scripts does. */
    private static Document page(RecordingSmtpServer smtp) {
        return Jsoup.parse(smtp.report().html());
    }

    @Test
    void a_server_that_nobody_uses_has_a_page_too(RecordingSmtpServer smtp) {
        Document page = page(smtp);

        assertThat(page.title()).isEqualTo(smtp.toString());
        assertThat(page.select(".verdict").text()).isEqualTo("Recorded");
        assertThat(page.select(".counts").text()).isEqualTo("0 sessions · 0 mails · 0 refusals · 0 scripted answers");
        assertThat(page.select("#sessions .nothing").text()).isEqualTo("No client connected.");
        assertThat(page.select("#failure, #subject, #misses, #before-reset, .jump"))
                .isEmpty();
    }

    @Test
    void sessions_are_diagrams_in_which_each_reply_leads_to_its_explanation(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("eve@example.org")).reply(550, "5.1.1", "No such user");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\nHello");
        sendMessage(smtp, "eve@example.org", "");
        sendMessage(smtp, "eve@example.org", "");

        Document page = page(smtp);

        assertThat(page.select(".counts").text()).isEqualTo("3 sessions · 1 mail · 2 refusals · 2 scripted answers");
        assertThat(page.select(".bars a").eachAttr("href")).containsExactly("#session-1", "#session-2", "#session-3");
        assertThat(page.select("#session-1 .client .said").eachText())
                .startsWith(
                        "EHLO client.example.org", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA")
                .endsWith("QUIT");
        assertThat(page.select("#session-2 button.code").eachText())
                .containsExactly("✓ 220", "✓ 250", "✓ 250", "✕ 550", "✓ 221");
        assertThat(page.select("details.session[open]").eachAttr("id")).containsExactly("session-2", "session-3");
        Element refusal = page.expectFirst("#session-2-step-4");
        assertThat(refusal.select(".said").text()).isEqualTo("5.1.1 No such user");
        assertThat(refusal.select(".badge").text()).isEqualTo("scripted");
        Elements explained = page.select("#" + refusal.select("button").attr("data-code"));
        assertThat(explained).hasSize(1);
        assertThat(explained.text())
                .startsWith("✕550 5.1.1mailbox unavailable The mailbox does not exist")
                .contains("The destination has no such user.")
                .endsWith("To fix Check the part before the @ for a typo, or remove the recipient.");
        assertThat(page.select("#codes article").eachAttr("id"))
                .containsExactly("code-550-5-1-1", "code-220", "code-221", "code-250", "code-250-2-1-5", "code-354");
        assertThat(page.expectFirst("#codes details").hasAttr("open")).isFalse();
        assertThat(page.select("#codes details > summary").text()).isEqualTo("Success replies (5)");
        assertThat(page.select(".jump").attr("href")).isEqualTo("#session-2-step-4");
    }

    @Test
    void steps_of_a_recording_have_no_times(@TempDir Path folder) throws IOException {
        Document page = pageOf(folder, "session 1\n    S: 220 mx\n    C: NOOP\n    S: 250 ok\n");

        assertThat(page.select(".steps .client .time, .steps .server .time").eachText())
                .isEmpty();
    }

    @Test
    void sessions_may_be_ages_apart(@TempDir Path folder) throws IOException {
        Document page = pageOf(
                folder,
                "session 1\n    S: 220 mx\nsession 2\n    (from 127.0.0.1:5 at 9999-12-31T00:00:00Z, for 5 ms)\n    S: 220 mx\n");

        assertThat(page.select(".bars a").eachAttr("href")).containsExactly("#session-1", "#session-2");
    }

    private static Document pageOf(Path folder, String sessions) throws IOException {
        Path file = folder.resolve("x.smtp");
        Files.writeString(file, "junit-smtp recording, version 1\n" + sessions + "end\n");
        return Jsoup.parse(SmtpReport.of(Transcript.read(file)).html());
    }

    @Test
    void a_page_cannot_replace_the_root_of_a_file_system(RecordingSmtpServer smtp) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> smtp.report().writeTo(Path.of("/").toAbsolutePath()));
    }

    @Test
    void pipelined_commands_come_before_the_replies_and_are_marked(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<>", "RCPT TO:<ada@example.org>", "RSET");
        }

        assertThat(page(smtp).select("#session-1 > summary .badges").text()).contains("pipelined");
        assertThat(page(smtp).select("#session-1 .client .badge.pipelined")).hasSize(2);
    }

    @Test
    void a_failed_wait_shows_the_mails_that_came_the_nearest_first(RecordingSmtpServer smtp) {
        sendMessage(smtp, "bob@example.org", "Subject: Offer\n\n");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        Throwable failure = catchThrowable(() -> assertThat(smtp)
                .within(SHORT)
                .receivesMailSatisfying(
                        mail -> assertThat(mail).isTo("ada@example.org"),
                        mail -> assertThat(mail).hasSubject("Goodbye")));

        Document page = Jsoup.parse(
                smtp.report().titled("Farewells").failedBy("too late").html());

        assertThat(page.select("h1").text()).isEqualTo("Farewells");
        assertThat(page.select(".verdict").text()).isEqualTo("✕ Failed");
        Element misses = page.expectFirst("#misses article");
        assertThat(misses.select("h3").text())
                .isEqualTo("Expected the server to have received a mail satisfying the given assertions within 1 ms");
        assertThat(misses.select("li a").eachAttr("href")).containsExactly("#mail-2", "#mail-1");
        assertThat(misses.select("li .what").eachText())
                .containsExactly(
                        "from <shop@example.com> to <ada@example.org>: \"Welcome\"",
                        "from <shop@example.com> to <bob@example.org>: \"Offer\"");
        assertThat(misses.expectFirst("li pre").wholeText()).isEqualTo("""
                1. holds
                2. fails: [subject]
                   expected: "Goodbye"
                    but was: "Welcome\"""");
    }

    @Test
    void a_failed_wait_does_not_repeat_the_failure(RecordingSmtpServer smtp) {
        sendMessage(smtp, "bob@example.org", "Subject: Offer\n\n");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        Throwable failure = catchThrowable(() -> assertThat(smtp).within(SHORT).receivesMailTo("eve@example.org"));
        catchThrowable(() -> assertThat(smtp).within(SHORT).receivesExactly(3));

        Document page = failedBy(failure.getMessage(), smtp);

        assertThat(page.expectFirst("#failure pre").wholeText())
                .isEqualTo(failure.getMessage().strip());
        assertThat(page.select("#misses article").get(0).text())
                .matches("Mails that arrived instead, closest match first: mail \\d, mail \\d");
        assertThat(page.select("#misses article").get(1).text())
                .startsWith("Expected the server to have received exactly 3 mails within 1 ms");
    }

    private static Document failedBy(String failure, RecordingSmtpServer smtp) {
        return Jsoup.parse(smtp.report().failedBy(failure).html());
    }

    @Test
    void the_failure_comes_first_and_what_it_quotes_of_a_dialogue_is_quieter(RecordingSmtpServer smtp) {
        String failure = "Expecting actual:\n  session 1, open\n    S: 220 x\n    C: QUIT\n -> S: 221 x\nto be polite";

        Document page = failedBy(failure, smtp);

        assertThat(page.select("main > section").first().id()).isEqualTo("failure");
        assertThat(page.expectFirst("#failure pre").wholeText()).isEqualTo(failure);
        assertThat(page.expectFirst("#failure .quoted").wholeText())
                .isEqualTo("\n    S: 220 x\n    C: QUIT\n -> S: 221 x");
    }

    @Test
    void the_mail_that_a_failure_names_is_opened_right_below_it(RecordingSmtpServer smtp) {
        sendMessage(smtp, "bob@example.org", "Subject: Offer\n\n");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        Throwable failure =
                catchThrowable(() -> assertThat(smtp.mails().list().get(1)).isTo("eve@example.org"));

        Document page = failedBy(failure.getMessage(), smtp);

        assertThat(page.select("#subject .card[open]").eachAttr("id")).containsExactly("mail-2");
        assertThat(page.select("#mail-2")).hasSize(1);
        assertThat(page.select("#mails > *").eachText()).element(2).isEqualTo("Mail 2 is shown above.");
        assertThat(page.select("#sessions .card[open]")).isEmpty();
    }

    @Test
    void a_mail_that_is_one_of_several_alike_is_told_as_that(RecordingSmtpServer smtp) {
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");

        assertThat(failedBy("no: " + smtp.mails().list().get(1), smtp)
                        .select("#subject .nothing")
                        .text())
                .isEqualTo("1 other mail has the same envelope and subject; the failure may be about that one.");
    }

    @Test
    void the_mail_with_the_wrong_subject_is_opened_right_below_the_failure(RecordingSmtpServer smtp) {
        sendMessage(smtp, "bob@example.org", "Subject: Offer\n\n");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        Throwable failure =
                catchThrowable(() -> assertThat(smtp.mails().list().get(1)).hasSubject("Offer"));

        assertThat(failedBy(failure.getMessage(), smtp).select("#subject .card").eachAttr("id"))
                .containsExactly("mail-2");
    }

    @Test
    void the_session_that_a_failure_names_is_opened_right_below_it(RecordingSmtpServer smtp) {
        sendMessage(smtp, "bob@example.org", "Subject: Offer\n\n");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        Throwable failure = catchThrowable(
                () -> assertThat(smtp.transcript()).session(2).replyTo("VRFY").isOk());

        Document page = failedBy(failure.getMessage(), smtp);

        assertThat(page.select("#subject .card[open]").eachAttr("id")).containsExactly("session-2");
        assertThat(page.select("#sessions > p.nothing").eachText()).containsExactly("Session 2 is shown above.");
        assertThat(page.select("nav .sections a").eachText())
                .containsExactly("Failure", "Named in the failure", "Overview", "Sessions", "Mails", "Codes");
    }

    @Test
    void the_session_with_the_refusal_that_a_client_threw_is_opened_right_below_the_failure(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("eve@example.org")).reply(550, "5.1.1", "No such user");
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        sendMessage(smtp, "eve@example.org", "");

        assertThat(failedBy("SendFailedException: 550 5.1.1 No such user", smtp)
                        .select("#subject .card")
                        .eachAttr("id"))
                .containsExactly("session-2");
    }

    @Test
    void what_many_could_be_about_is_about_none(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("eve@example.org")).reply(550, "5.1.1", "No such user");
        for (int i = 0; i < 4; i++) {
            sendMessage(smtp, "eve@example.org", "");
        }

        assertThat(failedBy("550 5.1.1 No such user", smtp).select("#subject")).isEmpty();
        assertThat(failedBy(smtp.transcript().toString(), smtp).select("#subject"))
                .isEmpty();
        assertThat(failedBy("session 4 and session 2", smtp)
                        .select("#subject .card")
                        .eachAttr("id"))
                .containsExactly("session-2", "session-4");
    }

    @Test
    void the_head_tells_package_date_duration_and_library_and_names_break_between_words(RecordingSmtpServer smtp) {
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");

        Document page = Jsoup.parse(smtp.report()
                .titled("ShopTest › sends_a_mail(RecordingSmtpServer)")
                .inPackage("com.example.shop")
                .html());

        assertThat(page.select("header .when").text())
                .matches(
                        "com\\.example\\.shop · \\d{1,2} [A-Z][a-z]+ \\d{4}, \\d\\d:\\d\\d:\\d\\d \\S+ · sessions took [0-9.]+ m?s · junit-smtp.*");
        assertThat(page.expectFirst("h1").html())
                .isEqualTo("Shop<wbr>Test › sends_<wbr>a_<wbr>mail(<wbr>Recording<wbr>Smtp<wbr>Server)");
    }

    @Test
    void challenges_are_decoded_and_sessions_and_mails_name_each_other(
            @SmtpServer(users = "shop:pass-4711") RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.send("AUTH LOGIN");
            client.send("*");
        }
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");

        Document page = page(smtp);

        assertThat(page.select("#session-1 .decoded").eachText()).containsExactly("= \"Username:\"");
        assertThat(page.select("#session-2 > summary .badge.mails").text()).isEqualTo("mail 1");
        assertThat(page.select("#mail-1 > summary .badge.origin").text()).isEqualTo("session 2");
    }

    @Test
    void a_failed_wait_for_nobody_says_so_and_reset_forgets_it(RecordingSmtpServer smtp) {
        catchThrowable(() -> assertThat(smtp).within(SHORT).receivesExactly(2));
        catchThrowable(() -> assertThat(smtp).within(SHORT).receivesExactly(2));

        assertThat(page(smtp).select("#misses article").eachText())
                .containsExactly(
                        "Expected the server to have received exactly 2 mails within 1 ms but it received no mail\n"
                                + "and nobody connected to 127.0.0.1:" + smtp.port() + "\n"
                                + "    usual causes: an exception before connecting, a mocked mail sender, a task that never"
                                + " ran or was canceled,\n    a transaction that was not committed, or the wrong host or port, such as"
                                + " those of an earlier server");
        smtp.reset();
        assertThat(page(smtp).select("#misses")).isEmpty();
    }

    @Test
    void what_was_said_before_a_reset_is_shown_as_such(@SmtpServer(users = "shop:pass-4711") RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.authPlain("shop", "pass-4711");
            client.vrfy("<b>ada");
        }
        assertThat(page(smtp).select("#before-reset")).isEmpty();
        smtp.reset();
        SmtpClient.connect(smtp.host(), smtp.port()).close();

        assertThat(page(smtp).expectFirst("#before-reset h2").text()).isEqualTo("Before the reset");
        assertThat(page(smtp).expectFirst("#before-reset pre").wholeText())
                .startsWith("session 1, ")
                .contains("AUTH PLAIN ********", "VRFY <b>ada")
                .endsWith("smtp.reset()");
        assertThat(page(smtp).select("#sessions .session")).hasSize(1);
        smtp.resetForNextTest("SomeTest");
        assertThat(page(smtp).select("#before-reset")).isEmpty();
    }

    @Test
    void waits_that_succeed_and_assertions_that_do_not_wait_leave_no_trace(RecordingSmtpServer smtp) {
        sendMessage(smtp, "ada@example.org", "Subject: Welcome\n\n");
        assertThat(smtp).receivesMailTo("ada@example.org");
        catchThrowable(() -> assertThat(smtp).hasReceivedMailTo("eve@example.org"));

        assertThat(page(smtp).select("#misses")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH PLAIN %s", "AUTH PLAIN=%s", "auth  login %s", "AUTH XOAUTH2 %s"})
    void credentials_are_nowhere(String command, @SmtpServer(users = "shop:pass-4711") RecordingSmtpServer smtp) {
        String plain = base64("\0shop\0pass-4711");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.send(command.formatted(plain));
            client.send("*");
            client.send("AUTH LOGIN");
            client.send(base64("shop"));
            client.send(base64("pass-4711"));
        }

        assertThat(smtp.report().html())
                .contains("********")
                .doesNotContain("pass-4711", plain, base64("pass-4711"), base64("shop"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothing_breaks_out_of_the_page(RecordingSmtpServer smtp) {
        String hostile =
                "</title></pre></noscript></script><script>alert(1)</script><!-- \u2028\"'><img src=x onerror=alert(1)>";
        smtp.on(help()).answer(raw(("214 " + hostile + "\r\n").getBytes(StandardCharsets.UTF_8)));
        sendMessage(smtp, "ada@example.org", "Subject: " + hostile + "\nContent-Type: text/html\n\n" + hostile);
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.help();
            client.send(hostile);
        }

        String html = smtp.report().titled(hostile).failedBy(hostile).html();

        Document page = Jsoup.parse(html);
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img, [onerror]")).isEmpty();
        assertThat(page.select("h1").text()).contains("<script>alert(1)</script>");
        assertThat(page.select("#session-2 .client .said").text()).contains("<script>alert(1)</script>");
        assertThat(html).containsOnlyOnce("<script").doesNotContainIgnoringCase("</noscript></script>");
        assertThat(page.select("iframe").attr("sandbox")).isEqualTo("allow-same-origin");
    }

    @Test
    void only_the_script_of_the_page_may_run(RecordingSmtpServer smtp) throws Exception {
        Document page = page(smtp);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(page.expectFirst("script").data().getBytes(StandardCharsets.UTF_8));

        assertThat(page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; script-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    @Test
    void what_is_no_reply_and_what_is_no_command_is_shown_as_it_came(RecordingSmtpServer smtp) {
        smtp.on(help())
                .answer(raw("hello\0\r\n".getBytes(StandardCharsets.UTF_8)).thenDisconnect());
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.sendRaw(new byte[] {(byte) 0xff, 0, 7, '\r', '\n'});
            client.readReply();
            client.sendRaw("HELP\r\n".getBytes(StandardCharsets.UTF_8));
            catchThrowable(client::readReply);
        }

        Element reply = page(smtp).expectFirst("#session-1-step-3");
        assertThat(reply.select(".badge").eachText()).containsExactly("invalid reply", "scripted");
        assertThat(reply.expectFirst(".said").wholeText()).startsWith("hello\\x00\n(");
        assertThat(page(smtp).select("#session-1 .client .said").first().text()).isEqualTo("\ufffd\\x00\\x07");
    }

    @Test
    void it_is_written_in_UTF_8_whatever_is_in_it(@TempDir Path folder, RecordingSmtpServer smtp) throws Exception {
        Path file = folder.resolve("deep").resolve("report.html");

        smtp.report().titled("Käse \ud800 \0").writeTo(file);

        assertThat(Files.readString(file)).contains("<h1>Käse \ufffd \u2400</h1>");
    }

    @Test
    void the_page_grows_with_the_number_of_sessions_and_not_faster(RecordingSmtpServer smtp) {
        int none = elements(smtp);
        deliver(10, smtp);
        int ten = elements(smtp);
        deliver(10, smtp);
        int twenty = elements(smtp);
        deliver(20, smtp);

        assertThat(twenty - ten).isBetween((ten - none) / 2, ten - none);
        assertThat(elements(smtp) - twenty).isBetween((int) (1.9 * (twenty - ten)), (int) (2.1 * (twenty - ten)));
    }

    private static void deliver(int mails, RecordingSmtpServer smtp) {
        for (int i = 0; i < mails; i++) {
            sendMessage(smtp, "ada@example.org", "Subject: x\n\nHello");
        }
    }

    /** Counts elements except those that depend on time. */
    private static int elements(RecordingSmtpServer smtp) {
        Document page = page(smtp);
        page.select(".gap, .tick").remove();
        return page.getAllElements().size();
    }
}
