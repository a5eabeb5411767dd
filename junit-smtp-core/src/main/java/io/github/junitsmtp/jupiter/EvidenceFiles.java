package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.report.SmtpReport;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes what was said to a server, and the mails that came, into a directory for that test and server.
 *
 * @param server the server
 * @param page the same to look at
 */
record EvidenceFiles(RecordingSmtpServer server, SmtpReport page) {

    /** Where files are if neither the configuration nor JUnit's launcher has a place for them. */
    private static final Path ELSEWHERE = Path.of("target", "junit-smtp");

    /** Says where it is, or why it is nowhere: the test has its own verdict. */
    static String keep(ExtensionContext test, ScopedServer used, Optional<Throwable> failure) {
        String name = FileNames.ofServer(test, used);
        try {
            SmtpReport page = used.server().report().titled(titleOf(test) + nameOf(used));
            EvidenceFiles files = new EvidenceFiles(
                    used.server(),
                    failure.map(Throwable::toString).map(page::failedBy).orElse(page));
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

    private static String nameOf(ScopedServer used) {
        String name = used.declaration().name();
        return name.isEmpty() ? "" : ", server " + name;
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
            return keepBelow(ELSEWHERE, test, name); // the launcher takes no files
        }
    }

    private Path keepBelow(Path root, ExtensionContext test, String name) {
        Path directory = root.resolve(FileNames.ofTest(test)).resolve(name);
        try {
            writeTo(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    private void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("dialogue.txt"), server.transcript().render() + "\n");
        int number = 1;
        for (ReceivedMail mail : server.mails().list()) {
            Files.write(directory.resolve("mail-" + number++ + ".eml"), mail.content());
        }
        page.writeTo(directory.resolve("report.html"));
    }
}
