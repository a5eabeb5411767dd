package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.BoundedBuffer;

/** Is notified once a given number of octets of a message or chunk has arrived, before it is complete. */
public interface DataWatch {

    /** Returns the number of octets at which to notify it, not fewer than have arrived so far. */
    long next();

    /**
     * Called when that number of octets has arrived, and more are expected.
     *
     * @param soFar what has arrived
     * @param pipelined whether it began to arrive before the reply to the previous input was sent
     * @return whether to keep what follows; if not, it is only read
     */
    boolean reached(BoundedBuffer soFar, boolean pipelined);
}
