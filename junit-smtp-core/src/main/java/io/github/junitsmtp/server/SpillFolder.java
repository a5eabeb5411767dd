package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a server keeps its large messages; there is no folder until there is one. */
final class SpillFolder {

    private final int above;
    private @Nullable Path folder;
    private int files;

    SpillFolder(int above) {
        this.above = above;
    }

    Octets keep(byte[] message) {
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
    synchronized void delete() {
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
