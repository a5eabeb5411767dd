package io.github.junitsmtp.internal.wire;

import java.io.OutputStream;

/**
 * The stream that an engine writes to; the output stream of each tapped socket has this type. Instead of writing, an engine that relays
 * sends whole replies, which may be malformed.
 */
public abstract class TappedOutput extends OutputStream {

    public TappedOutput() {}

    /** Sets the backend of the relay, for the session. Must be called before anything is sent. */
    public abstract void relayedBy(ServerBehind server);

    /** Sends the greeting, or the reply to the last input, while no further input is taken. */
    public abstract void reply(byte[] reply);

    /** Sends unsolicited output of the backend of the relay, perhaps while another thread waits for the client. */
    public abstract void unsolicited(byte[] reply);

    /** Ends the session because of the backend of the relay, perhaps while another thread waits for the client. */
    public abstract void failed(FailureBehind failure);
}
