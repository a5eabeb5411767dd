package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class EvidenceTest {

    @TempDir
    Path directory;

    private final Map<String, String> configuration = new HashMap<>();
    private final Map<String, TestExecutionResult> results = new HashMap<>();

    private void run(Class<?> fixture, String wanted) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(fixture))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                                .configurationParameter("junit.platform.reporting.output.dir", directory.toString())
                                .configurationParameter(Configuration.EVIDENCE, wanted)
                                .configurationParameters(configuration)
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                results.put(test.getDisplayName().replaceAll("\\(.*", ""), result);
                            }
                        });
    }

    private Throwable failureOf(String test) {
        assertThat(results.get(test).getStatus()).isEqualTo(Status.FAILED);
        return results.get(test).getThrowable().orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getParent().getParent().getFileName() + "/"
                            + file.getParent().getFileName() + "/" + file.getFileName())
                    .sorted()
                    .toList();
        }
    }

    private String read(String test, String file) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return Files.readString(files.filter(path -> path.endsWith("smtp/" + file))
                    .filter(path -> path.toString().contains(test))
                    .findFirst()
                    .orElseThrow());
        }
    }

    static void deliver(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.send("AUTH PLAIN AHNob3AAc2VjcmV0");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            client.message("Subject: Welcome\n\nHello");
            client.quit();
        }
    }

    @SmtpServer
    static class ThrowsTheSame {

        private static final IllegalStateException CLOSED = new IllegalStateException("the shop is closed");

        @Test
        void once(RecordingSmtpServer smtp) {
            deliver(smtp);
            throw CLOSED;
        }

        @Test
        void once_more(RecordingSmtpServer smtp) {
            deliver(smtp);
            throw CLOSED;
        }
    }

    @Test
    void two_tests_that_throw_the_same_exception_each_have_their_evidence() throws IOException {
        run(ThrowsTheSame.class, "on-failure");

        assertThat(failureOf("once").getSuppressed()).hasSize(2).doesNotHaveDuplicates();
        assertThat(files())
                .filteredOn(file -> file.endsWith("/smtp/report.html"))
                .hasSize(2);
    }

    @SmtpServer
    static class Fixture {

        @Test
        void passes(RecordingSmtpServer smtp) {
            deliver(smtp);
        }

        @Test
        void breaks(RecordingSmtpServer smtp, @SmtpServer("back/up: 2") RecordingSmtpServer backup) {
            deliver(smtp);
            SmtpClient.connect(backup.host(), backup.port()).close();
            throw new IllegalStateException("the shop is closed");
        }

        @Test
        void says_it_itself(RecordingSmtpServer smtp) {
            SmtpClient.connect(smtp.host(), smtp.port()).close();
            assertThat(smtp.transcript()).hasSessions(2);
        }

        @Test
        void resets_before_it_breaks(RecordingSmtpServer smtp) {
            deliver(smtp);
            smtp.reset();
            throw new IllegalStateException("the shop is closed");
        }

        @Test
        void resets_before_it_says_it_itself(RecordingSmtpServer smtp) {
            deliver(smtp);
            smtp.reset();
            SmtpClient.connect(smtp.host(), smtp.port()).close();
            assertThat(smtp.transcript()).hasSessions(2);
        }

        @Test
        void never_connects(RecordingSmtpServer smtp) {
            fail("nobody cares for " + smtp.port());
        }

        @Test
        void says_that_nobody_connected(RecordingSmtpServer smtp) {
            assertThat(smtp).hasReceivedMail();
        }

        @Test
        void talks_to_one_of_two(RecordingSmtpServer smtp, @SmtpServer("backup") RecordingSmtpServer backup) {
            deliver(smtp);
            fail("no mail in the backup");
        }

        @Test
        void says_it_itself_of_one_of_two(RecordingSmtpServer smtp, @SmtpServer("backup") RecordingSmtpServer backup) {
            deliver(smtp);
            deliver(backup);
            assertThat(smtp.transcript()).hasSessions(2);
        }

        @Test
        void is_aborted(RecordingSmtpServer smtp) {
            deliver(smtp);
            abort("not today");
        }

        @Test
        void leaves_a_stub(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("bob@example.org")).answer(noSuchUser());
            deliver(smtp);
        }
    }

    @Test
    void what_was_said_before_a_reset_is_part_of_the_evidence() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("resets_before_it_breaks").getSuppressed()[0])
                .asString()
                .contains(
                        "\nsession 1, closed by the server after QUIT\n    S: 220 localhost ", "AUTH PLAIN ********\n")
                .endsWith(
                        "\n    S: 221 2.0.0 localhost Service closing transmission channel\n\nsmtp.reset()\n\nno sessions");
        assertThat(failureOf("resets_before_it_says_it_itself").getSuppressed()[0])
                .asString()
                .containsSubsequence("MAIL FROM", "\n\nsmtp.reset()\n\nsession ");
        assertThat(read("resets_before_it_breaks", "dialogue.txt"))
                .containsSubsequence("MAIL FROM", "\n\nsmtp.reset()\n\n");
        assertThat(read("resets_before_it_breaks", "report.html"))
                .containsSubsequence("Before the reset", "MAIL FROM", "smtp.reset()");
    }

    @Test
    void a_failure_shows_the_dialogue_and_keeps_it_with_the_mails() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("breaks")).hasMessage("the shop is closed");
        assertThat(failureOf("breaks").getSuppressed()).hasSize(2);
        assertThat(failureOf("breaks").getSuppressed()[0])
                .asString()
                .matches(
                        "(?s)The dialogue with the SMTP server at 127.0.0.1:\\d+, kept in file:///.*/smtp/report.html\n"
                                + "session 1, closed by the server after QUIT\n    S: 220 localhost .*")
                .contains("    C: AUTH PLAIN ********\n")
                .endsWith("    S: 221 2.0.0 localhost Service closing transmission channel");
        assertThat(files())
                .filteredOn(file -> file.startsWith("breaks"))
                .map(file -> file.substring(file.indexOf('/')))
                .containsExactly(
                        "/smtp-back_up_2/dialogue.txt",
                        "/smtp-back_up_2/report.html",
                        "/smtp/dialogue.txt",
                        "/smtp/mail-1.eml",
                        "/smtp/report.html");
        assertThat(read("/breaks-", "mail-1.eml")).isEqualTo("Subject: Welcome\r\n\r\nHello\r\n");
        assertThat(read("/breaks-", "dialogue.txt"))
                .contains("C: AUTH PLAIN ********")
                .doesNotContain("AHNob3AAc2VjcmV0");
        assertThat(read("/breaks-", "report.html"))
                .contains("EvidenceTest$Fixture › breaks(RecordingSmtpServer, RecordingSmtpServer)</title>")
                .contains(">io.github.junitsmtp.jupiter · ")
                .contains("java.lang.IllegalStateException: the shop is closed")
                .doesNotContain("AHNob3AAc2VjcmV0");
    }

    @Test
    void secrets_are_shown_if_it_is_wanted() throws IOException {
        configuration.put(Configuration.SECRETS, "shown");
        run(Fixture.class, "on-failure");

        assertThat(failureOf("breaks").getSuppressed()[0]).asString().contains("    C: AUTH PLAIN AHNob3AAc2VjcmV0\n");
        assertThat(read("/breaks-", "dialogue.txt")).contains("C: AUTH PLAIN AHNob3AAc2VjcmV0\n");
        assertThat(read("/breaks-", "report.html")).contains("AUTH PLAIN AHNob3AAc2VjcmV0");
    }

    @Test
    void what_the_failure_shows_is_not_shown_twice() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("says_it_itself").getSuppressed())
                .singleElement()
                .asString()
                .matches("The dialogue with the SMTP server at 127.0.0.1:\\d+, kept in file:///.*/smtp/report.html");
        assertThat(failureOf("leaves_a_stub").getSuppressed()).hasSize(1);
        assertThat(failureOf("says_that_nobody_connected").getSuppressed()).isEmpty();
        assertThat(files()).noneMatch(file -> file.startsWith("passes") || file.startsWith("is_aborted"));
        assertThat(results.get("is_aborted").getStatus()).isEqualTo(Status.ABORTED);
    }

    @Test
    void the_address_of_a_server_is_told_although_nobody_connected() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("never_connects").getSuppressed())
                .singleElement()
                .asString()
                .matches("Nobody connected to the SMTP server at 127\\.0\\.0\\.1:\\d+");
        assertThat(failureOf("talks_to_one_of_two").getSuppressed()[0])
                .asString()
                .startsWith("The dialogue with the SMTP server at 127.0.0.1:");
        assertThat(failureOf("talks_to_one_of_two").getSuppressed()[1])
                .asString()
                .matches("Nobody connected to the SMTP server at 127\\.0\\.0\\.1:\\d+ \\(\"backup\"\\)");
        assertThat(files()).noneMatch(file -> file.contains("backup") && file.startsWith("talks_to_one"));
    }

    @Test
    void what_the_failure_shows_of_one_server_is_not_taken_for_that_of_another() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("says_it_itself_of_one_of_two").getSuppressed()[1])
                .asString()
                .containsSubsequence(
                        " (\"backup\"), kept in file:///", "/smtp-backup/report.html\nsession 1, ", "MAIL FROM");
    }

    @Test
    void what_a_server_offers_takes_one_line_of_the_console() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("breaks").getSuppressed()[0].toString().lines())
                .filteredOn(line -> line.startsWith("    S: 250 localhost"))
                .singleElement()
                .asString()
                .startsWith("    S: 250 localhost / 8BITMIME / AUTH PLAIN LOGIN")
                .endsWith(" / SMTPUTF8");
        assertThat(read("/breaks-", "dialogue.txt")).contains("S: 250-localhost\n", "S: 250-8BITMIME\n");
    }

    @Test
    void the_path_of_the_page_is_short_and_plain_whatever_the_test_is_called() throws IOException {
        run(LongNames.class, "on-failure");

        String page = failureOf(LongNames.NAME).getSuppressed()[0].toString();
        assertThat(page.lines().findFirst().orElseThrow())
                .matches("The dialogue with the SMTP server at 127\\.0\\.0\\.1:\\d+, kept in "
                        + Pattern.quote(directory.toUri().toString())
                        + "junit-jupiter/io.github.junitsmtp.jupiter.EvidenceTest_LongNames/"
                        + "this_test_has_a_name_that_tells_a_story_with_a_begi-[0-9a-f]{8}/smtp/report\\.html");
        assertThat(Path.of(URI.create(page.substring(page.indexOf("file:"), page.indexOf('\n')))))
                .isRegularFile();
    }

    @SmtpServer
    static class LongNames {

        static final String NAME =
                "this_test_has_a_name_that_tells_a_story_with_a_beginning_and_a_middle_and_an_end_of_a_hundred_characters";

        @Test
        void this_test_has_a_name_that_tells_a_story_with_a_beginning_and_a_middle_and_an_end_of_a_hundred_characters(
                RecordingSmtpServer smtp, @SmtpServer("backup") RecordingSmtpServer backup, SmtpClient client) {
            deliver(smtp);
            fail("the end");
        }
    }

    @Test
    void nothing_is_kept_unless_it_is_wanted() throws IOException {
        run(Fixture.class, "never");

        assertThat(files()).isEmpty();
        assertThat(failureOf("breaks").getSuppressed()[0])
                .asString()
                .doesNotContain("kept in")
                .contains("    C: EHLO client\n");
    }

    @Test
    void all_is_kept_if_it_is_wanted() throws IOException {
        run(Fixture.class, "always");

        assertThat(files()).anyMatch(file -> file.startsWith("passes"));
    }

    @Test
    void another_wish_is_refused() {
        run(Fixture.class, "sometimes");

        assertThat(failureOf("passes"))
                .hasRootCauseMessage(
                        "The configuration parameter junit-smtp.evidence must be on-failure, always or never but was:"
                                + " \"sometimes\"");
    }

    @SmtpServer
    static class FailsAfterwards {

        @Test
        void test(RecordingSmtpServer smtp) {
            deliver(smtp);
        }

        @AfterEach
        void cleanUp() {
            fail("the broom is broken");
        }
    }

    @Test
    void a_failure_after_the_test_counts_too() throws IOException {
        run(FailsAfterwards.class, "on-failure");

        assertThat(failureOf("test").getSuppressed()).hasSize(1);
        assertThat(files()).hasSize(3);
    }

    @SmtpServer
    static class FailsInEachRun {

        private static final AtomicInteger MAILS = new AtomicInteger();

        @Test
        void test(RecordingSmtpServer smtp) {
            for (int i = 0; i < MAILS.get(); i++) {
                deliver(smtp);
            }
            fail(MAILS + " mails");
        }
    }

    @Test
    void evidence_takes_the_place_of_that_of_an_earlier_run() throws IOException {
        FailsInEachRun.MAILS.set(3);
        run(FailsInEachRun.class, "on-failure");
        String earlier = failureOf("test").getSuppressed()[0].toString();
        FailsInEachRun.MAILS.set(1);
        run(FailsInEachRun.class, "on-failure");
        String later = failureOf("test").getSuppressed()[0].toString();

        assertThat(placeIn(later)).isEqualTo(placeIn(earlier)).startsWith(directory.toString());
        assertThat(files())
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .containsExactly("dialogue.txt", "mail-1.eml", "report.html");
        assertThat(read("", "dialogue.txt")).doesNotContain("session 2");
        assertThat(read("", "report.html")).contains("AssertionFailedError: 1 mails");
    }

    private static String placeIn(String evidence) {
        String firstLine = evidence.lines().findFirst().orElseThrow();
        String url = firstLine.substring(firstLine.indexOf("kept in ") + "kept in ".length());
        return Path.of(URI.create(url)).getParent().toString();
    }

    @Test
    void a_file_that_cannot_be_written_takes_no_other_along_and_is_told_in_the_others() throws IOException {
        FailsInEachRun.MAILS.set(2);
        run(FailsInEachRun.class, "on-failure");
        Path place = Path.of(placeIn(failureOf("test").getSuppressed()[0].toString()));
        block(place.resolve("mail-1.eml"));
        block(place.resolve("dialogue.txt"));
        run(FailsInEachRun.class, "on-failure");

        assertThat(Files.readString(place.resolve("mail-2.eml"))).isEqualTo("Subject: Welcome\r\n\r\nHello\r\n");
        assertThat(Files.readString(place.resolve("report.html")))
                .contains("2 mails</span></pre>")
                .containsPattern(
                        "<p class=\"problem\">mail-1\\.eml could not be written: java\\.nio\\.file\\.[^<]*mail-1\\.eml[^<]*</p>")
                .containsPattern("<p class=\"problem\">dialogue\\.txt could not be written: [^<]*</p>");
        assertThat(failureOf("test")).hasMessage("2 mails");
        assertThat(failureOf("test").getSuppressed()[0])
                .asString()
                .contains(", kept in " + place.resolve("report.html").toUri()
                        + "\nmail-1.eml from an earlier run could not be deleted: java.nio.file.")
                .contains("\nmail-1.eml could not be written: ", "\ndialogue.txt could not be written: ")
                .contains("\nsession 1, ");
    }

    @Test
    void a_page_that_cannot_be_written_is_told_in_the_dialogue() throws IOException {
        FailsInEachRun.MAILS.set(1);
        run(FailsInEachRun.class, "on-failure");
        Path place = Path.of(placeIn(failureOf("test").getSuppressed()[0].toString()));
        block(place.resolve("report.html"));
        run(FailsInEachRun.class, "on-failure");

        assertThat(place.resolve("mail-1.eml")).exists();
        assertThat(Files.readString(place.resolve("dialogue.txt")))
                .startsWith("session 1, ")
                .containsPattern("channel\n\nreport\\.html could not be written: java\\.nio\\.file\\..*\n$");
    }

    private static void block(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectories(file.resolve("full"));
    }

    /** A failure with an endless cause chain. */
    static class Bottomless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new StackOverflowError();
        }
    }

    @SmtpServer
    static class FailsBeyondMeasure {

        @Test
        void cannot_be_told(RecordingSmtpServer smtp) {
            deliver(smtp);
            throw new Bottomless();
        }

        @Test
        void is_deep(RecordingSmtpServer smtp) {
            StringBuilder nested = new StringBuilder();
            for (int i = 0; i < 290; i++) {
                nested.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
            }
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client");
                client.mailFrom("shop@example.com");
                client.rcptTo("ada@example.org");
                client.data();
                client.message(nested + "\nHello");
            }
            throw new IllegalStateException("the shop is closed");
        }

        @Test
        void cannot_be_encoded(RecordingSmtpServer smtp) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.send("NOOP " + "x".repeat(199 - 5) + "\ud83d\ude00");
            }
            throw new IllegalStateException("half a face: \ud83d");
        }
    }

    @Test
    void an_error_while_evidence_is_kept_does_not_replace_the_failure() throws Exception {
        Thread small = new Thread(null, () -> run(FailsBeyondMeasure.class, "on-failure"), "small", 200_000);
        small.start();
        small.join();

        assertThat(failureOf("is_deep")).hasMessage("the shop is closed");
        assertThat(failureOf("is_deep").getSuppressed())
                .singleElement()
                .asString()
                .contains("kept in ", "C: Content-Type: multipart/mixed; boundary=b0");
        assertThat(failureOf("cannot_be_told")).isExactlyInstanceOf(Bottomless.class);
        assertThat(failureOf("cannot_be_told").getSuppressed())
                .singleElement()
                .asString()
                .contains(
                        "kept in ", "report.html could not be written: java.lang.StackOverflowError", "C: EHLO client");
        assertThat(files())
                .filteredOn(file -> file.startsWith("cannot_be_told"))
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .containsExactly("dialogue.txt", "mail-1.eml");
    }

    @Test
    void half_a_character_costs_no_evidence() throws IOException {
        run(FailsBeyondMeasure.class, "on-failure");

        assertThat(files())
                .filteredOn(file -> file.startsWith("cannot_be_encoded"))
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .containsExactly("dialogue.txt", "report.html");
        assertThat(failureOf("cannot_be_encoded").getSuppressed()[0]).asString().doesNotContain("could not be");
    }

    @SmtpServer
    static class LongDialogue {

        @Test
        void test(RecordingSmtpServer smtp) {
            for (int i = 0; i < 10; i++) {
                deliver(smtp);
            }
            fail("enough");
        }
    }

    @Test
    void of_long_dialogues_the_beginning_and_the_end_are_shown() {
        run(LongDialogue.class, "never");

        assertThat(failureOf("test").getSuppressed()[0].toString().lines())
                .hasSize(1 + 8 + 1 + 40)
                .element(9)
                .asString()
                .matches(" {4}\\.\\.\\. \\(\\d+ more lines; render\\(\\) shows them all\\)");
    }
}
