package io.github.junitsmtp.internal.stubbing;

import java.util.List;
import java.util.Optional;

/**
 * A part of a script: a stub, or the script of a policy.
 *
 * @param <Q> what stubs are asked about
 */
public sealed interface ScriptEntry<Q> permits ScriptedStub, Script {

    /** {@return the answer, which is counted; empty if there is none} */
    Optional<StubAnswer> answerTo(Q asked);

    /** {@return the number of answers given} */
    int answersGiven();

    /**
     * Notes that a newer stub has answered, in the given state. A stub that would have answered too counts as used.
     *
     * @param newer the stub that answered
     */
    void shadowed(Q asked, String stateBefore, String newer);

    /** {@return all stubs, in the order in which they were made} */
    List<ScriptedStub<Q>> stubs();
}
