package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.localError;
import static io.github.junitsmtp.script.Answers.shuttingDown;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static io.github.junitsmtp.script.Policies.closingAfter;
import static io.github.junitsmtp.script.Policies.downForFirst;
import static io.github.junitsmtp.script.Policies.fullMailboxes;
import static io.github.junitsmtp.script.Policies.greylisting;
import static io.github.junitsmtp.script.Policies.maximumRecipients;
import static io.github.junitsmtp.script.Policies.randomFaults;
import static io.github.junitsmtp.script.Policies.rateLimit;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static io.github.junitsmtp.script.Policies.requireStartTls;
import static io.github.junitsmtp.script.Policies.sizeLimit;
import static io.github.junitsmtp.script.Policies.slow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.AppliedPolicy;
import io.github.junitsmtp.script.Greylisting;
import io.github.junitsmtp.transcript.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SmtpServer
class PoliciesTest {

    @Test
    void greylisting_accepts_the_second_try_of_each_sender_and_recipient(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(greylisting());
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isLocalError().hasEnhancedStatusCode("4.7.1");
        assertThat(client.rcptTo("bob@example.org")).isLocalError();
        assertThat(client.rcptTo("ada@example.org")).isOk();
        client.rset();
        client.mailFrom("other@example.com");
        assertThat(client.rcptTo("ada@example.org")).isLocalError();
    }

