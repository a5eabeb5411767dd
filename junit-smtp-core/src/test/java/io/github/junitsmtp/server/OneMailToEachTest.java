package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.TestMailer.send;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.TestMailer;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMails;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each of several recipients gets exactly one mail, and nobody else any. */
@Timeout(600)
class OneMailToEachTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(5);

    @SmtpServer
    private RecordingSmtpServer smtp;

    private String server() {
        return "Expecting actual:\n  " + smtp + "\n";
    }

    private void deliver(String... recipients) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            for (String recipient : recipients) {
                client.rcptTo(recipient);
            }
            client.data();
            client.message("Subject: News\n\n");
            client.quit();
        }
    }

    @Test
    void one_mail_to_two_recipients_gives_each_of_them_one() {
        deliver("ada@example.org", "bob@EXAMPLE.org", "ada@example.org");
        send(smtp, "zoe@example.org", "Welcome");
        List<String> all = List.of("zoe@example.org", "bob@example.org", "ada@example.org");

        assertThat(smtp)
                .receivesExactlyOneMailToEach("ada@example.org", "bob@example.org", "zoe@example.org")
                .hasSize(2);
        assertThat(smtp).receivesExactlyOneMailToEach(all).hasSize(2);
        assertThat(smtp).receivesExactlyOneMailToEach(all, SHORT).hasSize(2);
        assertThat(smtp)
                .hasReceivedExactlyOneMailToEach("ada@example.org", "bob@example.org", "zoe@example.org")
                .hasSize(2);
        assertThat(smtp).hasReceivedExactlyOneMailToEach(all).last().hasSubject("Welcome");
        assertThat(smtp.mails())
                .hasExactlyOneMailToEach("ada@example.org", "bob@example.org", "zoe@example.org")
                .hasExactlyOneMailToEach(all);
    }

    @Test
    void who_got_none_who_got_several_and_who_is_unexpected_are_told() {
        deliver("ada@example.org", "eve@example.org");
        send(smtp, "ada@example.org", "Welcome");
        TestMailer.sendMessage(smtp, "zoe@example.org", "\n");
        assertThat(smtp).allSessionsEnd();
        String problem = """
                no mail arrived for <bob@example.org>
                <ada@example.org> got 2 mails: 1. "News", 2. "Welcome"
                <eve@example.org> is an unexpected recipient of 1 mail: 1. "News"
                <zoe@example.org> is an unexpected recipient of 1 mail: 3. no subject
                """;
        String received = """
                it received 3 mails:
                    1. from <shop@example.com> to <ada@example.org>, <eve@example.org>: "News"
                    2. from <shop@example.com> to <ada@example.org>: "Welcome"
                    3. from <shop@example.com> to <zoe@example.org>: no subject""";
        String expected = "exactly one mail to each of <ada@example.org>, <bob@example.org>";

        assertFailure(
                () -> assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org", "bob@example.org"),
                server() + "to have received " + expected + " but " + problem + received);
        assertFailure(
                () -> assertThat(smtp).within(SHORT).receivesExactlyOneMailToEach("ada@example.org", "bob@example.org"),
                server() + "to have received " + expected + " within 1 ms but " + problem + received);
        assertFailure(
                () -> assertThat(smtp.mails()).hasExactlyOneMailToEach("ada@example.org", "bob@example.org"),
                "Expecting actual:\n  " + shown() + "\nto have " + expected + " but " + problem
                        + "the server received 3 mails in total");
    }

    /** As AssertJ shows a list. */
    private String shown() {
        String all = smtp.mails().toString();
        return all.replace(", mail from", ",\n    mail from");
    }

    @Test
    void a_mail_that_was_sent_twice_is_told() {
        String message = "Subject: Welcome\nMessage-ID: <1@example.com>\n\n";
        TestMailer.sendMessage(smtp, "ada@example.org", message);
        TestMailer.sendMessage(smtp, "ada@example.org", message);

        assertFailure(() -> assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org"), server() + """
                to have received exactly one mail to each of <ada@example.org> but \
                <ada@example.org> got 2 mails: 1. "Welcome", 2. "Welcome"
                it received 2 mails:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome"
                    2. from <shop@example.com> to <ada@example.org>: "Welcome"
                       the same message as 1: they have the same Message-ID""");
    }

    @Test
    void of_many_the_first_are_told() {
        IntStream.range(0, 5).forEach(i -> deliver("ada@example.org", "user" + i + "@example.org"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp.mails()).hasExactlyOneMailToEach("ada@example.org"))
                .withMessageEndingWith("""
                        to have exactly one mail to each of <ada@example.org> but \
                        <ada@example.org> got 5 mails: 1. "News", 2. "News", 3. "News", 4. "News", 5. "News"
                        <user0@example.org> is an unexpected recipient of 1 mail: 1. "News"
                        <user1@example.org> is an unexpected recipient of 1 mail: 2. "News"
                        <user2@example.org> is an unexpected recipient of 1 mail: 3. "News"
                        and 2 more unexpected recipients""");
    }

    @Test
    void why_a_mail_is_missing_is_told() {
        smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
        deliver("ada@example.org", "bob@example.org");
        assertThat(smtp).allSessionsEnd();
        String refused = """
                and 1 session did not deliver everything:
                    session 1, ended with QUIT: RCPT TO:<bob@example.org> was answered with 552 5.2.2 Mailbox full (scripted)""";
        String expected = "exactly one mail to each of <ada@example.org>, <bob@example.org>";

        assertFailure(
                () -> assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org", "bob@example.org"),
                server() + "to have received " + expected + """
                 but no mail arrived for <bob@example.org>; it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "News"
                """ + refused);
        assertFailure(
                () -> assertThat(smtp.mails()).hasExactlyOneMailToEach("ada@example.org", "bob@example.org"),
                "Expecting actual:\n  " + smtp.mails() + "\nto have " + expected
                        + " but no mail arrived for <bob@example.org>; the server received 1 mail in total\n"
                        + refused);
        assertFailure(
                () -> assertThat(ReceivedMails.of(smtp.mails().list().subList(0, 1)))
                        .hasExactlyOneMailToEach("bob@example.org"),
                "Expecting actual:\n  " + smtp.mails() + """

                to have exactly one mail to each of <bob@example.org> but no mail arrived for <bob@example.org>
                <ada@example.org> is an unexpected recipient of 1 mail: 1. "News\"""");
    }

    @Test
    void who_does_not_wait_is_told_to() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org"))
                .withMessageContaining(
                        "but no mail arrived for <ada@example.org>; it received no mail\nand nobody connected")
                .withMessageEndingWith("call receivesExactlyOneMailToEach(..) instead");
        send(smtp, "eve@example.org", "Welcome");
        assertThatExceptionOfType(AssertionError.class) // whatever comes, it no longer helps
                .isThrownBy(() -> assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org"))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("instead"));
    }

    @Test
    void all_are_waited_for() {
        CompletableFuture<Void> mailer = CompletableFuture.runAsync(() -> {
            send(smtp, "bob@example.org", "One");
            send(smtp, "ada@example.org", "Two");
        });

        assertThat(smtp)
                .within(LONG)
                .receivesExactlyOneMailToEach("ada@example.org", "bob@example.org")
                .hasSize(2);
        mailer.join();
    }

    @Test
    void a_wait_ends_at_the_first_mail_too_many() {
        CompletableFuture<Void> mailer = CompletableFuture.runAsync(() -> send(smtp, "eve@example.org", "One"));

        assertFailure(
                () -> assertThat(smtp).within(LONG).receivesExactlyOneMailToEach("ada@example.org"), server() + """
                to have received exactly one mail to each of <ada@example.org> within 300 s but \
                no mail arrived for <ada@example.org>
                <eve@example.org> is an unexpected recipient of 1 mail: 1. "One"
                it received 1 mail:
                    1. from <shop@example.com> to <eve@example.org>: "One\"""");
        mailer.join();
    }

    @Test
    void a_mail_that_comes_late_is_noticed_if_the_test_waits_for_silence() {
        send(smtp, "ada@example.org", "One");
        CompletableFuture<Void> mailer = CompletableFuture.runAsync(() -> send(smtp, "ada@example.org", "Two"));

        assertThatExceptionOfType(AssertionError.class) // before the five minutes are over
                .isThrownBy(() -> assertThat(smtp).receivesExactlyOneMailToEach(List.of("ada@example.org"), LONG))
                .withMessageContaining("<ada@example.org> got 2 mails: 1. \"One\", 2. \"Two\"");
        mailer.join();
        assertFailure(
                () -> assertThat(smtp)
                        .within(SHORT)
                        .receivesExactlyOneMailToEach(List.of("ada@example.org", "bob@example.org"), SHORT),
                server() + """
                to have received exactly one mail to each of <ada@example.org>, <bob@example.org> within 1 ms but \
                no mail arrived for <bob@example.org>
                <ada@example.org> got 2 mails: 1. "One", 2. "Two"
                it received 2 mails:
                    1. from <shop@example.com> to <ada@example.org>: "One"
                    2. from <shop@example.com> to <ada@example.org>: "Two\"""");
    }

    @Test
    void recipients_have_to_make_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).receivesExactlyOneMailToEach())
                .withMessage("recipients must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp.mails()).hasExactlyOneMailToEach())
                .withMessage("recipients must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org", "ada@EXAMPLE.org"))
                .withMessage("duplicate recipient: <ada@EXAMPLE.org>");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> assertThat(smtp.mails()).hasExactlyOneMailToEach("ada@example.org", "ada@example.org"))
                .withMessage("duplicate recipient: <ada@example.org>");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> assertThat(smtp).receivesExactlyOneMailToEach(List.of("ada@example.org"), Duration.ZERO))
                .withMessageContaining("silence must be positive");
    }
}
