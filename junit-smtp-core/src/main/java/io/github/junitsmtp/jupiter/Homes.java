package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The places on the class path that own servers in JUnit's stead. */
final class Homes {

    private static final List<ServerHome> ALL =
            ServiceLoader.load(ServerHome.class, ServerHome.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Homes() {}

    static boolean has(Class<?> testClass) {
        return ALL.stream().anyMatch(home -> home.isHomeOf(testClass));
    }

    /** Finds the default server of a test class if it does not live in JUnit's Store. */
    static Optional<RecordingSmtpServer> find(Declaration declaration, ExtensionContext context) {
        return Annotations.defaultOf(context.getTestClass().orElse(null))
                .filter(annotation -> annotation.equals(declaration.key()))
                .flatMap(annotation -> ALL.stream()
                        .filter(home -> home.isHomeOf(context.getRequiredTestClass()))
                        .flatMap(home -> home.find(annotation, context).stream())
                        .findFirst());
    }
}
