package io.github.junitsmtp.rule;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A violation of a rule by a message, a client or a server.
 *
 * @param <R> the kind of rule
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RuleViolation<R extends Rule> {

    private final R rule;
    /** 0 if the violation is not in a step. */
    private final int step;

    /** 0 if the violation is not in a line of HTML. */
    private final int line;

    private final @Nullable String where;
    private final String detail;

    private RuleViolation(R rule, int step, int line, @Nullable String where, String detail) {
        this.rule = rule;
        this.step = step;
        this.line = line;
        this.where = where;
        this.detail = detail;
    }

    /**
     * Creates a violation whose detail includes the location.
     *
     * @param rule the rule
     * @param detail what is wrong and where
     * @param <R> the kind of rule
     * @return the violation
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static <R extends Rule> RuleViolation<R> of(R rule, String detail) {
        return new RuleViolation<>(rule, 0, 0, null, detail);
    }

    /**
     * Creates a violation in a step of a session.
     *
     * @param rule the rule
     * @param step the number of the step, counted from 1
     * @param where the text that was sent in that step
     * @param detail what is wrong
     * @param <R> the kind of rule
     * @return the violation
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static <R extends Rule> RuleViolation<R> inStep(R rule, int step, String where, String detail) {
        return new RuleViolation<>(rule, step, 0, where, detail);
    }

    /**
     * Creates a violation that was found on a line of HTML.
     *
     * @param rule the rule
     * @param line the number of the line, counted from 1
     * @param where the HTML element
     * @param detail what is wrong
     * @param <R> the kind of rule
     * @return the violation
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static <R extends Rule> RuleViolation<R> inLine(R rule, int line, String where, String detail) {
        return new RuleViolation<>(rule, 0, line, where, detail);
    }

    /**
     * Returns a copy of this violation that says how many more of its kind there are.
     *
     * @param number the number of further violations; may be 0
     * @return a violation that represents all of them
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public RuleViolation<R> andMore(int number) {
        return number == 0
                ? this
                : new RuleViolation<>(rule, step, line, where, detail + "; " + number + " more like this");
    }

    /** {@return the rule} */
    public R rule() {
        return rule;
    }

    /**
     * Returns the step of the session that violates the rule.
     *
     * @return the number of the step in {@link io.github.junitsmtp.transcript.SmtpSession#exchanges()}, counted from 1,
     *     which is the greeting; empty if the rule is for messages or HTML
     */
    public OptionalInt step() {
        return step == 0 ? OptionalInt.empty() : OptionalInt.of(step);
    }

    /**
     * Returns the line of HTML that violates the rule.
     *
     * @return the line number, counted from 1; empty if the rule is not for HTML
     */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /**
     * Returns what violates the rule.
     *
     * @return the HTML element, or what the client sent in the step, with credentials hidden; empty if the rule is for
     *     messages
     */
    public Optional<String> where() {
        return Optional.ofNullable(where);
    }

    /**
     * Returns what is wrong.
     *
     * @return the problem, including any offending bytes, worded to follow {@link #where()} if that is present
     */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleViolation<?> that
                && rule == that.rule
                && step == that.step
                && line == that.line
                && Objects.equals(where, that.where)
                && detail.equals(that.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, step, line, where, detail);
    }

    /**
     * Returns the rule, the step, the detail and the reference, such as {@code HELLO: step 2, MAIL FROM:<>, was sent before EHLO or HELO
     * was accepted (RFC 5321, sections 4.1.1.1 and 4.1.4)}, or {@code DATE: there is no Date (RFC 5322, section 3.6.1)}.
     */
    @Override
    public String toString() {
        String place = where == null ? "" : (line > 0 ? "line " + line : "step " + step) + ", " + where + ", ";
        return rule.name() + ": " + place + detail + " (" + rule.reference() + ")";
    }
}
