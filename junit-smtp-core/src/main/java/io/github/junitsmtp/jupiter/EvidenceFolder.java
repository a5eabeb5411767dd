package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.text.Counts;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory of independent files: if one cannot be written, the others still are, and they report the problem.
 * Nothing that is thrown here, not even an {@code Error}, may replace the failure that the files are about.
 */
final class EvidenceFolder {

    /** After this many, the disk is probably full, and further files fail for the same reason. */
    private static final int MOST_TOLD = 5;

    private final Path directory;
    private final List<String> losses = new ArrayList<>();
    private int untold;

    EvidenceFolder(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    interface Content {
        byte[] bytes() throws IOException;
    }

    interface Text {
        void writeTo(Writer file) throws IOException;
    }

    private interface Step {
        void run() throws IOException;
    }

    void write(String name, Content content) {
        attempt(name + " could not be written: ", () -> Files.write(file(name), content.bytes()));
    }

    /** Writes text piece by piece, in UTF-8. Unpaired surrogates are replaced instead of causing an exception. */
    void writeText(String name, Text text, OpenOption... options) {
        attempt(name + " could not be written: ", () -> {
            try (Writer file =
                    new OutputStreamWriter(Files.newOutputStream(file(name), options), StandardCharsets.UTF_8)) {
                text.writeTo(file);
            }
        });
    }

    /** Returns where to write a file. A symbolic link in its place is deleted, so that nothing is written to its target. */
    private Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        if (Files.isSymbolicLink(file)) {
            Files.delete(file);
        }
        return file;
    }

    /** Deletes the mails from an earlier run; the other files are replaced. */
    void deleteMails() {
        attempt("Files from an earlier run could not be listed: ", () -> {
            try (DirectoryStream<Path> mails = Files.newDirectoryStream(directory, "mail-*.eml")) {
                mails.forEach(mail -> attempt(
                        mail.getFileName() + " from an earlier run could not be deleted: ", () -> Files.delete(mail)));
            }
        });
    }

    /** Appends a list of the failures to a text file. */
    void tellLossesIn(String name) {
        if (!losses.isEmpty()) {
            writeText(
                    name,
                    file -> file.write("\n" + String.join("\n", losses()) + "\n"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Returns what could not be written, and why. */
    List<String> losses() {
        List<String> told = new ArrayList<>(losses);
        if (untold > 0) {
            told.add("and " + Counts.of(untold, "more file"));
        }
        return told;
    }

    private void attempt(String failed, Step step) {
        try {
            step.run();
        } catch (Throwable e) {
            lose(failed + e);
        }
    }

    private void lose(String what) {
        if (losses.contains(what)) {
            return;
        }
        if (losses.size() < MOST_TOLD) {
            losses.add(what);
        } else {
            untold++;
        }
    }
}
