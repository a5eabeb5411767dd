package io.github.junitsmtp.internal.stubbing;

import java.util.Optional;

/**
 * When a stub answers, and how strict it is.
 *
 * @param firstMatch the first match that it answers, counted from 1
 * @param times the maximum number of answers
 * @param requiredState the state in which it answers; empty for any
 * @param nextState the state after each answer; empty to keep the state
 * @param lenient whether it may stay unused
 */
public record StubSettings(
        int firstMatch, int times, Optional<String> requiredState, Optional<String> nextState, boolean lenient) {

    /** The settings of a stub that always answers. */
    public static final StubSettings DEFAULT =
            new StubSettings(1, Integer.MAX_VALUE, Optional.empty(), Optional.empty(), false);

    public StubSettings fromMatch(int match) {
        return new StubSettings(match, times, requiredState, nextState, lenient);
    }

    public StubSettings times(int limit) {
        return new StubSettings(firstMatch, limit, requiredState, nextState, lenient);
    }

    public StubSettings whenStateIs(String state) {
        return new StubSettings(firstMatch, times, Optional.of(state), nextState, lenient);
    }

    public StubSettings willSetStateTo(String state) {
        return new StubSettings(firstMatch, times, requiredState, Optional.of(state), lenient);
    }

    public StubSettings asStrict() {
        return new StubSettings(firstMatch, times, requiredState, nextState, false);
    }

    public StubSettings asLenient() {
        return new StubSettings(firstMatch, times, requiredState, nextState, true);
    }
}
