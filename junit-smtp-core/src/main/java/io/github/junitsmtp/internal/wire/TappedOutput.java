package io.github.junitsmtp.internal.wire;

import java.io.OutputStream;

/**
 * What an engine writes to: the output of each tapped socket is of this kind. An engine that relays says whole replies, which may be
 * malformed, instead of writing.
 */
public abstract class TappedOutput extends OutputStream {

    public TappedOutput() {}

    /** Sets what the session can ask of the server behind. That is done before anything is said. */
    public abstract void relayedBy(ServerBehind server);

    /** Says the greeting, or the reply to what was taken last, while nothing else is taken. */
    public abstract void reply(byte[] reply);

    /** Says what the server behind said unasked, perhaps while another thread waits for the client. */
    public abstract void unsolicited(byte[] reply);

    /** Ends the session because of the server behind, perhaps while another thread waits for the client. */
    public abstract void failed(FailureBehind failure);
}
