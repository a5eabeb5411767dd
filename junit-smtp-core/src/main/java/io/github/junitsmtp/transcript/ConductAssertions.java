package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import java.util.Set;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on whether a client keeps to standards; all are in {@link SmtpSessionAssert}.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ConductAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super SmtpSession> condition);

    /**
     * Verifies that the client keeps to the {@linkplain ClientRule#standard() standard rules}. The failure lists all
     * violations in the order of the steps, each with its rule, its step, the offending bytes and the RFC section. A session that has
     * not ended is judged as far as it has come.
     *
     * <pre>{@code
     * assertThat(session).isWellBehaved(); // passes
     * assertThat(sessionOfAClientThatHungUp).isWellBehaved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isWellBehaved() {
        return keepsTo(ClientRule.standard());
    }

    /**
     * Verifies that the client keeps to the {@linkplain ClientRule#standard() standard rules} except for some.
     *
     * <pre>{@code
     * assertThat(sessionOfAClientThatHungUp).isWellBehavedExceptFor(ClientRule.QUIT); // passes
     * assertThat(sessionOfAClientThatHungUp).isWellBehavedExceptFor(ClientRule.PATHS); // fails
     * }</pre>
     *
     * @param rules the rules to leave out
     * @return this assertion object
     */
    default SELF isWellBehavedExceptFor(ClientRule... rules) {
        return keepsTo(ClientRule.standard().except(rules));
    }

    /**
     * Verifies that the client keeps to the given rules.
     *
     * <pre>{@code
     * assertThat(sessionOfAClientThatHungUp).keepsTo(RuleSet.only(ClientRule.PATHS)); // passes
     * assertThat(sessionOfAClientThatHungUp).keepsTo(RuleSet.only(ClientRule.QUIT)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    default SELF keepsTo(Set<ClientRule> rules) {
        return has(Expectation.of("a well-behaved client", session -> Violations.inWords(session.violations(rules))));
    }
}
