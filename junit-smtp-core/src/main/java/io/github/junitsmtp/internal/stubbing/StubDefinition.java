package io.github.junitsmtp.internal.stubbing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A complete stub: what it answers, when, and how.
 *
 * @param description pattern and answers, for messages
 * @param pattern what it answers
 * @param topic the kind of command that it is for, whether or not the pattern matches
 * @param difference why the pattern does not match, as far as that is known without calling the test's code
 * @param positions the numbers of octets of a message after which it answers; empty if it does not answer within messages
 * @param settings when it answers
 * @param answers its answers, given in turn; the last is repeated
 * @param <Q> what it is asked about
 */
public record StubDefinition<Q>(
        String description,
        Predicate<Q> pattern,
        Predicate<Q> topic,
        Function<Q, Optional<String>> difference,
        Set<Integer> positions,
        StubSettings settings,
        List<Function<Q, StubAction>> answers) {}
