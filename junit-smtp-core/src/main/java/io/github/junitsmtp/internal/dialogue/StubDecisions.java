package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Script;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the stubs of the test decide before all others but the limits. */
final class StubDecisions {

    private final Script script;
    private final ReplyWriter writer;

    StubDecisions(Script script, ReplyWriter writer) {
        this.script = script;
        this.writer = writer;
    }

    /**
     * Asks the stubs, and waits as long as the one that answers wants to.
     *
     * @param incoming what the client did
     * @param otherwise what is decided where a stub only words the reply
     * @return the decision, or empty if it is left to others
     */
    Optional<Decision> decide(Incoming incoming, Supplier<Decision> otherwise) {
        Answer answer = script.answerTo(incoming).orElse(null);
        if (answer == null) {
            return Optional.empty();
        }
        if (answer.isPositive()) {
            return Optional.of(new Decision.Replace(answer, otherwise.get()));
        }
        writer.pause(answer.delay().toNanos());
        return answer.kind() == Answer.Kind.PASS_THROUGH ? Optional.empty() : Optional.of(new Decision.ByStub(answer));
    }
}
