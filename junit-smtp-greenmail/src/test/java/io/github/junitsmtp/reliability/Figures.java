package io.github.junitsmtp.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was measured, for docs/reliability.md: a file beside the classes, since passing tests should print nothing. */
final class Figures {

    private static final Path FILE = Path.of("target", "reliability.txt");

    private Figures() {}

    static synchronized void add(String what, Object figures) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, what + ": " + figures + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
