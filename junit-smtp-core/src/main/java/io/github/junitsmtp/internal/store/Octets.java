package io.github.junitsmtp.internal.store;

/** Octets that a client sent, shared by everything that records them: in memory, or in a file. */
public sealed interface Octets permits OctetsInMemory, OctetsInFile {

    /**
     * Keeps octets in memory.
     *
     * @param bytes the octets, which are not copied
     * @return the octets
     */
    static Octets of(byte[] bytes) {
        return new OctetsInMemory(bytes);
    }

    /**
     * Returns the octets.
     *
     * @return an array that must not be changed
     * @throws IllegalStateException if they {@linkplain #areLost() are lost}
     */
    byte[] bytes();

    /** {@return whether they were in a file that another program has deleted} */
    boolean areLost();
}
