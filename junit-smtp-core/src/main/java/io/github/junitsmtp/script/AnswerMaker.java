package io.github.junitsmtp.script;

import java.util.function.Function;

/**
 * What a stub answers, which may depend on what the client did.
 *
 * @param maker makes the answer
 * @param description what it is, for messages
 * @param closing what becomes of the connection afterwards, if the answer does not say
 */
record AnswerMaker(Function<Incoming, Answer> maker, String description, Answer.Closing closing) {

    static AnswerMaker of(Answer answer) {
        return new AnswerMaker(incoming -> answer, answer.toString(), Answer.Closing.NONE);
    }

    AnswerMaker closing(Answer.Closing how) {
        return new AnswerMaker(maker, description, how);
    }

    Answer answerTo(Incoming incoming) {
        Answer answer = maker.apply(incoming);
        return closing == Answer.Closing.NONE ? answer : answer.closing(closing);
    }

    @Override
    public String toString() {
        return description + (closing == Answer.Closing.NONE ? "" : ", then " + closing);
    }
}
