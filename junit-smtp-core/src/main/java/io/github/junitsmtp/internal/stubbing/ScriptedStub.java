package io.github.junitsmtp.internal.stubbing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stub in a script, which counts its matches and its answers.
 *
 * @param <Q> what it is asked about
 */
public final class ScriptedStub<Q> implements ScriptEntry<Q> {

    private final StubDefinition<Q> definition;
    private final StubSettings settings;
    private final ScriptState state;
    private int matches;
    private boolean shadowed;
    private int answersGiven;

    ScriptedStub(StubDefinition<Q> definition, ScriptState state) {
        this.definition = definition;
        this.settings = definition.settings();
        this.state = state;
    }

    @Override
    public Optional<StubAction> answerTo(Q asked) {
        try {
            return matches(asked) ? take().map(answer -> answer.apply(asked)) : Optional.empty();
        } catch (RuntimeException | Error e) { // thrown by the test's own code
            StubError error = new StubError(toString(), asked.toString(), e);
            state.failed(error);
            return Optional.of(error.action());
        }
    }

    private boolean matches(Q asked) {
        if (!state.isIn(settings.requiredState())) {
            return false;
        }
        try {
            return definition.pattern().test(asked); // it may block, and must not block others
        } catch (RuntimeException | Error e) {
            take(); // the client is answered, if not as scripted
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

    @Override
    public void shadowed(Q asked, String stateBefore) {
        if (!unusedStubs().isEmpty() && wouldMatch(asked, stateBefore)) {
            synchronized (this) {
                shadowed = true;
            }
        }
    }

    /** Not where the pattern throws: it was not this stub's turn, so that is no error of the test. */
    private boolean wouldMatch(Q asked, String stateBefore) {
        try {
            return settings.requiredState().orElse(stateBefore).equals(stateBefore)
                    && definition.pattern().test(asked);
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    @Override
    public synchronized List<ScriptedStub<Q>> unusedStubs() {
        return matches == 0 && !shadowed && !settings.lenient() ? List.of(this) : List.of();
    }

    /** {@return whether it is about the same kind of command, whether or not it matches} */
    public boolean isAbout(Q asked) {
        return definition.topic().test(asked);
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
