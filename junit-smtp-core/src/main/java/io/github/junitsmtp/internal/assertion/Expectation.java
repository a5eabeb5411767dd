package io.github.junitsmtp.internal.assertion;

import io.github.junitsmtp.internal.text.Brief;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A condition that explains itself when it fails. AssertJ prints what was expected, then what is wrong with the subject, within the line
 * limit of failure messages.
 *
 * @param <T> the type of the subject
 */
public final class Expectation<T> extends Condition<T> {

    private static final int LINES_OF_EXPECTED = 5;
    private static final int CHARS_OF_EXPECTED = 600;

    private final String expected;
    private final Function<? super T, Optional<String>> problem;
    private boolean met;

    private Expectation(String expected, Function<? super T, Optional<String>> problem) {
        super(expected);
        this.expected = expected;
        this.problem = problem;
    }

    /**
     * Makes a condition from a function that finds problems.
     *
     * @param expected what the subject should have, such as {@code reply code 220}
     * @param problem describes what is wrong, such as {@code it is 211}; empty if nothing is
     * @param <T> the type of the subject
     * @return the condition
     */
    public static <T> Expectation<T> of(String expected, Function<? super T, Optional<String>> problem) {
        return new Expectation<>(expected, problem);
    }

    /**
     * Makes a condition from a predicate.
     *
     * @param expected what the subject should have, such as {@code reply code 220}
     * @param predicate true if it does
     * @param found describes what it has instead, such as {@code it is 211}
     * @param <T> the type of the subject
     * @return the condition
     */
    public static <T> Expectation<T> of(
            String expected, Predicate<? super T> predicate, Function<? super T, String> found) {
        return of(expected, subject -> predicate.test(subject) ? Optional.empty() : Optional.of(found.apply(subject)));
    }

    /**
     * Notifies a listener of each failure.
     *
     * @param listener called with the subject, what it should have, and what is wrong with it
     * @return the same condition
     */
    public Expectation<T> onFailure(FailureListener<? super T> listener) {
        return of(expected, subject -> {
            Optional<String> wrong = problem.apply(subject);
            wrong.ifPresent(text -> listener.failed(subject, expected, text));
            return wrong;
        });
    }

    /**
     * A listener that is notified of failures.
     *
     * @param <T> the type of the subject
     */
    public interface FailureListener<T> {

        /**
         * Called on failure.
         *
         * @param subject the subject
         * @param expected what it should have
         * @param wrong what is wrong with it
         */
        void failed(T subject, String expected, String wrong);
    }

    @Override
    public boolean matches(@Nullable T subject) {
        Optional<String> wrong = subject == null ? Optional.of("there is none") : problem.apply(subject);
        wrong.ifPresent(text -> describedAs("%s", message(subject, text)));
        met = wrong.isEmpty();
        return met;
    }

    /** Returns the message, shortened to the space that the subject leaves. */
    private String message(@Nullable T subject, String text) {
        String shown = subject == null ? "" : BriefRepresentation.of(subject);
        int lines = Brief.LINES
                - BriefRepresentation.LINES_ELSEWHERE
                - (int) shown.lines().count();
        String shownExpected = Brief.text(expected, LINES_OF_EXPECTED, CHARS_OF_EXPECTED);
        return Brief.text(
                shownExpected + " but " + text,
                lines,
                Brief.CHARS - BriefRepresentation.CHARS_ELSEWHERE - shown.length());
    }

    /**
     * Returns whether the last subject met the condition.
     *
     * @return true if it did; false if it did not, or there was none so far
     */
    public boolean isMet() {
        return met;
    }
}
