package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import org.jspecify.annotations.Nullable;

/**
 * A step of a session, as far as rules need it.
 *
 * @param kind the kind of step
 * @param words what the client sent, in words, with credentials hidden
 * @param command the command, null if it is of another kind
 * @param sent what the client sent, perhaps only the beginning
 * @param size how many octets the client sent
 * @param complete false if the client closed the connection before it was complete
 * @param pipelined whether it was sent before the reply to the previous step
 * @param encrypted whether it came over TLS; for a handshake, whether it succeeded
 * @param endsMessage whether it completes a message
 * @param reply the reply, null if there is none or it is malformed
 * @param replyBytes the same reply as bytes, perhaps malformed; empty if there is no reply
 * @param answeredEarly whether the reply was there before the command was sent
 * @param scripted whether a stub replied
 * @param endedByStub whether a stub ended the dialogue here
 */
public record SessionStep(
        Kind kind,
        String words,
        @Nullable SmtpCommand command,
        Octets sent,
        long size,
        boolean complete,
        boolean pipelined,
        boolean encrypted,
        boolean endsMessage,
        @Nullable SmtpReply reply,
        byte[] replyBytes,
        boolean answeredEarly,
        boolean scripted,
        boolean endedByStub) {

    /** Whether there is a reply, perhaps malformed. */
    boolean answered() {
        return replyBytes.length > 0;
    }

    /** The kind of a step, as in the transcript. */
    public enum Kind {
        GREETING,
        COMMAND,
        CREDENTIALS,
        MESSAGE,
        TLS_HANDSHAKE,
        INJECTION,
        UNSOLICITED
    }
}
