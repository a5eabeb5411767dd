package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Counts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a recording atomically, so that nobody reads half of it. */
final class RecordingFile {

    private RecordingFile() {}

    static void write(Transcript transcript, Path file) {
        Path target = file.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(target)) {
                throw new IOException("it is a directory");
            }
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Path complete = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                write(transcript, complete, target);
            } finally {
                Files.deleteIfExists(complete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the recording " + target + ": " + reason(e), e);
        }
    }

    private static String reason(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        return problem.getClass() == IOException.class
                ? message
                : problem.getClass().getSimpleName() + ": " + message;
    }

    private static void write(Transcript transcript, Path complete, Path target) throws IOException {
        try (BufferedWriter text =
                Files.newBufferedWriter(complete, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            RecordingWriter.write(transcript, text);
        }
        long octets = Files.size(complete);
        if (octets > RecordingFormat.MOST_OCTETS) {
            throw new IOException("it would be " + Counts.grouped(octets, "byte") + ", but the limit is "
                    + Counts.grouped(RecordingFormat.MOST_OCTETS, "byte")
                    + "; record fewer sessions or smaller messages");
        }
        move(complete, target);
    }

    private static void move(Path complete, Path target) throws IOException {
        try {
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(complete, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
