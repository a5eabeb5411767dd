package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.report.SmtpReport;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes the dialogues and mails of a server into a directory for that test and server.
 *
 * @param server the server
 * @param title the title of the HTML page
 * @param failure what the test failed with, empty if it passed
 */
record EvidenceFiles(RecordingSmtpServer server, String title, Optional<Throwable> failure) {

    /** The directory if neither the configuration nor JUnit's launcher has one. */
    private static final Path ELSEWHERE = Path.of("target", "junit-smtp");

    private static final String DIALOGUE = "dialogue.txt";

    /** Returns a text on where the files are, or on why there are none: that must not change the result of the test. */
    static String keep(
            ExtensionContext test,
            ServerDeclaration declaration,
            RecordingSmtpServer server,
            Optional<Throwable> failure) {
        try {
            String name = FileNames.ofServer(test, declaration);
            EvidenceFiles files = new EvidenceFiles(server, titleOf(test) + titleOf(declaration), failure);
            return Configuration.of(test)
                    .directory()
                    .map(root -> files.keepBelow(root, test, name))
                    .orElseGet(() -> files.publish(test, name));
        } catch (Throwable e) {
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

    private String publish(ExtensionContext test, String name) {
        AtomicReference<@Nullable String> place = new AtomicReference<>();
        try {
            test.publishDirectory(name, directory -> place.set(writeTo(directory)));
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

    private String keepBelow(Path root, ExtensionContext test, String name) {
        Path directory = root;
        for (Path part : FileNames.ofTest(test).resolve(name)) {
            directory = directory.resolve(part);
            if (Files.isSymbolicLink(directory)) {
                throw new IllegalStateException(directory + " is a symbolic link; delete it");
            }
        }
        return keepIn(directory);
    }

    private String keepIn(Path directory) {
        try {
            return writeTo(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String writeTo(Path directory) throws IOException {
        EvidenceFolder folder = new EvidenceFolder(directory);
        folder.deleteMails();
        int number = 1;
        for (ReceivedMail mail : server.mails().list()) {
            folder.write("mail-" + number++ + ".eml", mail::content);
        }
        folder.writeText(DIALOGUE, file -> {
            file.write(server.dialoguesBeforeReset());
            server.transcript().renderTo(file);
            file.write("\n");
        });
        folder.write("report.html", () -> page(folder.losses()).getBytes(StandardCharsets.UTF_8));
        folder.tellLossesIn(DIALOGUE);
        return "kept in " + directory
                + (folder.losses().isEmpty() ? "" : ", but " + String.join("; ", folder.losses()));
    }

    private String page(List<String> losses) {
        SmtpReport page = server.report().titled(title).withLosses(losses);
        return failure.map(thrown -> page.failedBy(thrown.toString()))
                .orElse(page)
                .html();
    }
}
