package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Of which tests the dialogues and mails of their servers are kept, as files beside JUnit's reports. */
enum Evidence {
    ALWAYS,
    ON_FAILURE,
    NEVER;

    static final String PARAMETER = "junit-smtp.evidence";

    static Evidence wantedIn(ExtensionContext test) {
        String wanted = test.getConfigurationParameter(PARAMETER).orElse(ON_FAILURE.toString());
        for (Evidence evidence : values()) {
            if (evidence.toString().equals(wanted)) {
                return evidence;
            }
        }
        throw new ExtensionConfigurationException("The configuration parameter " + PARAMETER
                + " is always, on-failure or never but was: \"" + wanted + "\"");
    }

    /** Keeps the evidence of a failure, and lets the failure tell of it. */
    static <T extends Throwable> T attachedTo(T failure, ExtensionContext test) {
        if (!(failure instanceof TestAbortedException)) {
            boolean kept = wantedIn(test) != NEVER;
            forEachUsed(test, (name, server) -> {
                String place = kept ? ", kept in " + keep(test, name, server) : "";
                failure.addSuppressed(new RecordedDialogue(server, place, String.valueOf(failure.getMessage())));
            });
        }
        return failure;
    }

    /** Keeps the evidence of a test that has passed. */
    static void keepAll(ExtensionContext test) {
        forEachUsed(test, (name, server) -> keep(test, name, server));
    }

    private static void forEachUsed(ExtensionContext test, BiConsumer<String, RecordingSmtpServer> action) {
        ClassServers.forEach(test, (name, server) -> {
            if (!server.transcript().sessions().isEmpty()) {
                action.accept(name, server);
            }
        });
    }

    /** Returns where it is, or why it is nowhere: the test has its own verdict. */
    private static String keep(ExtensionContext test, String name, RecordingSmtpServer server) {
        AtomicReference<String> place = new AtomicReference<>("");
        try {
            test.publishDirectory(directoryOf(name), directory -> {
                place.set(directory.toString());
                write(directory, server);
            });
            return place.get();
        } catch (RuntimeException e) {
            return "no file, because of " + e;
        }
    }

    /** A name that every file system takes. */
    private static String directoryOf(String server) {
        String safe = server.replaceAll("[^a-zA-Z0-9-]+", "_");
        return safe.isEmpty() ? "smtp" : "smtp-" + safe.substring(0, Math.min(60, safe.length()));
    }

    private static void write(Path directory, RecordingSmtpServer server) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("dialogue.txt"), server.transcript().render() + "\n");
        int number = 1;
        for (ReceivedMail mail : server.mails().list()) {
            Files.write(directory.resolve("mail-" + number++ + ".eml"), mail.content());
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
