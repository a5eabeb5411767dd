package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.script.Answer;
import java.util.Optional;

/**
 * The server's turn to reply.
 *
 * @param occasion what it replies to
 * @param scripted what a stub says in place of the reply
 */
record Turn(ReplyOccasion occasion, Optional<Answer> scripted) {

    static Turn after(ReplyOccasion occasion) {
        return new Turn(occasion, Optional.empty());
    }

    Turn scriptedAs(Answer answer) {
        return new Turn(occasion, Optional.of(answer));
    }

    /** Whether the client will be told of success, if the server's own reply is this. */
    boolean tellsSuccess(byte[] own) {
        return scripted.map(Answer::bytes).orElse(own)[0] == '2';
    }
}
