package io.github.junitsmtp.rule;

import java.lang.module.ModuleDescriptor.Version;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import org.apiguardian.api.API;

/**
 * An immutable set of rules to judge by.
 *
 * <pre>{@code
 * assertThat(session).keepsTo(ClientRule.standard().except(ClientRule.QUIT));
 * assertThat(session).keepsTo(RuleSet.only(ClientRule.PIPELINING, ClientRule.QUIT));
 * assertThat(session).keepsTo(ClientRule.standard().asOf("0.1")); // ignores the rules that later versions add
 * }</pre>
 *
 * @param <R> the enum of the rules
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RuleSet<R extends Enum<R> & Rule> extends AbstractSet<R> {

    private final EnumSet<R> rules;

    private RuleSet(EnumSet<R> rules) {
        this.rules = rules;
    }

    /**
     * Returns all rules of a kind.
     *
     * @param kind the enum of the rules
     * @param <R> its type
     * @return the set, which a later version of this library may add rules to
     */
    public static <R extends Enum<R> & Rule> RuleSet<R> all(Class<R> kind) {
        return new RuleSet<>(EnumSet.allOf(kind));
    }

    /**
     * Returns these rules and no others.
     *
     * @param first a rule
     * @param more other rules
     * @param <R> the enum of the rules
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
     * Returns this set without some rules.
     *
     * @param excluded the rules to leave out
     * @return another set
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
     * Returns the rules of this set that a version of this library had. A set that is limited in this way stays the same when a later
     * version adds rules.
     *
     * @param version the version, such as {@code 0.1}
     * @return another set
     * @throws IllegalArgumentException if that is not a version
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
