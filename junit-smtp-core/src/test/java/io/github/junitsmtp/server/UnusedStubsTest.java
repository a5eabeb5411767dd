package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.rcptToDomain;
import static io.github.junitsmtp.script.Policies.greylisting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.tls.Tls;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@SmtpServer(strictStubs = false, users = "shop:secret")
class UnusedStubsTest {

    private static void failsWith(RecordingSmtpServer smtp, String unused) {
        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but %s""".formatted(smtp, unused));
    }

    private static void address(SmtpClient client, String... recipients) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        for (String recipient : recipients) {
            client.rcptTo(recipient);
        }
    }

    @Test
    void the_nearest_of_several_commands_is_told(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo("Ada@example.org")).answer(mailboxFull());

        address(client, "bob@example.org", "ada@example.org", "ada@example.com");

        failsWith(
                smtp,
                "rcptTo(Ada@example.org) -> 552 5.2.2 Mailbox full was never used; the nearest command was"
                        + " RCPT TO:<ada@example.org> in session 1: the local part differs only in case");
    }

    @Test
    void an_address_may_differ_altogether(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(mailFrom("billing@example.net")).answer(mailboxFull());

        address(client, "bob@example.org");

        failsWith(
                smtp,
                "mailFrom(billing@example.net) -> 552 5.2.2 Mailbox full was never used; the nearest command was"
                        + " MAIL FROM:<shop@example.com> in session 1: the address differs");
    }

    @Test
    void a_domain_may_differ(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptToDomain("example.net")).answer(mailboxFull());

        address(client, "bob@example.org");

        failsWith(
                smtp,
                "rcptToDomain(example.net) -> 552 5.2.2 Mailbox full was never used; the nearest command was"
                        + " RCPT TO:<bob@example.org> in session 1: the domain differs");
    }

    @Test
    void a_stub_may_be_made_too_late(RecordingSmtpServer smtp, SmtpClient client) {
        address(client, "ada@example.org");
        smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());

        failsWith(
                smtp,
                "rcptTo(ada@example.org) -> 552 5.2.2 Mailbox full was never used; the nearest command was"
                        + " RCPT TO:<ada@example.org> in session 1: it arrived before the stub was created");
    }

    @Test
    void a_stub_may_be_for_another_session(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo("ada@example.org").inSession(2)).answer(mailboxFull());

        address(client, "ada@example.org");

        failsWith(
                smtp,
                "rcptTo(ada@example.org) in session 2 -> 552 5.2.2 Mailbox full was never used; the nearest command"
                        + " was RCPT TO:<ada@example.org> in session 1: the session differs");
    }

    @Test
    void a_stub_may_wait_for_a_state(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).whenStateIs("busy").answer(mailboxFull());

        client.noop();

        failsWith(
                smtp,
                "noop() -> 552 5.2.2 Mailbox full was never used; the nearest command was NOOP in session 1:"
                        + " the stub answers only in the state \"busy\"");
    }

    @Test
    void a_login_may_be_of_another_user_or_by_another_mechanism(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(login("Shop")).answer(mailboxFull());
        smtp.on(auth("LOGIN")).answer(mailboxFull());

        client.ehlo("client.example.org");
        client.authPlain("shop", "secret");

        failsWith(smtp, """
                2 were not:
                login(Shop) -> 552 5.2.2 Mailbox full was never used; the nearest was AUTH PLAIN ******** in session 1: \
                the user was "shop", which differs only in case
                auth(LOGIN) -> 552 5.2.2 Mailbox full was never used; the nearest command was AUTH PLAIN ******** \
                in session 1: the mechanism differs""");
    }

    @Test
    void to_look_for_the_nearest_command_asks_no_policy_that_counts(RecordingSmtpServer smtp, SmtpClient client) {
        address(client, "ada@example.org");
        smtp.apply(greylisting());

        failsWith(
                smtp,
                "rcptTo() and greylisted -> 451 4.7.1 Greylisted, try again later was never used; the nearest command"
                        + " was RCPT TO:<ada@example.org> in session 1: it arrived before the stub was created");
        assertThat(client.rcptTo("ada@example.org")).hasCode(451);
    }

    @Test
    void notes_tell_of_stubs_that_held_back(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());
        smtp.on(rcptTo()).once().answer(noSuchUser());
        smtp.on(noop()).fromMatch(3).answer(mailboxFull());
        smtp.on(data()).lenient().answer(greylisted());

        address(client, "ada@example.org", "bob@example.org");
        client.noop();

        assertThat(smtp.notesOnStubs())
                .containsExactly(
                        "stub rcptTo(ada@example.org) -> 552 5.2.2 Mailbox full was never used; a newer stub answers"
                                + " first: rcptTo() -> 550 5.1.1 Bad destination mailbox address",
                        "stub rcptTo() -> 550 5.1.1 Bad destination mailbox address answered once (its limit); 1 later"
                                + " match was left to older stubs or to the server itself",
                        "stub noop() -> 552 5.2.2 Mailbox full did not answer; it answers from match 3 onward, but matched"
                                + " once");
    }

    @Test
    void what_a_stub_leaves_may_be_answered_by_an_older_one(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo()).answer(mailboxFull());
        smtp.on(rcptTo()).once().answer(noSuchUser());

        address(client, "ada@example.org", "bob@example.org", "eve@example.org");

        assertThat(smtp.notesOnStubs())
                .containsExactly(
                        "stub rcptTo() -> 550 5.1.1 Bad destination mailbox address answered once (its limit); 2"
                                + " later matches were left to older stubs or to the server itself");
    }

    @Test
    void a_stub_that_throws_leaves_nothing_to_others(RecordingSmtpServer smtp, SmtpClient client) {
        AtomicInteger asked = new AtomicInteger();
        smtp.on(CommandPattern.of("broken", incoming -> {
                    if (asked.getAndIncrement() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return true;
                }))
                .once()
                .answer(passThrough());

        client.noop();
        client.noop();

        assertThat(smtp.notesOnStubs()).isEmpty();
        smtp.reset();
    }

    @Test
    void a_client_may_have_connected_and_sent_no_command() throws Exception {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start()) {
            smtp.on(noop()).answer(mailboxFull());
            new Socket(smtp.host(), smtp.port()).close();
            smtp.await().until(() -> !smtp.transcript().sessions().isEmpty());

            failsWith(smtp, "noop() -> 552 5.2.2 Mailbox full was never used; no client sent a command");
        }
    }

    @Test
    void notes_stay_few(RecordingSmtpServer smtp) {
        for (int i = 1; i <= 8; i++) {
            smtp.on(rcptTo("user" + i + "@example.org")).answer(mailboxFull());
        }

        assertThat(smtp.notesOnStubs())
                .hasSize(6)
                .contains(
                        "stub rcptTo(user5@example.org) -> 552 5.2.2 Mailbox full was never used; no client connected")
                .endsWith("and 3 more stubs");
    }

    @Test
    void there_are_no_notes_on_stubs_that_all_answered(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).once().answer(greylisted());

        client.noop();

        assertThat(smtp.notesOnStubs()).isEmpty();
    }
}
