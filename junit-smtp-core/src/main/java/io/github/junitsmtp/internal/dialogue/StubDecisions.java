package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.script.Incoming;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the test's stubs decide before everything except the limits. */
final class StubDecisions {

    private final Script<Incoming> script;
    private final ReplyWriter writer;
    private final SessionRecorder recorder;

    StubDecisions(Script<Incoming> script, ReplyWriter writer, SessionRecorder recorder) {
        this.script = script;
        this.writer = writer;
        this.recorder = recorder;
    }

    /**
     * Records what the stubs are asked, asks them, and waits for the delay of the one that answers. No rules apply.
     *
     * @param incoming what the client did
     * @param otherwise the decision if a stub only replaces the reply
     * @return the decision, or empty if no stub decides
     */
    Optional<Decision> decide(Incoming incoming, Supplier<Decision> otherwise) {
        return decide(incoming, otherwise, otherwise);
    }

    /**
     * Records what the stubs are asked, asks them, and waits for the delay of the one that answers.
     *
     * @param incoming what the client did
     * @param withoutRules the decision if a stub only replaces the reply, even a refusal by the rules
     * @param byRules the decision if a stub only replaces the words of acceptance
     * @return the decision, or empty if no stub decides
     */
    Optional<Decision> decide(Incoming incoming, Supplier<Decision> withoutRules, Supplier<Decision> byRules) {
        recorder.asked(incoming);
        StubAction action = script.actionFor(incoming).orElse(null);
        if (action == null) {
            return Optional.empty();
        }
        if (action instanceof StubAction.Say words && words.isPositive()) {
            return Optional.of(new Decision.Replace(words, withoutRules.get()));
        }
        if (action instanceof StubAction.AcceptAs acceptance) {
            return Optional.of(new Decision.Replace(acceptance, byRules.get()));
        }
        writer.delay(action.delay());
        return action instanceof StubAction.LetEngineAnswer
                ? Optional.empty()
                : Optional.of(new Decision.ByStub(action));
    }

    /** Records a command or message that no stub may answer. It counts as sent nevertheless. */
    void pass(Incoming incoming) {
        recorder.asked(incoming);
    }
}
