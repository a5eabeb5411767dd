package io.github.junitsmtp.examples.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a file for each mail, whose lines end with LF. */
public record Maildir(Path folder) {

    /** The mails in it, in no particular order. */
    public List<byte[]> mails() {
        return files().stream().map(Maildir::read).toList();
    }

    public void clear() {
        files().forEach(Folders::delete);
    }

    private List<Path> files() {
        Path arrived = folder.resolve("new");
        if (!Files.isDirectory(arrived)) {
            return List.of(); // no mail yet
        }
        try (Stream<Path> files = Files.list(arrived)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
