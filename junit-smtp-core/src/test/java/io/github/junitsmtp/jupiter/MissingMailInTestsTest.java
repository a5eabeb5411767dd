package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.TestMailer;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.script.Answers;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A failure tells what happened to a mail outside the server and the moment that the test looks at. */
class MissingMailInTestsTest {

    private static final String ADDRESS = "127\\.0\\.0\\.1:\\d+";

    @TempDir
    Path directory;

    /** Runs tests, and returns their failures by the name of the test, with {@code HOST:PORT} for addresses. */
    private Map<String, Throwable> failuresOf(Class<?> fixture) {
        Map<String, Throwable> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                .selectors(selectClass(fixture))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .forEach(event -> failures.put(
                        event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", ""),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()));
        return failures;
    }

    private static String messageOf(Throwable failure) {
        return failure.getMessage().strip().replaceAll(ADDRESS, "HOST:PORT");
    }

    static class SendsBeforeAll {

        @SmtpServer
        static RecordingSmtpServer smtp;

        @BeforeAll
        static void send() {
            TestMailer.send(smtp, "ada@example.org", "News");
            TestMailer.send(smtp, "bob@example.org", "News");
        }

        @Test
        void reaches_ada() {
            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }

        @Test
        void reaches_bob() {
            assertThat(smtp).hasReceivedMailTo("bob@example.org");
        }
    }

    @Test
    void mails_of_a_BeforeAll_method_are_known_to_each_test() {
        assertThat(failuresOf(SendsBeforeAll.class).values().stream().map(failure -> messageOf(failure)))
                .containsExactly(
                        forgottenBeforeAll("<ada@example.org>", "<bob@example.org>"),
                        forgottenBeforeAll("<bob@example.org>", "<ada@example.org>"));
    }

    private static String forgottenBeforeAll(String wanted, String other) {
        return """
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail to %s but it received no mail
                and nobody connected to HOST:PORT
                and 2 mails arrived before the first test, for example in @BeforeAll: to %s, %s
                    a class-level server is reset before each test: send the mail in the test or in @BeforeEach""".formatted(wanted, wanted, other);
    }

    static class IsRefusedBeforeAll {

        @SmtpServer
        static RecordingSmtpServer smtp;

        @BeforeAll
        static void send() {
            smtp.on(CommandPatterns.rcptTo("ada@example.org")).answer(Answers.mailboxFull());
            TestMailer.send(smtp, "ada@example.org", "News");
            assertThat(smtp).allSessionsEnd();
        }

        @Test
        void reaches_ada() {
            assertThat(smtp).within(Duration.ofMillis(1)).receivesMailTo("ada@example.org");
        }
    }

    @Test
    void what_was_refused_in_a_BeforeAll_method_is_told() {
        assertThat(messageOf(failuresOf(IsRefusedBeforeAll.class).get("reaches_ada")))
                .isEqualTo("""
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail to <ada@example.org> within 1 ms but it received no mail
                and a client connected before the first test, for example in @BeforeAll: session 1, ended with QUIT: \
                RCPT TO:<ada@example.org> was answered with 552 5.2.2 Mailbox full (scripted)
                    a class-level server is reset before each test: send the mail in the test or in @BeforeEach
                and nobody connected to HOST:PORT""");
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class BuildsOnAnEarlierTest {

        @SmtpServer
        static RecordingSmtpServer smtp;

        @Test
        @Order(1)
        void sends() {
            TestMailer.send(smtp, "ada@example.org", "News");
        }

        @Test
        @Order(2)
        void looks() {
            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Test
    void mails_of_an_earlier_test_are_told_after_the_usual_causes() {
        assertThat(messageOf(failuresOf(BuildsOnAnEarlierTest.class).get("looks")))
                .isEqualTo("""
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail to <ada@example.org> but it received no mail
                and nobody connected to HOST:PORT
                    usual causes: an exception before connecting, a mocked mail sender, a task that never ran or was canceled,
                    a transaction that was not committed, or the wrong host or port, such as those of an earlier server
                and 1 mail arrived before the server was reset for this test, for example in an earlier test or in \
                @BeforeAll: to <ada@example.org>
                This assertion does not wait: if the mail is sent in the background, call \
                receivesMailTo(..) instead""");
    }

    static class HasTwoServers {

        @RegisterExtension
        final SmtpServerExtension backup = SmtpServerExtension.named("backup", RecordingSmtpServer.builder());

        @Test
        void sends_to_the_other(
                @SmtpServer(users = "shop:secret", tls = Tls.STARTTLS) RecordingSmtpServer smtp,
                @SmtpServer RecordingSmtpServer other) {
            TestMailer.send(other, "ada@example.org", "Your receipt");
            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }

        @Test
        void has_passwords_with_punctuation(
                @SmtpServer(users = {"shop:its\":secret", "news:\"secret"}) RecordingSmtpServer smtp,
                @SmtpServer RecordingSmtpServer other) {
            TestMailer.send(other, "ada@example.org", "Your receipt");
            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }

        @Test
        void sends_to_the_extension(@SmtpServer("mx") RecordingSmtpServer smtp) {
            TestMailer.send(backup.server(), "ada@example.org", "Your receipt");
            assertThat(smtp.mails()).hasSize(1);
        }
    }

    @Test
    void a_mail_at_another_server_is_told_with_both_declarations() {
        Map<String, Throwable> failures = failuresOf(HasTwoServers.class);

        assertThat(messageOf(failures.get("sends_to_the_other"))).isEqualTo("""
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail to <ada@example.org> but it received no mail
                and nobody connected to HOST:PORT
                and another server in this test received 1 mail to <ada@example.org>: SMTP server at HOST:PORT
                    this server is declared by @SmtpServer(tls = STARTTLS, users = "shop:********"), the other one by \
                @SmtpServer; only identical declarations share a server""");
        assertThat(messageOf(failures.get("sends_to_the_extension"))).isEqualTo("""
                Expecting actual:
                  []
                to have 1 mail but the server received no mail
                and another server in this test received 1 mail: SMTP server at HOST:PORT
                    this server is declared by @SmtpServer("mx"), the other one by SmtpServerExtension "backup"; \
                only identical declarations share a server
                and nobody connected to HOST:PORT
                mails() does not wait: if a mail is sent in the background, wait first, for example with \
                assertThat(smtp).receivesMail()""");
    }

    @Test
    void passwords_are_hidden_whatever_they_contain() {
        assertThat(messageOf(failuresOf(HasTwoServers.class).get("has_passwords_with_punctuation")))
                .contains("declared by @SmtpServer(users = {\"shop:********\", \"news:********\"}), the other one by");
    }

    static class IsRefusedByTheOther {

        @SmtpServer("primary")
        RecordingSmtpServer primary;

        @SmtpServer("backup")
        RecordingSmtpServer backup;

        @Test
        void one_recipient() {
            primary.on(CommandPatterns.rcptTo("ada@example.org")).answer(Answers.mailboxFull());
            TestMailer.send(primary, "bob@example.org", "News");
            TestMailer.send(primary, "ada@example.org", "News");
            assertThat(primary).allSessionsEnd();
            assertThat(backup).hasReceivedMailTo("ada@example.org");
        }

        @Test
        void one_recipient_at_both() {
            primary.on(CommandPatterns.rcptTo("ada@example.org")).answer(Answers.mailboxFull());
            backup.on(CommandPatterns.rcptTo("ada@example.org")).answer(Answers.noSuchUser());
            TestMailer.send(primary, "ada@example.org", "News");
            TestMailer.send(backup, "ada@example.org", "News");
            assertThat(primary).allSessionsEnd();
            assertThat(backup).allSessionsEnd();
            assertThat(backup).hasReceivedMailTo("ada@example.org");
        }

        @Test
        void anybody() {
            primary.on(CommandPatterns.connect()).answer(Answers.shuttingDown());
            SmtpClient.connect(primary.host(), primary.port()).close();
            assertThat(primary).allSessionsEnd();
            assertThat(backup).hasReceivedMail();
        }
    }

    @Test
    void what_another_server_refused_is_told() {
        Map<String, Throwable> failures = failuresOf(IsRefusedByTheOther.class);

        assertThat(messageOf(failures.get("one_recipient"))).isEqualTo("""
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail to <ada@example.org> but it received no mail
                and a client connected to another server in this test, SMTP server at HOST:PORT: session 2, ended with QUIT: \
                RCPT TO:<ada@example.org> was answered with 552 5.2.2 Mailbox full (scripted)
                    this server is declared by @SmtpServer("backup"), the other one by @SmtpServer("primary")
                and nobody connected to HOST:PORT
                This assertion does not wait: if the mail is sent in the background, call receivesMailTo(..) instead""");
        assertThat(messageOf(failures.get("one_recipient_at_both"))).isEqualTo("""
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail to <ada@example.org> but it received no mail
                and 1 session delivered nothing:
                    session 1, ended with QUIT: RCPT TO:<ada@example.org> was answered with 550 5.1.1 Bad \
                destination mailbox address (scripted)""");
        assertThat(messageOf(failures.get("anybody"))).isEqualTo("""
                Expecting actual:
                  SMTP server at HOST:PORT
                to have received a mail but it received no mail
                and a client connected to another server in this test, SMTP server at HOST:PORT: session 1, closed by the \
                server: the connection was answered with 421 4.3.2 Shutting down (scripted)
                    this server is declared by @SmtpServer("backup"), the other one by @SmtpServer("primary")
                and nobody connected to HOST:PORT
                This assertion does not wait: if the mail is sent in the background, call receivesMail() instead""");
    }

    @SmtpServer
    static class LooksTooEarly {

        @Test
        void mail_comes_late(RecordingSmtpServer smtp) {
            AssertionError tooEarly = catchThrowableOfType(
                    AssertionError.class, () -> assertThat(smtp).hasReceivedMailTo("ada@example.org"));
            TestMailer.send(smtp, "ada@example.org", "News");
            throw tooEarly;
        }

        @Test
        void client_comes_late(RecordingSmtpServer smtp) {
            AssertionError tooEarly = catchThrowableOfType(
                    AssertionError.class, () -> assertThat(smtp).hasReceivedMailTo("ada@example.org"));
            SmtpClient.connect(smtp.host(), smtp.port()).close();
            throw tooEarly;
        }

        @Test
        void mail_comes_after_a_wait(RecordingSmtpServer smtp) {
            AssertionError tooEarly = catchThrowableOfType(
                    AssertionError.class,
                    () -> assertThat(smtp).within(Duration.ofMillis(1)).receivesMail());
            TestMailer.send(smtp, "ada@example.org", "News");
            throw tooEarly;
        }

        @Test
        void fails_of_something_else(RecordingSmtpServer smtp) {
            catchThrowableOfType(AssertionError.class, () -> assertThat(smtp).hasReceivedMailTo("ada@example.org"));
            TestMailer.send(smtp, "ada@example.org", "News");
            throw new AssertionError("the shop is closed");
        }
    }

    @Test
    void what_comes_after_the_failure_is_part_of_the_evidence() {
        Map<String, Throwable> failures = failuresOf(LooksTooEarly.class);

        assertThat(failures.get("mail_comes_late").getSuppressed()[0].getMessage())
                .startsWith("After the assertion failed, the server received a mail to <ada@example.org>: to wait"
                        + " for it, call receivesMailTo(..) instead\nThe dialogue with the SMTP server at ");
        assertThat(failures.get("mail_comes_after_a_wait").getSuppressed()[0].getMessage())
                .startsWith("After the assertion failed, the server received a mail: to wait for it, allow more"
                        + " time with within(..), unless it is sent by something that runs after the assertion, such"
                        + " as close()\nThe dialogue with ");
        assertThat(failures.get("client_comes_late").getSuppressed()[0].getMessage())
                .startsWith("After the assertion failed, a client connected: if the mail is sent in the background,"
                        + " call receivesMailTo(..) instead\nThe dialogue with ");
        assertThat(failures.get("fails_of_something_else").getSuppressed()[0].getMessage())
                .startsWith("The dialogue with ");
    }
}
