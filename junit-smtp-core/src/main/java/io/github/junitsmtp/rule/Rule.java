package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule of a standard, which has a name to select it by. The enums of rules implement it; it may get more methods in a minor version.
 *
 * @see RuleSet
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Rule {

    /**
     * Returns the name of the rule.
     *
     * @return the name, such as {@code LINE_ENDS}
     */
    String name();

    /**
     * Returns where the rule comes from.
     *
     * @return RFC and section, the criterion of WCAG, or the guidelines of a mailbox provider
     */
    String reference();

    /**
     * Returns the version of this library that added the rule.
     *
     * @return the version, such as {@code 0.1}
     * @see RuleSet#asOf(String)
     */
    String since();
}
