package io.github.junitsmtp.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Octets in a file. */
public final class OctetsInFile implements Octets {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Path file;
    private final int length;

    private OctetsInFile(Path file, int length) {
        this.file = file;
        this.length = length;
    }

    public static Octets write(byte[] bytes, Path file) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Can not write a message of " + bytes.length + " octets to " + file, e);
        }
        OctetsInFile octets = new OctetsInFile(file, bytes.length);
        CLEANER.register(octets, () -> delete(file));
        return octets;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // the folder is deleted with its server
        }
    }

    @Override
    public byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "The message of " + length
                            + " octets was in a file, which was deleted when its server was closed or reset."
                            + " Read it before, or raise spillAbove(..)",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Can not read the message of " + length + " octets in " + file, e);
        }
    }
}
