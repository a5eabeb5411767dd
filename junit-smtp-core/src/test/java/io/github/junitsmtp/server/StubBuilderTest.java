package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Stub;
import io.github.junitsmtp.script.StubBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A stub is made in one step, and anything that would get lost is reported. */
@SmtpServer
@Timeout(600)
class StubBuilderTest {

    private static final int CLIENTS = 4;
    private static final int STUBS = 300;

    @Test
    void no_client_meets_a_stub_before_its_limits(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp)
            throws InterruptedException {
        CountDownLatch connected = new CountDownLatch(CLIENTS);
        CountDownLatch placed = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<CompletableFuture<List<Integer>>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> hammer(smtp, connected, placed), threads))
                .toList();
        assertThat(connected.await(30, TimeUnit.SECONDS)).isTrue();

        List<Stub> stubs = new ArrayList<>();
        for (int i = 0; i < STUBS; i++) {
            stubs.add(smtp.on(rcptTo("ada@example.org")).once().answer(greylisted()));
            smtp.on(rcptTo("ada@example.org")).whenStateIs("never").answer(mailboxFull());
        }
        placed.countDown();

        List<Integer> codes =
                clients.stream().flatMap(client -> client.join().stream()).toList();
        threads.shutdown();
        assertThat(codes).containsOnly(250, 451);
        assertThat(codes).filteredOn(code -> code == 451).hasSize(STUBS);
        assertThat(stubs).allSatisfy(stub -> assertThat(stub.answersGiven()).isEqualTo(1));
    }

    /** Sends RCPT until all stubs are in place and none of them answers any more. */
    private static List<Integer> hammer(RecordingSmtpServer smtp, CountDownLatch connected, CountDownLatch placed) {
        List<Integer> codes = new ArrayList<>();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            connected.countDown();
            boolean last;
            do {
                last = placed.getCount() == 0;
                codes.add(client.rcptTo("ada@example.org").code());
            } while (!last || codes.get(codes.size() - 1) == 451);
        }
        return codes;
    }

    @Test
    void a_stub_without_an_answer_is_told(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp) {
        smtp.on(rcptTo());
        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but on(rcptTo()) has no answer and does nothing: \
                end it with reply(..) or answer(..)""".formatted(smtp));

        smtp.on(quit()).once().lenient();
        smtp.on(vrfy()).answer(mailboxFull());
        assertFailure(() -> assertThat(smtp).hasNoUnusedStubs(), """
                Expecting actual:
                  %s
                to have used every stub but 3 were not:
                on(rcptTo()) has no answer and does nothing: end it with reply(..) or answer(..)
                on(quit()) has no answer and does nothing: end it with reply(..) or answer(..)
                vrfy() -> 552 5.2.2 Mailbox full was never used; no client connected""".formatted(smtp));

        smtp.reset();
        assertThat(smtp).hasNoUnusedStubs();
    }

    @Test
    void a_stub_without_an_answer_fails_the_test() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(ForgetsTheAnswer.class))
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(message(text -> text.endsWith(
                                "on(noop()) has no answer and does nothing: end it with reply(..) or answer(..)")))));
    }

    static class ForgetsTheAnswer {

        @Test
        void one(@SmtpServer RecordingSmtpServer smtp) {
            smtp.on(noop()).once();
        }
    }

    @Test
    void one_builder_makes_several_stubs(RecordingSmtpServer smtp, SmtpClient client) {
        StubBuilder builder = smtp.on(noop());

        Stub always = builder.reply(250, "always");
        Stub once = builder.once().reply(250, "once");

        assertThat(client.noop()).hasText("once");
        assertThat(client.noop()).hasText("always");
        assertThat(client.noop()).hasText("always");
        assertThat(once.answersGiven()).isEqualTo(1);
        assertThat(always.answersGiven()).isEqualTo(2);
        assertThat(always.pattern()).hasToString("noop()");
        always.remove();
        always.remove();
        assertThat(client.noop()).hasText("fine");
    }

    @Test
    void answers_that_would_never_be_given_are_refused(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.on(rcptTo()).once().answer(greylisted(), mailboxFull(), passThrough()))
                .withMessage("times(1) leaves answers unused: 552 5.2.2 Mailbox full -> pass through;"
                        + " call times(3) or more, or remove these answers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.on(rcptTo()).times(2).answer(hang(), hang(), disconnect()))
                .withMessage("times(2) leaves answers unused: disconnect;"
                        + " call times(3) or more, or remove these answers");
        smtp.on(rcptTo()).times(3).answer(hang(), hang(), disconnect());
    }

    @Test
    void an_answer_that_sends_nothing_of_its_own_cannot_be_throttled_or_followed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> passThrough().throttledTo(10))
                .withMessage("\"pass through\" does not send anything itself, so it cannot be throttled");
        assertThatIllegalStateException()
                .isThrownBy(() -> hang().thenReset())
                .withMessage("\"hang\" does not send anything itself, so nothing can follow it");
        assertThatIllegalStateException()
                .isThrownBy(() -> raw("25").thenHalfClose().thenDisconnect())
                .withMessage("\"25, then half-close the connection\" ends the connection, so nothing can follow it");
    }

    @Test
    void answers_are_values(RecordingSmtpServer smtp, SmtpClient client) {
        Answer later = reply(450, "4.3.2", "Later");
        later.thenDisconnect();

        smtp.on(noop()).answer(later);

        assertThat(client.noop()).hasCode(450);
        assertThat(client.noop()).hasCode(450);
    }

    @Test
    void what_a_stub_was_asked_does_not_change_afterwards(RecordingSmtpServer smtp, SmtpClient client) {
        List<Incoming> asked = new ArrayList<>();
        smtp.on(rcptTo(address -> true).and(CommandPattern.of("seen", asked::add)))
                .answer(passThrough());
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.rcptTo("bob@example.org");
        client.rset();
        client.mailFrom("shop@example.com");
        client.rcptTo("eve@example.org");

        assertThat(asked)
                .extracting(incoming -> incoming + " after " + incoming.recipients())
                .containsExactly(
                        "RCPT TO:<ada@example.org> in session 1 after []",
                        "RCPT TO:<bob@example.org> in session 1 after [ada@example.org]",
                        "RCPT TO:<eve@example.org> in session 1 after []");
    }
}
