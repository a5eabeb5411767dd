package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule from a standard or guideline, identified by its name. The rule enums implement this interface. A minor version
 * of this library may add methods to it.
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
     * Returns the source of the rule.
     *
     * @return the RFC and section, the WCAG criterion, or the guidelines of a mailbox provider
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
