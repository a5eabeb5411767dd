package io.github.junitsmtp.internal.store;

import java.nio.file.Path;

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
     * Keeps octets in a file, which is deleted when nobody has them any more.
     *
     * @param bytes the octets
     * @param file the file to make
     * @return the same
     * @throws java.io.UncheckedIOException if the file can not be written
     */
    static Octets inFile(byte[] bytes, Path file) {
        return OctetsInFile.write(bytes, file);
    }

    /**
     * Returns the octets.
     *
     * @return an array that is not to be changed
     * @throws IllegalStateException if they were in a file that was deleted
     */
    byte[] bytes();
}
