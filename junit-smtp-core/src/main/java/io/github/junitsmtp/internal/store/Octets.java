package io.github.junitsmtp.internal.store;

/** What was sent, as everybody shares it who records it: in memory, or in a file. */
public sealed interface Octets permits OctetsInMemory, OctetsInFile {

    /**
     * Keeps octets in memory.
     *
     * @param bytes the octets, which are not copied
     * @return the same
     */
    static Octets of(byte[] bytes) {
        return new OctetsInMemory(bytes);
    }

    /**
     * Returns the octets.
     *
     * @return an array that is not to be changed
     * @throws IllegalStateException if they {@linkplain #areLost() are lost}
     */
    byte[] bytes();

    /** {@return whether they were in a file that somebody else has deleted} */
    boolean areLost();
}
