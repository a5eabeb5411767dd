package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes what was said to a server, and the mails that came, into a directory for that test and server. */
final class EvidenceFiles {

    /** Where files are if neither the configuration nor JUnit's launcher has a place for them. */
    private static final Path ELSEWHERE = Path.of("target", "junit-smtp");

    private EvidenceFiles() {}

    /** Says where it is, or why it is nowhere: the test has its own verdict. */
    static String keep(ExtensionContext test, ScopedServer server, Optional<Throwable> failure) {
        String name = FileNames.ofServer(test, server);
        Optional<Path> wanted = Configuration.of(test).directory();
        try {
            Path place = wanted.map(root -> keep(root, test, name, server.server()))
                    .orElseGet(() -> publish(test, name, server.server()));
            return "kept in " + place;
        } catch (RuntimeException e) {
            return "not kept because of " + e;
        }
    }

    private static Path publish(ExtensionContext test, String name, RecordingSmtpServer server) {
        AtomicReference<@Nullable Path> place = new AtomicReference<>();
        try {
            test.publishDirectory(name, directory -> {
                place.set(directory);
                write(directory, server);
            });
            return place.get();
        } catch (RuntimeException e) {
            if (place.get() != null) {
                throw e;
            }
            return keep(ELSEWHERE, test, name, server); // the launcher takes no files
        }
    }

    private static Path keep(Path root, ExtensionContext test, String name, RecordingSmtpServer server) {
        Path directory = root.resolve(FileNames.ofTest(test)).resolve(name);
        try {
            write(directory, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    private static void write(Path directory, RecordingSmtpServer server) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("dialogue.txt"), server.transcript().render() + "\n");
        int number = 1;
        for (ReceivedMail mail : server.mails().list()) {
            Files.write(directory.resolve("mail-" + number++ + ".eml"), mail.content());
        }
    }
}
