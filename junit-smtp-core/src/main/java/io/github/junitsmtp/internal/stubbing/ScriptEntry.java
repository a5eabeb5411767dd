package io.github.junitsmtp.internal.stubbing;

import java.util.List;
import java.util.Optional;

/**
 * A part of a script: a stub, or the script of a policy.
 *
 * @param <Q> what stubs are asked about
 */
public sealed interface ScriptEntry<Q> permits ScriptedStub, Script {

    /** {@return what a stub makes the server do, which counts as its answer; empty if none answers} */
    Optional<StubAnswer> answerTo(Q asked);

    /** {@return how many answers it has given} */
    int answersGiven();

    /**
     * Notes that a newer stub has answered this, in the given state. What it matches, too, it would have answered: it is of use.
     *
     * @param newer the stub that answered
     */
    void shadowed(Q asked, String stateBefore, String newer);

    /** {@return all stubs, in the order in which they were made} */
    List<ScriptedStub<Q>> stubs();
}
