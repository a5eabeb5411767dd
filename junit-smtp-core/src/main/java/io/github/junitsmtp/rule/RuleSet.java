package io.github.junitsmtp.rule;

import java.lang.module.ModuleDescriptor.Version;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import org.apiguardian.api.API;

/**
 * An immutable set of rules to check.
 *
 * <pre>{@code
 * assertThat(session).keepsTo(ClientRule.standard().except(ClientRule.QUIT));
 * assertThat(session).keepsTo(RuleSet.only(ClientRule.PIPELINING, ClientRule.QUIT));
 * assertThat(session).keepsTo(ClientRule.standard().asOf("0.1")); // ignores rules that later versions add
 * }</pre>
 *
 * @param <R> the rule enum
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RuleSet<R extends Enum<R> & Rule> extends AbstractSet<R> {

    private final EnumSet<R> rules;

    private RuleSet(EnumSet<R> rules) {
        this.rules = rules;
    }

    /**
     * Returns all rules in an enum.
     *
     * @param kind the rule enum
     * @param <R> the rule enum
     * @return the set; a later version of this library may add rules
     */
    public static <R extends Enum<R> & Rule> RuleSet<R> all(Class<R> kind) {
        return new RuleSet<>(EnumSet.allOf(kind));
    }

    /**
     * Returns a set that contains only the given rules.
     *
     * @param first a rule
     * @param more other rules
     * @param <R> the rule enum
     * @return the set
     */
    @SafeVarargs
    public static <R extends Enum<R> & Rule> RuleSet<R> only(R first, R... more) {
        EnumSet<R> chosen = EnumSet.of(first);
        for (R rule : more) {
            chosen.add(rule);
        }
        return new RuleSet<>(chosen);
    }

    /**
     * Returns a copy of this set without the given rules.
     *
     * @param excluded the rules to exclude
     * @return a new set
     */
    @SafeVarargs
    public final RuleSet<R> except(R... excluded) {
        EnumSet<R> left = rules.clone();
        for (R rule : excluded) {
            left.remove(rule);
        }
        return new RuleSet<>(left);
    }

    /**
     * Returns the rules of this set that already existed in the given version of this library. The result stays the
     * same when a later version adds rules.
     *
     * @param version the version, such as {@code 0.1}
     * @return a new set
     * @throws IllegalArgumentException if it is not a version
     */
    public RuleSet<R> asOf(String version) {
        Version newest = Version.parse(version);
        EnumSet<R> left = rules.clone();
        left.removeIf(rule -> Version.parse(rule.since()).compareTo(newest) > 0);
        return new RuleSet<>(left);
    }

    @Override
    public boolean contains(Object rule) {
        return rules.contains(rule);
    }

    @Override
    public Iterator<R> iterator() {
        return Collections.unmodifiableSet(rules).iterator();
    }

    @Override
    public int size() {
        return rules.size();
    }
}
