package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.report.SmtpReport;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes the dialogues and mails of a server into a directory for that test and server.
 *
 * @param server the server
 * @param page the HTML page on the server
 */
record EvidenceFiles(RecordingSmtpServer server, SmtpReport page) {

    /** The directory if neither the configuration nor JUnit's launcher has one. */
    private static final Path ELSEWHERE = Path.of("target", "junit-smtp");

    /** Returns a text on where the files are, or on why there are none: that must not change the result of the test. */
    static String keep(
            ExtensionContext test,
            ServerDeclaration declaration,
            RecordingSmtpServer server,
            Optional<Throwable> failure) {
        String name = FileNames.ofServer(test, declaration);
        try {
            SmtpReport page = server.report().titled(titleOf(test) + titleOf(declaration));
            EvidenceFiles files = new EvidenceFiles(
                    server, failure.map(Throwable::toString).map(page::failedBy).orElse(page));
            Path place = Configuration.of(test)
                    .directory()
                    .map(root -> files.keepBelow(root, test, name))
                    .orElseGet(() -> files.publish(test, name));
            return "kept in " + place;
        } catch (RuntimeException e) {
            return "not kept because of " + e;
        }
    }

    /** Returns the names of the classes and of the test, as JUnit shows them. */
    private static String titleOf(ExtensionContext test) {
        return test.getParent()
                .filter(around -> around != around.getRoot())
                .map(around -> titleOf(around) + " › " + test.getDisplayName())
                .orElseGet(test::getDisplayName);
    }

    private static String titleOf(ServerDeclaration declaration) {
        return declaration.name().isEmpty() ? "" : ", server " + declaration.name();
    }

    private Path publish(ExtensionContext test, String name) {
        AtomicReference<@Nullable Path> place = new AtomicReference<>();
        try {
            test.publishDirectory(name, directory -> {
                place.set(directory);
                writeTo(directory);
            });
            return place.get();
        } catch (RuntimeException e) {
            if (place.get() != null) {
                throw e;
            }
            return e.getCause()
                            instanceof FileAlreadyExistsException existing // JUnit 5.12 publishes no directory twice
                    ? keepIn(Path.of(existing.getFile()))
                    : keepBelow(ELSEWHERE, test, name); // the launcher takes no files
        }
    }

    private Path keepBelow(Path root, ExtensionContext test, String name) {
        Path directory = root;
        for (Path part : FileNames.ofTest(test).resolve(name)) {
            directory = directory.resolve(part);
            if (Files.isSymbolicLink(directory)) {
                throw new IllegalStateException(directory + " is a symbolic link; delete it");
            }
        }
        return keepIn(directory);
    }

    private Path keepIn(Path directory) {
        try {
            writeTo(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    private void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        deleteFilesOfEarlierRun(directory);
        Files.writeString(
                directory.resolve("dialogue.txt"),
                server.dialoguesBeforeReset() + server.transcript().render() + "\n");
        int number = 1;
        for (ReceivedMail mail : server.mails().list()) {
            Files.write(directory.resolve("mail-" + number++ + ".eml"), mail.content());
        }
        page.writeTo(directory.resolve("report.html"));
    }

    /** Deletes the files, and symbolic links in their place, so that nothing is written to where those point. */
    private static void deleteFilesOfEarlierRun(Path directory) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, "{dialogue.txt,report.html,mail-*.eml}")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
