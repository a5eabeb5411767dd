package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.BoundedBuffer;

/** Is told how many octets of a message or chunk have come, before it is whole. */
public interface DataWatch {

    /** Returns at how many octets it wants to be told, more than have come. */
    long next();

    /**
     * So many octets have come, and more are to come.
     *
     * @param soFar what has come
     * @param pipelined whether it began to come before the reply to what came before it had left
     * @return whether what follows is to be kept; else it is only read
     */
    boolean reached(BoundedBuffer soFar, boolean pipelined);
}
