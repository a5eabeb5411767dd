package io.github.junitsmtp.internal.stubbing;

import io.github.junitsmtp.internal.text.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stub in a script, which counts its matches and answers.
 *
 * @param <Q> what it is asked about
 */
public final class ScriptedStub<Q> implements ScriptEntry<Q> {

    private final StubDefinition<Q> definition;
    private final StubSettings settings;
    private final ScriptState state;
    private final Instant madeAt = Instant.now();
    private int matches;
    private @Nullable String newerStub;
    private int answersGiven;
    private int left;

    ScriptedStub(StubDefinition<Q> definition, ScriptState state) {
        this.definition = definition;
        this.settings = definition.settings();
        this.state = state;
    }

    @Override
    public Optional<StubAnswer> answerTo(Q asked) {
        try {
            if (!matches(asked)) {
                return Optional.empty();
            }
            Optional<Function<Q, StubAction>> next = take();
            if (next.isEmpty()) {
                leave();
            }
            return next.map(answer -> answer(answer.apply(asked)));
        } catch (RuntimeException | Error e) { // thrown by the test's own code
            StubError error = new StubError(toString(), asked.toString(), e);
            state.failed(error);
            return Optional.of(answer(error.action()));
        }
    }

    private StubAnswer answer(StubAction action) {
        return new StubAnswer(toString(), action);
    }

    private boolean matches(Q asked) {
        if (!state.isIn(settings.requiredState())) {
            return false;
        }
        try {
            return definition.pattern().test(asked); // called without a lock, since it may block
        } catch (RuntimeException | Error e) {
            take(); // the error counts as an answer, since the client gets one
            throw e;
        }
    }

    /** Counts a match, and takes the next answer if one is due. */
    private synchronized Optional<Function<Q, StubAction>> take() {
        boolean due = ++matches >= settings.firstMatch() && answersGiven < settings.times();
        if (!due || !state.move(settings.requiredState(), settings.nextState())) {
            return Optional.empty();
        }
        int last = definition.answers().size() - 1;
        return Optional.of(definition.answers().get(Math.min(answersGiven++, last)));
    }

    /** Counts a match that others answer, because this stub has reached its limit. */
    private synchronized void leave() {
        left += answersGiven == settings.times() ? 1 : 0;
    }

    @Override
    public void shadowed(Q asked, String stateBefore, String newer) {
        if (isUnused() && wouldMatch(asked, stateBefore)) {
            synchronized (this) {
                newerStub = newer;
            }
        }
    }

    /** Returns false if the pattern throws: it was not this stub's turn, so the test must not fail. */
    private boolean wouldMatch(Q asked, String stateBefore) {
        try {
            return settings.requiredState().orElse(stateBefore).equals(stateBefore)
                    && definition.pattern().test(asked);
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    @Override
    public List<ScriptedStub<Q>> stubs() {
        return List.of(this);
    }

    synchronized boolean isUnused() {
        return matches == 0 && newerStub == null && !settings.lenient();
    }

    /** {@return why it did not answer what it matched; empty if it did, or matched nothing} */
    public synchronized Optional<String> restraint() {
        if (settings.lenient()) {
            return Optional.empty();
        }
        if (matches == 0) {
            return Optional.ofNullable(newerStub).map(newer -> "was never used; a newer stub answers first: " + newer);
        }
        if (answersGiven == 0 && matches < settings.firstMatch()) {
            return Optional.of("did not answer; it answers from match " + settings.firstMatch()
                    + " onward, but matched " + Counts.times(matches));
        }
        return left > 0
                ? Optional.of("answered " + Counts.times(answersGiven) + " (its limit); "
                        + Counts.of(left, "later match was", "later matches were")
                        + " left to older stubs or to the server itself")
                : Optional.empty();
    }

    /** {@return the time when it was made} */
    public Instant madeAt() {
        return madeAt;
    }

    /** {@return the state in which it answers; empty for any} */
    public Optional<String> requiredState() {
        return settings.requiredState();
    }

    /** {@return whether it is for the same kind of command, matching or not} */
    public boolean isAbout(Q asked) {
        return definition.topic().test(asked);
    }

    /** {@return why the pattern does not match, as far as that is known without calling the test's code} */
    public Optional<String> difference(Q asked) {
        return definition.difference().apply(asked);
    }

    Set<Integer> positions() {
        return definition.positions();
    }

    @Override
    public synchronized int answersGiven() {
        return answersGiven;
    }

    @Override
    public String toString() {
        return definition.description();
    }
}
