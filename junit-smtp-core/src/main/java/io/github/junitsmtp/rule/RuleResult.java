package io.github.junitsmtp.rule;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The result of checking a mail against a requirement, which may be one that a test cannot check.
 *
 * @param <R> the kind of rule
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RuleResult<R extends Rule> {

    /** Whether a requirement is met. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Verdict {
        /** The mail does not meet the requirement. */
        NOT_MET,
        /** A test cannot judge the requirement, or lacks the necessary data. */
        NOT_CHECKED,
        /** The mail meets the requirement. */
        MET
    }

    private final R rule;
    private final Verdict verdict;
    private final String detail;

    private RuleResult(R rule, Verdict verdict, String detail) {
        this.rule = rule;
        this.verdict = verdict;
        this.detail = detail;
    }

    /**
     * Creates a result.
     *
     * @param rule the requirement
     * @param verdict whether the requirement is met
     * @param detail what was found, or why the requirement was not checked
     * @param <R> the kind of rule
     * @return the result
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static <R extends Rule> RuleResult<R> of(R rule, Verdict verdict, String detail) {
        return new RuleResult<>(rule, verdict, detail);
    }

    /** {@return the requirement} */
    public R rule() {
        return rule;
    }

    /** {@return whether the requirement is met} */
    public Verdict verdict() {
        return verdict;
    }

    /** {@return what was found, or why the requirement was not checked} */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleResult<?> that
                && rule == that.rule
                && verdict == that.verdict
                && detail.equals(that.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, verdict, detail);
    }

    /**
     * Returns the verdict, the rule, the detail and the reference, such as {@code not met: TLS: the mail arrived without TLS (Google, ...)}.
     */
    @Override
    public String toString() {
        String words = switch (verdict) {
            case NOT_MET -> "not met: ";
            case NOT_CHECKED -> "not checked: ";
            case MET -> "met: ";
        };
        return words + rule.name() + ": " + detail + " (" + rule.reference() + ")";
    }
}
