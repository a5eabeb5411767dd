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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

    private String read(String file) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return Files.readString(
                    files.filter(path -> path.endsWith(file)).findFirst().orElseThrow());
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
                        ":\nsession 1, closed by the server after QUIT\n    S: 220 localhost ", "AUTH PLAIN ********\n")
                .endsWith(
                        "\n    S: 221 2.0.0 localhost Service closing transmission channel\n\nsmtp.reset()\n\nno sessions");
        assertThat(failureOf("resets_before_it_says_it_itself").getSuppressed()[0])
                .asString()
                .containsSubsequence("MAIL FROM", "\n\nsmtp.reset()\n\nsession ");
        assertThat(read("resets_before_it_breaks(io.github.junitsmtp.server.RecordingSmtpServer)/smtp/dialogue.txt"))
                .containsSubsequence("MAIL FROM", "\n\nsmtp.reset()\n\n");
        assertThat(read("resets_before_it_breaks(io.github.junitsmtp.server.RecordingSmtpServer)/smtp/report.html"))
                .containsSubsequence("Before the reset", "MAIL FROM", "smtp.reset()");
    }

    @Test
    void a_failure_shows_the_dialogue_and_keeps_it_with_the_mails() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("breaks")).hasMessage("the shop is closed");
        assertThat(failureOf("breaks").getSuppressed()).hasSize(2);
        assertThat(failureOf("breaks").getSuppressed()[0])
                .asString()
                .matches("(?s)The dialogue with the SMTP server at 127.0.0.1:\\d+, kept in .*smtp:\n"
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
        assertThat(read("smtp/mail-1.eml")).isEqualTo("Subject: Welcome\r\n\r\nHello\r\n");
        assertThat(read("smtp/dialogue.txt")).contains("C: AUTH PLAIN ********").doesNotContain("AHNob3AAc2VjcmV0");
        assertThat(read("smtp/report.html"))
                .contains("EvidenceTest$Fixture › breaks(RecordingSmtpServer, RecordingSmtpServer)</h1>")
                .contains("java.lang.IllegalStateException: the shop is closed")
                .doesNotContain("AHNob3AAc2VjcmV0");
    }

    @Test
    void secrets_are_shown_if_it_is_wanted() throws IOException {
        configuration.put(Configuration.SECRETS, "shown");
        run(Fixture.class, "on-failure");

        assertThat(failureOf("breaks").getSuppressed()[0]).asString().contains("    C: AUTH PLAIN AHNob3AAc2VjcmV0\n");
        assertThat(read("smtp/dialogue.txt")).contains("C: AUTH PLAIN AHNob3AAc2VjcmV0\n");
        assertThat(read("smtp/report.html")).contains("AUTH PLAIN AHNob3AAc2VjcmV0");
    }

    @Test
    void what_the_failure_shows_is_not_shown_twice() throws IOException {
        run(Fixture.class, "on-failure");

        assertThat(failureOf("says_it_itself").getSuppressed())
                .singleElement()
                .asString()
                .matches("The dialogue with the SMTP server at 127.0.0.1:\\d+, kept in .*smtp");
        assertThat(failureOf("leaves_a_stub").getSuppressed()).hasSize(1);
        assertThat(failureOf("never_connects").getSuppressed()).isEmpty();
        assertThat(files()).noneMatch(file -> file.startsWith("passes") || file.startsWith("is_aborted"));
        assertThat(results.get("is_aborted").getStatus()).isEqualTo(Status.ABORTED);
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
        assertThat(read("smtp/dialogue.txt")).doesNotContain("session 2");
        assertThat(read("smtp/report.html")).contains("AssertionFailedError: 1 mails");
    }

    private static String placeIn(String evidence) {
        String firstLine = evidence.lines().findFirst().orElseThrow();
        return firstLine.substring(firstLine.indexOf("kept in ") + "kept in ".length(), firstLine.lastIndexOf(':'));
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
                .contains("2 mails</pre>")
                .containsPattern(
                        "<p class=\"problem\">mail-1\\.eml could not be written: java\\.nio\\.file\\.[^<]*mail-1\\.eml[^<]*</p>")
                .containsPattern("<p class=\"problem\">dialogue\\.txt could not be written: [^<]*</p>");
        assertThat(failureOf("test")).hasMessage("2 mails");
        assertThat(failureOf("test").getSuppressed()[0])
                .asString()
                .contains(", kept in " + place
                        + ", but mail-1.eml of an earlier run could not be deleted: java.nio.file.")
                .contains("; mail-1.eml could not be written: ", "; dialogue.txt could not be written: ")
                .contains(":\nsession 1, ");
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

    /** A failure that has no end. */
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
                .matches(" {4}\\.\\.\\. \\(\\d+ more lines; render\\(\\) has them all\\)");
    }
}
