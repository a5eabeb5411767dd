package io.github.junitsmtp.jupiter;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The servers of the classes around a test, which are emptied before it. */
final class ClassServers {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private ClassServers() {}

    static void resetFor(ExtensionContext test) {
        around(test)
                .forEach(scope -> Scope.serversOf(scope).stream()
                        .filter(ScopedServer::isOwn)
                        .forEach(server -> {
                            if (isConcurrentWithin(scope, test)) {
                                throw refusal(test);
                            }
                            server.reset(test);
                        }));
    }

    /**
     * Refuses to set a field of an instance that tests share while they run side by side: one would get the server of another.
     */
    static void requireOwnInstance(Field field, Object instance, ExtensionContext test) {
        boolean shared = around(test)
                .filter(scope -> scope.getTestInstance().orElse(null) == instance)
                .anyMatch(scope -> isConcurrentWithin(scope, test));
        if (shared) {
            throw new ExtensionConfigurationException(
                    "The @SmtpServer field [" + field + "] is set before each test, which " + test.getDisplayName()
                            + " can not have while other tests use the same instance: declare the server on"
                            + " a parameter of the test, or put @Execution(SAME_THREAD) on "
                            + test.getRequiredTestClass().getName());
        }
    }

    /** Returns what is around a test, the innermost first. */
    private static Stream<ExtensionContext> around(ExtensionContext test) {
        return Stream.iterate(
                        test.getParent(),
                        Optional::isPresent,
                        context -> context.get().getParent())
                .map(Optional::get);
    }

    /** Whether a test, or what it is in, runs beside others in a scope around it. */
    private static boolean isConcurrentWithin(ExtensionContext scope, ExtensionContext test) {
        return Stream.concat(Stream.of(test), around(test))
                .takeWhile(context -> context != scope)
                .anyMatch(ClassServers::isConcurrent);
    }

    /** The mode alone does not tell: it is that of the annotation even where nothing runs in parallel, or {@link HomeLocks} forbid it. */
    private static boolean isConcurrent(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false)
                && context.getTestClass().filter(type -> !Homes.has(type)).isPresent();
    }

    private static ExtensionConfigurationException refusal(ExtensionContext test) {
        return new ExtensionConfigurationException("An @SmtpServer for a whole class is reset before each test, which "
                + test.getDisplayName() + " can not have while other tests run: declare the server on an instance field"
                + " or a parameter of the test, or put @Execution(SAME_THREAD) on "
                + test.getRequiredTestClass().getName());
    }
}
