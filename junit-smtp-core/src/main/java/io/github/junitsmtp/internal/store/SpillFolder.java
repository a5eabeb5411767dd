package io.github.junitsmtp.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a server keeps its large messages; there is no folder until there is one. */
public final class SpillFolder {

    private final int above;
    private @Nullable Path folder;
    private int files;

    public SpillFolder(int above) {
        this.above = above;
    }

    public Octets keep(byte[] message) {
        return message.length <= above ? Octets.of(message) : Octets.inFile(message, nextFile());
    }

    private synchronized Path nextFile() {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("junit-smtp-");
            }
            return folder.resolve("message-" + ++files + ".eml");
        } catch (IOException e) {
            throw new UncheckedIOException("Can not make a folder for messages over " + above + " octets", e);
        }
    }

    /** Deletes the folder, and all that is in it. */
    public synchronized void delete() {
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Can not delete " + folder, e);
        }
        folder = null;
    }
}
