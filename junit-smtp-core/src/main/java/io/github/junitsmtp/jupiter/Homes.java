package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** The places on the class path that own servers in JUnit's stead. */
final class Homes {

    private static final List<ServerHome> ALL =
            ServiceLoader.load(ServerHome.class, ServerHome.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Homes() {}

    /** Tells whether the default server of a test class lives in one of them. */
    static boolean has(Class<?> testClass) {
        return Annotations.defaultOf(testClass).isPresent() && of(testClass).isPresent();
    }

    private static Optional<ServerHome> of(Class<?> testClass) {
        return ALL.stream().filter(home -> home.isHomeOf(testClass)).findFirst();
    }

    /** Finds the default server of a test class if it does not live in JUnit's Store. */
    static Optional<RecordingSmtpServer> find(Declaration declaration, ExtensionContext context) {
        return Annotations.defaultOf(context.getTestClass().orElse(null))
                .filter(annotation -> annotation.equals(declaration.key()))
                .flatMap(annotation -> of(context.getRequiredTestClass()).map(home -> home.find(annotation, context)));
    }

    /** Tells whether one of them injects its server into a parameter without our help. */
    static boolean inject(ParameterContext parameter, Class<?> testClass, ExtensionContext context) {
        return parameter.getParameter().getType() == RecordingSmtpServer.class
                && of(testClass)
                        .filter(home -> home.injects(parameter, context))
                        .isPresent();
    }
}
