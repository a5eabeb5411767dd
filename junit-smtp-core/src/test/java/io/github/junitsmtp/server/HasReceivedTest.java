package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each assertion that waits has a counterpart that checks at once, with the same message but no time. */
@Timeout(600)
class HasReceivedTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    @SmtpServer
    private RecordingSmtpServer smtp;

    @BeforeEach
    void two_mails_arrive() {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            for (String name : List.of("bob", "ada")) {
                client.mailFrom("shop@example.com");
                client.rcptTo(name + "@example.org");
                client.data();
                client.message("Subject: Welcome, " + name + "\n\n");
            }
            client.quit();
        }
    }

    private void assertFailures(ThrowingCallable waiting, ThrowingCallable looking, String expected, String problem) {
        assertFailures(waiting, looking, expected, problem, "");
    }

    private void assertFailures(
            ThrowingCallable waiting, ThrowingCallable looking, String expected, String problem, String note) {
        String message = """
                Expecting actual:
                  %s
                to have %s but %s:
                    1. from <shop@example.com> to <bob@example.org>: "Welcome, bob"
                    2. from <shop@example.com> to <ada@example.org>: "Welcome, ada"%s""";
        assertFailure(waiting, message.formatted(smtp, expected + " within 1 ms", problem, note));
        assertFailure(looking, message.formatted(smtp, expected, problem, note));
    }

    @Test
    void the_nth_mail() {
        assertThat(smtp).receivesMail(2).isTo("ada@example.org");
        assertThat(smtp).hasReceivedMail(2).isTo("ada@example.org");
        assertThat(smtp).hasReceivedMail(1).isTo("bob@example.org");

        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesMail(3),
                () -> assertThat(smtp).hasReceivedMail(3),
                "received 3 mails",
                "it received 2 mails");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).hasReceivedMail(0))
                .withMessage("number must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).receivesMail(0))
                .withMessage("number must be positive but was 0");
    }

    @Test
    void a_failure_says_which_mail_of_several_it_is_about() {
        String text = ", subject] \nexpected: \"Goodbye\"\n but was: \"Welcome, %s\"";
        assertFailure(
                () -> assertThat(smtp).hasReceivedMail().hasSubject("Goodbye"), "[mail 1 of 2" + text.formatted("bob"));
        assertFailure(
                () -> assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Goodbye"),
                "[mail 2 of 2" + text.formatted("ada"));
        assertFailure(
                () -> assertThat(smtp).as("welcome").receivesMail(2).hasSubject("Goodbye"),
                "[welcome, mail 2 of 2" + text.formatted("ada"));
    }

    @Test
    void a_mail_to_all_of_some_recipients() {
        assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Welcome, ada");
        assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Welcome, ada");

        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesMailTo("ada@example.org", "bob@example.org"),
                () -> assertThat(smtp).hasReceivedMailTo("ada@example.org", "bob@example.org"),
                "received a mail to <ada@example.org>, <bob@example.org>",
                "it received 2 mails",
                "\nno single mail went to all of them, but each received one: to verify that, call hasReceivedMailsTo(..)");
    }

    @Test
    void mails_to_each_of_some_recipients() {
        Set<String> both = Set.of("ada@example.org", "bob@example.org");
        assertThat(smtp).receivesMailsTo("ada@example.org", "bob@example.org").hasSize(2);
        assertThat(smtp).receivesMailsTo(both).hasSize(2);
        assertThat(smtp)
                .hasReceivedMailsTo("ada@example.org", "bob@example.org")
                .hasSize(2);
        assertThat(smtp).hasReceivedMailsTo(both).hasSize(2);

        List<String> others = List.of("ada@example.org", "eve@example.org");
        String expected = "received mails to <ada@example.org>, <eve@example.org>";
        String problem = "no mail arrived for <eve@example.org>; it received 2 mails";
        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesMailsTo(others),
                () -> assertThat(smtp).hasReceivedMailsTo(others),
                expected,
                problem);
        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesMailsTo("ada@example.org", "eve@example.org"),
                () -> assertThat(smtp).hasReceivedMailsTo("ada@example.org", "eve@example.org"),
                expected,
                problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailsTo(List.of()))
                .withMessage("recipients must not be empty");
    }

    @Test
    void mails_to_some_recipients_in_order() {
        List<String> inOrder = List.of("bob@example.org", "ada@example.org");
        assertThat(smtp)
                .receivesMailsInOrderTo("bob@example.org", "ada@example.org")
                .hasSize(2);
        assertThat(smtp).receivesMailsInOrderTo(inOrder).hasSize(2);
        assertThat(smtp)
                .hasReceivedMailsInOrderTo("bob@example.org", "ada@example.org")
                .hasSize(2);
        assertThat(smtp).hasReceivedMailsInOrderTo(inOrder).hasSize(2);

        List<String> reversed = List.of("ada@example.org", "bob@example.org");
        String expected = "received mails to <ada@example.org>, <bob@example.org> in this order";
        String problem = "no mail arrived for <bob@example.org> in the expected order; it received 2 mails";
        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesMailsInOrderTo(reversed),
                () -> assertThat(smtp).hasReceivedMailsInOrderTo(reversed),
                expected,
                problem);
        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesMailsInOrderTo("ada@example.org", "bob@example.org"),
                () -> assertThat(smtp).hasReceivedMailsInOrderTo("ada@example.org", "bob@example.org"),
                expected,
                problem);
    }

    private static void isToAda(ReceivedMail mail) {
        assertThat(mail).isTo("ada@example.org");
    }

    @Test
    void a_mail_that_satisfies_assertions_given_as_method_references_or_lambdas() {
        assertThat(smtp).receivesMailSatisfying(HasReceivedTest::isToAda).hasSubject("Welcome, ada");
        assertThat(smtp).hasReceivedMailSatisfying(HasReceivedTest::isToAda).hasSubject("Welcome, ada");
        assertThat(smtp)
                .receivesMailSatisfying(
                        HasReceivedTest::isToAda, mail -> assertThat(mail).hasSubject("Welcome, ada"));
        assertThat(smtp)
                .hasReceivedMailSatisfying(
                        HasReceivedTest::isToAda, mail -> assertThat(mail).hasSubject("Welcome, ada"));

        String message = """
                Expecting actual:
                  %s
                to have received a mail satisfying the given assertions but it received 2 mails:
                    1. from <shop@example.com> to <bob@example.org>: "Welcome, bob"
                       1 of 2 assertions hold, the closest match:
                         1. fails: Expecting actual:
                              mail from <shop@example.com> to <bob@example.org>: "Welcome, bob"
                            to have the envelope recipient (RCPT TO) <ada@example.org> but it was sent to <bob@example.org>
                         2. holds
                    2. from <shop@example.com> to <ada@example.org>: "Welcome, ada"
                       1 of 2 assertions hold""";
        assertFailure(
                () -> assertThat(smtp)
                        .hasReceivedMailSatisfying(
                                HasReceivedTest::isToAda,
                                mail -> assertThat(mail).hasSubject("Welcome, bob")),
                message.formatted(smtp));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailSatisfying())
                .withMessage("assertions must not be empty");
    }

    @Test
    void exactly_so_many_mails() {
        assertThat(smtp).receivesExactly(2).hasSize(2);
        assertThat(smtp).hasReceivedExactly(2).hasSize(2);

        assertFailures(
                () -> assertThat(smtp).within(SHORT).receivesExactly(1),
                () -> assertThat(smtp).hasReceivedExactly(1),
                "received exactly 1 mail",
                "it received 2 mails");
    }
}
