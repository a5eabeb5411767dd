package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The server's turn to reply.
 *
 * @param occasion what it replies to
 * @param scripted a stub's reply that may replace the server's own
 */
record Turn(ReplyOccasion occasion, Optional<StubAction.Wording> scripted) {

    private static final Map<ReplyOccasion, Turn> UNSCRIPTED = new EnumMap<>(ReplyOccasion.class);

    static {
        for (ReplyOccasion occasion : ReplyOccasion.values()) {
            UNSCRIPTED.put(occasion, new Turn(occasion, Optional.empty()));
        }
    }

    static Turn after(ReplyOccasion occasion) {
        return Objects.requireNonNull(UNSCRIPTED.get(occasion));
    }

    Turn scriptedAs(StubAction.Wording words) {
        return new Turn(occasion, Optional.of(words));
    }

    /** Lets a stub replace the reply, if that was decided. */
    Turn wordedBy(Decision decision) {
        return decision instanceof Decision.Replace replace ? scriptedAs(replace.words()) : this;
    }

    /** Returns a stub's reply that replaces this one, if any. */
    Optional<StubAction.Say> inPlaceOf(byte[] own) {
        return scripted.flatMap(words -> words.inPlaceOf(SmtpReply.codeAt(own, 0)));
    }

    /** Whether the client will see success if this is the server's own reply. */
    boolean tellsSuccess(byte[] own) {
        return Exchange.tellsSuccess(inPlaceOf(own).map(StubAction.Say::bytes).orElse(own));
    }
}
