package io.github.junitsmtp.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Octets in a file, which is deleted once nothing refers to them. */
public final class OctetsInFile implements Octets {

    private final TemporaryFolder folder; // keeps the folder as long as one of its files is in use
    private final String name;
    private final int length;

    private OctetsInFile(TemporaryFolder folder, String name, int length) {
        this.folder = folder;
        this.name = name;
        this.length = length;
    }

    static OctetsInFile write(byte[] bytes, TemporaryFolder folder, String name) throws IOException {
        Path file = folder.file(name);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            TemporaryFolder.delete(file);
            throw e;
        }
        OctetsInFile octets = new OctetsInFile(folder, name, bytes.length);
        folder.deleteWith(octets, file);
        return octets;
    }

    @Override
    public boolean areLost() {
        return !Files.isReadable(folder.file(name));
    }

    @Override
    public byte[] bytes() {
        Path file = folder.file(name);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot read the " + length + "-octet message stored in " + file + ": " + e
                            + "; raise spillAbove(..) to keep it in memory",
                    e);
        }
    }
}
