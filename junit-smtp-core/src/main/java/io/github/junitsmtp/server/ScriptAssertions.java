package io.github.junitsmtp.server;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.script.CommandPattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Condition;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * The assertions on what clients asked of a server, named by the patterns of its stubs; all are in
 * {@link RecordingSmtpServerAssert}, whose examples they share.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ScriptAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super RecordingSmtpServer> condition);

    /**
     * Goes on with something of the server, as in AssertJ.
     *
     * @param extractor finds it
     * @param factory makes assertions on it
     * @param <T> its type
     * @param <A> the type of the assertions
     * @return assertions on it
     */
    <T, A extends AbstractAssert<?, ?>> A extracting(
            Function<? super RecordingSmtpServer, T> extractor, InstanceOfAssertFactory<?, A> factory);

    /**
     * Verifies that a client did what a pattern matches, once at least.
     *
     * <pre>{@code
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org")); // passes
     * assertThat(smtp).wasAsked(rcptTo("bob@example.org")); // fails
     * }</pre>
     *
     * @param pattern the pattern, but not one of logins
     * @return this assertion object
     */
    default SELF wasAsked(CommandPattern pattern) {
        return wasAsked(pattern, Times.atLeast(1));
    }

    /**
     * Verifies how often clients did what a pattern matches, in all sessions together.
     *
     * <pre>{@code
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org"), times(1)); // passes
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org"), never()); // fails
     * }</pre>
     *
     * @param pattern the pattern, but not one of logins
     * @param times how often
     * @return this assertion object
     */
    default SELF wasAsked(CommandPattern pattern, Times times) {
        return has(Expectation.of("been asked " + pattern + " " + times, server -> {
            List<Attempt> all = server.attempts();
            List<Attempt> matching = matching(all, pattern);
            if (times.include(matching.size())) {
                return Optional.empty();
            }
            return Optional.of(
                    matching.isEmpty()
                            ? "it never was" + UnusedStubs.nearest(pattern, all)
                            : "it was "
                                    + Times.times(matching.size()).toString().replace("exactly ", "") + "\n"
                                    + matching.stream()
                                            .map(attempt -> "    " + attempt)
                                            .collect(joining("\n")));
        }));
    }

    /**
     * Starts assertions on what clients did that a pattern matches, in all sessions, in the order of time.
     *
     * <pre>{@code
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).hasSize(1); // passes
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtLeast(ofSeconds(1)); // fails
     * }</pre>
     *
     * @param pattern the pattern, but not one of logins
     * @return assertions on the attempts
     */
    default AttemptsAssert attempts(CommandPattern pattern) {
        return extracting(server -> matching(server.attempts(), pattern), AttemptsAssert.ATTEMPTS);
    }

    /**
     * Verifies that each stub has matched something: one that never did is a typing error, or the code under test did not do what the
     * test is about. With {@code @SmtpServer} each test ends with it, unless it is turned off there.
     *
     * <pre>{@code
     * smtp.on(rcptTo("ada@example.org")).greylisted();
     * assertThat(smtp).hasNoUnusedStubs(); // passes if there was such a RCPT
     *
     * smtp.on(rcptTo("ada@example.com")).greylisted();
     * assertThat(smtp).hasNoUnusedStubs(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasNoUnusedStubs() {
        return has(Expectation.of("no stub that never matched", UnusedStubs::of));
    }

    /**
     * Verifies that no stub has thrown something, such as a predicate that trips over a mail. The client was answered 451, and the
     * failure has what was thrown as its cause. Each wait ends at once when that happens, and each assertion on the server fails so,
     * until {@link RecordingSmtpServer#reset()}.
     *
     * <pre>{@code
     * smtp.on(message(mail -> mail.subject().orElse("").contains("spam"))).refusedByPolicy();
     * assertThat(smtp).hasNoBrokenStubs(); // passes
     *
     * smtp.on(message(mail -> mail.subject().orElseThrow().contains("spam"))).refusedByPolicy();
     * assertThat(smtp).hasNoBrokenStubs(); // fails if there was a mail without a subject
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasNoBrokenStubs() {
        return has(BrokenStubs.NONE);
    }

    private static List<Attempt> matching(List<Attempt> attempts, CommandPattern pattern) {
        return attempts.stream()
                .filter(attempt -> pattern.matches(attempt.incoming()))
                .toList();
    }
}
