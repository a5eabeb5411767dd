package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.TestMailer.send;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static io.github.junitsmtp.script.Policies.downForFirst;
import static io.github.junitsmtp.script.Policies.fullMailboxes;
import static io.github.junitsmtp.script.Policies.greylisting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.AppliedPolicy;
import io.github.junitsmtp.script.Greylisting;
import io.github.junitsmtp.transcript.SmtpSession;
import org.junit.jupiter.api.Test;

/** On a server that outlives a test, the next test counts as if the server were its own. */
@SmtpServer(strictStubs = false)
class CountingAnewTest {

    private static SmtpReply mail(SmtpClient client) {
        SmtpReply reply = client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        client.message("Subject: x\n\n");
        return reply;
    }

    @Test
    void sessions_are_numbered_since_the_reset(RecordingSmtpServer smtp) {
        send(smtp, "ada@example.org", "before");
        send(smtp, "ada@example.org", "before");
        smtp.reset();

        send(smtp, "ada@example.org", "first");
        smtp.on(rcptTo().inSession(2)).answer(noSuchUser());
        try (SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
            second.mailFrom("shop@example.com");
            assertThat(second.rcptTo("ada@example.org")).hasCode(550);
        }

        assertThat(smtp.mails().first().session()).isEqualTo(1);
        assertThat(smtp)
                .transcript()
                .session(smtp.mails().first().session())
                .hasCommands("EHLO", "MAIL", "RCPT", "DATA", "QUIT");
        assertThat(smtp.transcript().render())
                .contains("session 1, ", "session 2, ")
                .doesNotContain("session 3");
        assertThat(smtp.attempts()).extracting(Attempt::session).contains(1, 2).doesNotContain(3, 4);
    }

    @Test
    void a_session_that_outlives_the_reset_is_numbered_when_it_goes_on(RecordingSmtpServer smtp) {
        send(smtp, "ada@example.org", "before");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            smtp.reset();
            send(smtp, "ada@example.org", "first");

            mail(client);

            assertThat(smtp.transcript().sessions())
                    .extracting(SmtpSession::number)
                    .containsExactly(1, 2);
            assertThat(smtp.mails().last().session()).isEqualTo(2);
        }
    }

    @Test
    void a_session_is_found_by_its_number_among_those_that_are_kept() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().keepLast(1).start()) {
            send(smtp, "ada@example.org", "first");
            send(smtp, "ada@example.org", "second");

            assertThat(smtp)
                    .transcript()
                    .session(smtp.mails().first().session())
                    .endedWithQuit();
            assertThat(smtp)
                    .transcript()
                    .hasSessions(2)
                    .sessions()
                    .singleElement()
                    .endedWithQuit();
        }
    }

    @Test
    void policies_count_from_apply_on(RecordingSmtpServer smtp) {
        Greylisting greylisting = greylisting();
        for (int test = 1; test <= 2; test++) {
            send(smtp, "ada@example.org", "before");
            smtp.apply(downForFirst(1));
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect(smtp.host(), smtp.port()));
            smtp.reset();
            smtp.apply(greylisting);
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                client.mailFrom("shop@example.com");
                assertThat(client.rcptTo("ada@example.org")).hasCode(451);
                assertThat(client.rcptTo("ada@example.org")).isOk();
            }
            greylisting.letTimePass();
            smtp.reset();
        }
    }

    @Test
    void a_policy_tells_how_often_it_acted(RecordingSmtpServer smtp) {
        AppliedPolicy full = smtp.apply(fullMailboxes("ada@example.org", "bob@example.org"));
        assertThat(full.answersGiven()).isZero();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.rcptTo("bob@example.org");
        }

        assertThat(full.answersGiven()).isEqualTo(2);
    }

    @Test
    void a_policy_that_counts_and_never_acted_is_an_unused_stub(RecordingSmtpServer smtp) {
        smtp.apply(fullMailboxes("ada@example.org"));
        assertThat(smtp).hasNoUnusedStubs();
        smtp.apply(downForFirst(1));
        smtp.apply(server -> server.on(vrfy()).strict().answer(noSuchUser()));

        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but 2 were not:
                connect() -> disconnect was never used; no client connected
                vrfy() -> 550 5.1.1 Bad destination mailbox address was never used; no client connected""".formatted(smtp));
    }
}
