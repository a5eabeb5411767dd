package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.refusedByPolicy;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@SmtpServer(strictStubs = false)
class ScriptAssertionsTest {

    private static void talk(RecordingSmtpServer smtp) {
        smtp.on(message(mail -> mail.subject().orElse("").equals("spam"))).answer(refusedByPolicy());
        smtp.on(rcptTo("ada@example.org")).once().answer(greylisted());
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.rcptTo("ada@example.org");
            client.data();
            client.message("Subject: spam\n\n");
            client.quit();
        }
    }

    @Test
    void what_was_asked_is_counted(RecordingSmtpServer smtp) {
        talk(smtp);

        assertThat(smtp)
                .wasAsked(rcptTo("ada@example.org"))
                .wasAsked(rcptTo("ada@example.org"), 2)
                .wasNotAsked(rcptTo("bob@example.org"))
                .wasAsked(connect(), 1)
                .wasAsked(message(mail -> mail.recipients().size() == 1), 1)
                .wasAskedAtMost(quit(), 1);
        assertThat(smtp)
                .attempts(rcptTo())
                .hasSize(2)
                .spacedAtLeast(Duration.ZERO)
                .spacedAtMost(Duration.ofMinutes(1));
        assertThat(smtp)
                .attempts(rcptTo())
                .first()
                .hasToString(
                        "session 1: RCPT TO:<ada@example.org> was answered with 451 4.7.1 Greylisted, try again later");
        assertThat(smtp).attempts(vrfy()).isEmpty();
    }

    @Test
    void a_message_is_counted_although_its_MAIL_was_forgotten(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
        smtp.reset();
        client.message("Subject: x\n\n");

        assertThat(smtp).wasAsked(message(), 1).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void failures_say_what_was_asked_instead(RecordingSmtpServer smtp) {
        talk(smtp);
        String server = "Expecting actual:\n  " + smtp + "\n";

        assertFailure(() -> assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 3), server + """
                to have received rcptTo(ada@example.org) exactly 3 times but it received it 2 times
                    session 1: RCPT TO:<ada@example.org> was answered with 451 4.7.1 Greylisted, try again later
                    session 1: RCPT TO:<ada@example.org> was answered with 250 2.1.5 fine""");
        assertFailure(() -> assertThat(smtp).wasAsked(rcptTo("bob@example.org")), server + """
                to have received rcptTo(bob@example.org) at least once but it never did; the nearest command \
                was RCPT TO:<ada@example.org> in session 1: the local part differs""");
        assertFailure(() -> assertThat(smtp).wasAskedAtLeast(vrfy(), 2), server + """
                to have received vrfy() at least 2 times but it never did; no client sent anything \
                of that kind; the last refusal was in session 1: the message was answered with 550 5.7.1 Delivery not authorized, message refused""");
        assertFailure(() -> assertThat(smtp).wasNotAsked(quit()), server + """
                to have received no quit() but it received it once
                    session 1: QUIT was answered with 221 2.0.0 localhost Service closing transmission channel""");
        assertFailure(() -> assertThat(smtp).attempts(quit()).spacedAtLeast(Duration.ofSeconds(1)), """
                Expecting actual:
                  [session 1: QUIT was answered with 221 2.0.0 localhost Service closing transmission channel]
                to have two or more attempts, each at least 1 s after the previous one but it has 1 attempt""");
        assertFailure(() -> assertThat(smtp).wasAskedAtMost(rcptTo(), 1), server + """
                to have received rcptTo() at most once but it received it 2 times
                    session 1: RCPT TO:<ada@example.org> was answered with 451 4.7.1 Greylisted, try again later
                    session 1: RCPT TO:<ada@example.org> was answered with 250 2.1.5 fine""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).wasAsked(quit(), -1))
                .withMessage("times must not be negative but was -1");
    }

    @Test
    void failures_say_where_a_stub_broke_the_dialogue_off(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(data()).answer(disconnect());
        smtp.on(noop()).answer(reply(250, "2.0.0", "Bye").thenDisconnect());
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(client::data);
        try (SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
            second.noop();
            assertThatExceptionOfType(SmtpClientException.class).isThrownBy(second::noop);
        }

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"), """
                Expecting actual:
                  %s
                to have received a mail to <ada@example.org> but it received no mail
                and 2 sessions delivered nothing:
                    session 1, closed by the server: DATA was not answered: a stub hung up after RCPT TO:<ada@example.org> was accepted
                    session 2, closed by the server: NOOP was answered with 250 2.0.0 Bye, and a stub hung up""".formatted(smtp));
    }

    @Test
    void a_stub_for_the_state_that_a_newer_one_ends_is_not_unused(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).whenStateIs("").answer(greylisted());
        smtp.apply(server -> server.on(noop()).strict().whenStateIs("").answer(greylisted()));
        smtp.on(noop()).whenStateIs("").willSetStateTo("busy").answer(greylisted());
        client.noop();

        assertThat(smtp).hasNoUnusedStubs();
    }

    @Test
    void a_stub_that_a_newer_one_overrides_is_not_unused(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).answer(mailboxFull());
        smtp.on(vrfy()).answer(mailboxFull());
        smtp.on(noop()).answer(noSuchUser());

        client.noop();

        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but vrfy() -> 552 5.2.2 Mailbox full was never used; \
                no client sent anything of that kind; the last refusal was in session 1: NOOP was answered with 550 5.1.1 Bad destination \
                mailbox address""".formatted(smtp));
        assertThat(smtp).wasAsked(noop(), 1);
        client.vrfy("ada");
        assertThat(smtp).hasNoUnusedStubs();
    }

    @Test
    void stubs_that_never_matched_are_told_with_what_came_nearest(RecordingSmtpServer smtp) {
        smtp.on(vrfy()).answer(noSuchUser());
        smtp.on(rcptTo("ada@example.com")).answer(mailboxFull());
        smtp.on(quit()).lenient().answer(hang());
        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but 2 were not:
                vrfy() -> 550 5.1.1 Bad destination mailbox address was never used; no client connected
                rcptTo(ada@example.com) -> 552 5.2.2 Mailbox full was never used; no client connected""".formatted(smtp));
        smtp.reset();
        smtp.on(rcptTo("ada@example.com")).answer(mailboxFull());

        talk(smtp);

        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but rcptTo(ada@example.com) -> 552 5.2.2 Mailbox full was never used; \
                the nearest command was RCPT TO:<ada@example.org> in session 1: the domain differs""".formatted(smtp));
    }

    @Test
    void soft_assertions_collect_them(RecordingSmtpServer smtp) {
        talk(smtp);
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(smtp).wasAsked(vrfy()).wasNotAsked(quit());
        softly.assertThat(smtp).attempts(rcptTo()).hasSize(3).spacedAtLeast(Duration.ofHours(1));

        assertThat(softly.errorsCollected()).hasSize(4);
    }
}
