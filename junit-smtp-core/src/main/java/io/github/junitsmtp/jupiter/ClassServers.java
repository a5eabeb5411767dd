package io.github.junitsmtp.jupiter;

import java.lang.reflect.Field;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The servers of the classes around a test, which are emptied before it. */
final class ClassServers {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private ClassServers() {}

    static void resetFor(ExtensionContext test) {
        boolean concurrent = isConcurrent(test);
        for (Optional<ExtensionContext> around = test.getParent();
                around.isPresent();
                around = around.get().getParent()) {
            for (ScopedServer server : Scope.serversOf(around.get())) {
                if (server.isOwn() && concurrent) {
                    throw refusal(test);
                }
                if (server.isOwn()) {
                    server.reset(test);
                }
            }
            concurrent |= isConcurrent(around.get());
        }
    }

    /**
     * Refuses to set a field of an instance that tests share while they run side by side: one would get the server of another.
     */
    static void requireOwnInstance(Field field, Object instance, ExtensionContext test) {
        boolean concurrent = isConcurrent(test);
        for (Optional<ExtensionContext> around = test.getParent();
                around.isPresent();
                around = around.get().getParent()) {
            boolean shared = around.get()
                    .getTestInstance()
                    .filter(owner -> owner == instance)
                    .isPresent();
            if (shared && concurrent) {
                throw new ExtensionConfigurationException(
                        "The @SmtpServer field [" + field + "] is set before each test, which "
                                + test.getDisplayName()
                                + " can not have while other tests use the same instance: declare the server on"
                                + " a parameter of the test, or put @Execution(SAME_THREAD) on "
                                + test.getRequiredTestClass().getName());
            }
            concurrent |= isConcurrent(around.get());
        }
    }

    /** The mode alone does not tell: it is that of the annotation even where nothing runs in parallel, or {@link HomeLocks} forbid it. */
    private static boolean isConcurrent(ExtensionContext context) {
        return context.getTestClass().filter(type -> !Homes.has(type)).isPresent()
                && context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    private static ExtensionConfigurationException refusal(ExtensionContext test) {
        return new ExtensionConfigurationException("An @SmtpServer for a whole class is reset before each test, which "
                + test.getDisplayName() + " can not have while other tests run: declare the server on an instance field"
                + " or a parameter of the test, or put @Execution(SAME_THREAD) on "
                + test.getRequiredTestClass().getName());
    }
}
