package io.github.junitsmtp.internal.stubbing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The stubs of a server. If several match, the newest one answers. A policy is a script within the server's script, so that its stubs are added
 * and removed together.
 *
 * @param <Q> what stubs are asked about
 */
public final class Script<Q> implements ScriptEntry<Q> {

    private final List<ScriptEntry<Q>> newestFirst = new CopyOnWriteArrayList<>();
    private final ScriptState state;

    /** Makes a script without stubs. */
    public Script() {
        this(new ScriptState());
    }

    private Script(ScriptState state) {
        this.state = state;
    }

    /** {@return an empty script with the same state, for a policy; add it once it is complete} */
    public Script<Q> section() {
        return new Script<>(state);
    }

    /** {@return a draft, for a stub without an answer yet} */
    public StubDraft begin(String pattern) {
        return state.begin(pattern);
    }

    /** Forgets a draft that no longer needs an answer. */
    public void forget(StubDraft draft) {
        state.forget(draft);
    }

    /** Adds a stub, which answers from now on. */
    public ScriptedStub<Q> put(StubDefinition<Q> definition) {
        ScriptedStub<Q> stub = new ScriptedStub<>(definition, state);
        add(stub);
        return stub;
    }

    public void add(ScriptEntry<Q> entry) {
        newestFirst.add(0, entry);
    }

    public void remove(ScriptEntry<Q> entry) {
        newestFirst.remove(entry);
    }

    /** {@return the action of the stub that answers; empty if none does} */
    public Optional<StubAction> actionFor(Q asked) {
        return answerTo(asked).map(StubAnswer::action);
    }

    @Override
    public Optional<StubAnswer> answerTo(Q asked) {
        if (newestFirst.isEmpty()) { // the usual case, for each step
            return Optional.empty();
        }
        String stateBefore = state.name(); // the answer may change it
        Optional<StubAnswer> answer = Optional.empty();
        for (ScriptEntry<Q> entry : newestFirst) {
            if (answer.isPresent()) {
                entry.shadowed(asked, stateBefore, answer.get().stub());
            } else {
                answer = entry.answerTo(asked);
            }
        }
        return answer;
    }

    @Override
    public void shadowed(Q asked, String stateBefore, String newer) {
        newestFirst.forEach(entry -> entry.shadowed(asked, stateBefore, newer));
    }

    @Override
    public List<ScriptedStub<Q>> stubs() {
        List<ScriptedStub<Q>> all = new ArrayList<>();
        for (ScriptEntry<Q> entry : newestFirst) {
            all.addAll(0, entry.stubs());
        }
        return all;
    }

    /** {@return the numbers of octets of a message after which a stub wants to answer, if greater than the given number} */
    public NavigableSet<Integer> positionsBeyond(int octets) {
        if (newestFirst.isEmpty()) { // the usual case, for each message
            return Collections.emptyNavigableSet();
        }
        NavigableSet<Integer> positions = new TreeSet<>();
        stubs().forEach(stub -> positions.addAll(stub.positions()));
        return positions.tailSet(octets, false);
    }

    /** {@return the stubs that should have matched but never did, in the order in which they were made} */
    public List<ScriptedStub<Q>> unusedStubs() {
        if (newestFirst.isEmpty()) { // the usual case, after each test
            return List.of();
        }
        return stubs().stream().filter(ScriptedStub::isUnused).toList();
    }

    @Override
    public int answersGiven() {
        return newestFirst.stream().mapToInt(ScriptEntry::answersGiven).sum();
    }

    /** {@return the drafts that have no answer, in the order in which they were begun} */
    public List<StubDraft> unfinishedStubs() {
        return state.drafts();
    }

    /** {@return the first error of a stub} */
    public Optional<StubError> error() {
        return state.error();
    }

    /** Sets the state that stubs may depend on; it is empty at first. */
    public void setState(String name) {
        state.set(name);
    }

    /** Removes all stubs, and resets state and errors. */
    public void clear() {
        newestFirst.clear();
        state.clear();
    }
}
