package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.script.Replay;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds the recording that {@code @SmtpServer} refers to: a file, or else a resource on the class path. */
final class DeclaredRecording {

    private DeclaredRecording() {}

    static Replay of(String name) {
        try {
            return Replay.of(file(name));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExtensionConfigurationException(declaration(name) + " is invalid: " + e.getMessage(), e);
        }
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        return Files.exists(file)
                ? file
                : resource(name)
                        .orElseThrow(() -> new ExtensionConfigurationException(declaration(name)
                                + " refers to a missing recording: neither the file "
                                + file.toAbsolutePath().normalize()
                                + " nor a resource of that name on the class path exists;"
                                + " write one with transcript().writeTo(..)"));
    }

    private static Optional<Path> resource(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return Optional.ofNullable(
                        (loader == null ? DeclaredRecording.class.getClassLoader() : loader).getResource(name))
                .filter(found -> found.getProtocol().equals("file"))
                .map(URL::toString)
                .map(URI::create)
                .map(Path::of);
    }

    private static String declaration(String name) {
        return "@SmtpServer(replaying = \"" + name + "\")";
    }
}