    @Test
    void greylisting_counts_only_the_tries_that_it_answers(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(greylisting());
        smtp.on(rcptTo()).once().reply(450, "4.2.1", "Busy");
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).hasCode(450);
        assertThat(client.rcptTo("ada@example.org")).hasCode(451);
        assertThat(client.rcptTo("ada@example.org")).isOk();
    }

    @Test
    void greylisting_stays_over_when_it_is_applied_to_another_server(
            @SmtpServer RecordingSmtpServer smtp, @SmtpServer("backup") RecordingSmtpServer backup) {
        Greylisting greylisting = greylisting(Integer.MAX_VALUE);
        smtp.apply(greylisting);
        assertThat(replyToRecipient(smtp)).hasCode(451);
        greylisting.letTimePass();
        backup.apply(greylisting);

        assertThat(replyToRecipient(smtp)).isOk();
        assertThat(replyToRecipient(backup)).hasCode(451);
    }

    private static SmtpReply replyToRecipient(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            return client.rcptTo("ada@example.org");
        }
    }

    @Test
    void greylisting_ends_when_the_test_lets_time_pass(RecordingSmtpServer smtp, SmtpClient client) {
        Greylisting greylisting = greylisting(Integer.MAX_VALUE);
        smtp.apply(greylisting);
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isLocalError();
        assertThat(client.rcptTo("ada@example.org")).isLocalError();
        greylisting.letTimePass();
        assertThat(client.rcptTo("ada@example.org")).isOk();
    }

    @Test
    void some_mailboxes_are_full(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(fullMailboxes("ada@example.org", "bob@example.org"));
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("bob@example.org")).isStorageExceeded();
        assertThat(client.rcptTo("eve@example.org")).isOk();
    }

    @Test
    void a_session_takes_so_many_mails(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(closingAfter(2));
        smtp.apply(rateLimit(1));

        assertThat(send(client)).isOk();
        client.ehlo("client.example.org");
        assertThat(client.mailFrom("shop@example.com"))
                .isMailboxTemporarilyUnavailable()
                .explains("too many messages");
        smtp.reset();
        smtp.apply(closingAfter(1));
        assertThat(send(client)).isOk();
        assertThat(client.mailFrom("shop@example.com")).isServiceNotAvailable();
        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(client::noop);
    }

    private static SmtpReply send(SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
        return client.message("Subject: x\n\n");
    }

    @Test
    void a_mail_takes_so_many_recipients(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(maximumRecipients(2));
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isOk();
        assertThat(client.rcptTo("bob@example.org")).isOk();
        assertThat(client.rcptTo("eve@example.org")).isInsufficientStorage().isRetryable();
        client.data();
        assertThat(client.message("Subject: x\n\n")).isOk();

        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("ada@example.org", "bob@example.org");
    }

    @Test
    void mails_count_from_when_the_policy_was_applied(RecordingSmtpServer smtp, SmtpClient client) {
        assertThat(send(client)).isOk();
        smtp.apply(rateLimit(1));
        assertThat(send(client)).isOk();
        assertThat(client.mailFrom("shop@example.com")).isMailboxTemporarilyUnavailable();
        smtp.reset();

        smtp.apply(closingAfter(2));
        assertThat(send(client)).isOk();
        assertThat(send(client)).isOk();
        assertThat(client.mailFrom("shop@example.com")).isServiceNotAvailable();
    }

    @Test
    void a_mail_that_is_accepted_after_the_policy_was_applied_counts(RecordingSmtpServer smtp, SmtpClient client) {
        assertThat(send(client)).isOk();
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
        smtp.apply(rateLimit(1));

        client.data();
        assertThat(client.message("Subject: x\n\n")).isOk();
        assertThat(client.mailFrom("shop@example.com")).isMailboxTemporarilyUnavailable();
    }

    @Test
    void each_session_counts_its_own_mails_whenever_it_began(RecordingSmtpServer smtp, SmtpClient early) {
        assertThat(send(early)).isOk();
        smtp.apply(rateLimit(1));
        try (SmtpClient late = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(send(late)).isOk();
            assertThat(late.mailFrom("shop@example.com")).isMailboxTemporarilyUnavailable();
        }
        assertThat(send(early)).isOk();
        assertThat(early.mailFrom("shop@example.com")).isMailboxTemporarilyUnavailable();
    }

    @Test
    void recipients_count_from_when_the_policy_was_applied(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        smtp.apply(maximumRecipients(1));

        assertThat(client.rcptTo("bob@example.org")).isOk();
        assertThat(client.rcptTo("eve@example.org")).isInsufficientStorage();
        client.rset();
        client.mailFrom("shop@example.com");
        assertThat(client.rcptTo("ada@example.org")).isOk();
        assertThat(client.rcptTo("bob@example.org")).isInsufficientStorage();
    }

    @Test
    void large_mails_are_refused_at_MAIL_or_after_the_data(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(sizeLimit(100));

        client.ehlo("client.example.org");
        assertThat(client.mailFrom("shop@example.com", "SIZE=101")).isStorageExceeded();
        assertThat(client.mailFrom("shop@example.com", "SIZE=100")).isOk();
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: x\n\n" + "x".repeat(100))).hasEnhancedStatusCode("5.3.4");
        assertThat(send(client)).isOk();
    }

    @Test
    void a_sender_has_to_log_in(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(requireAuthentication());

        client.ehlo("client.example.org");
        assertThat(client.mailFrom("shop@example.com")).isAuthenticationRequired();
        client.send("AUTH PLAIN AHNob3AAc2VjcmV0");
        assertThat(client.mailFrom("shop@example.com")).isOk();
    }

    @Test
    void a_sender_has_to_begin_TLS(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(requireStartTls());

        assertThat(client.ehlo("client")).isOk();
        assertThat(client.mailFrom("shop@example.com"))
                .isAuthenticationRequired()
                .hasTextContaining("STARTTLS");
        assertThat(client.quit()).isServiceClosing();
    }

    @Test
    void a_server_is_down_at_first(RecordingSmtpServer smtp) {
        smtp.apply(downForFirst(2));

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect(smtp.host(), smtp.port()));
        }
        try (SmtpClient third = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(third.greeting()).isServiceReady();
        }
    }

    @Test
    void a_server_is_slow_in_everything(RecordingSmtpServer smtp) {
        smtp.apply(slow(Duration.ofMillis(10)));

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.authLogin("shop", "secret");
            send(client);
            client.quit();
        }
        assertThat(smtp.transcript().sessions().get(0).exchanges())
                .allSatisfy(exchange -> assertThat(exchange.took()).isGreaterThanOrEqualTo(Duration.ofMillis(10)))
                .noneSatisfy(exchange -> assertThat(exchange.isScripted()).isTrue());
    }

    @Test
    void a_policy_is_taken_back(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).lenient().reply(250, "mine");
        AppliedPolicy down = smtp.apply(server -> {
            server.on(noop()).answer(shuttingDown());
            server.on(vrfy()).answer(localError());
        });
        AppliedPolicy busy = smtp.apply(server -> server.on(noop()).answer(localError()));

        assertThat(client.noop()).isLocalError();
        down.remove();
        assertThat(client.noop()).isLocalError();
        busy.remove();
        busy.remove();
        assertThat(client.noop()).hasText("mine");
        assertThat(client.vrfy("ada")).isCannotVerifyButWillAccept();
        assertThat(smtp).hasNoUnusedStubs();
    }

    @Test
    void the_stubs_of_a_policy_go_live_together(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(server -> {
            server.on(noop()).answer(localError());
            assertThat(client.noop()).isOk();
            server.on(noop()).reply(250, "replaced").remove();
        });
        assertThat(client.noop()).isLocalError();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.apply(server -> {
                    server.on(noop()).answer(shuttingDown());
                    server.on(rcptTo()).reply(354, "Go ahead");
                }));
        assertThat(client.noop()).isLocalError();
        smtp.reset(); // also forgets the stub that was refused
        assertThat(client.noop()).isOk();
    }

    @Test
    void the_same_seed_gives_the_same_faults(RecordingSmtpServer smtp) {
        List<Integer> first = codesWithFaults(smtp);
        smtp.close();
        try (RecordingSmtpServer again = RecordingSmtpServer.start()) {
            assertThat(codesWithFaults(again)).isEqualTo(first).contains(250, 451);
            assertThat(again.transcript().sessions().get(0).exchanges())
                    .filteredOn(Exchange::isScripted)
                    .allSatisfy(fault -> assertThat(fault.reply().orElseThrow())
                            .isLocalError()
                            .hasText("Random fault, seed 42"));
        }
    }

    private static List<Integer> codesWithFaults(RecordingSmtpServer smtp) {
        smtp.apply(randomFaults(0.3, 42));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            return IntStream.range(0, 50).mapToObj(i -> client.noop().code()).toList();
        }
    }

    @Test
    void impossible_policies_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> greylisting(0))
                .withMessage("The number of tries must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> randomFaults(1.5, 1))
                .withMessage("probability must be greater than 0 and at most 1 but was 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> maximumRecipients(0));
        assertThatIllegalArgumentException().isThrownBy(() -> rateLimit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> fullMailboxes("nobody@"));
        assertThatIllegalArgumentException().isThrownBy(() -> slow(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> sizeLimit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> downForFirst(0));
    }
}
