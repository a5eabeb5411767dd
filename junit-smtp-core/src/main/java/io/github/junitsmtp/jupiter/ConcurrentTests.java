package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/** Rejects servers and fields that concurrent tests cannot share. */
final class ConcurrentTests {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private ConcurrentTests() {}

    /** Rejects resetting a server before a test if other tests of the class may be using it. */
    static void requireNoneIn(ExtensionContext testClass, ExtensionContext test) {
        if (isConcurrentWithin(testClass, test)) {
            throw new ExtensionConfigurationException("The class-level @SmtpServer cannot be reset before "
                    + test.getDisplayName() + " because other tests may be using it: declare it on an instance field"
                    + " or a test parameter, or put @Execution(SAME_THREAD) on "
                    + test.getRequiredTestClass().getName());
        }
    }

    /** Rejects setting a field before a test if other tests may be using the same instance. */
    static void requireNoneOn(Object instance, Field field, ExtensionContext test) {
        boolean shared = around(test)
                .filter(scope -> scope.getTestInstance().orElse(null) == instance)
                .anyMatch(scope -> isConcurrentWithin(scope, test));
        if (shared) {
            throw new ExtensionConfigurationException("The @SmtpServer field [" + field + "] cannot be set before "
                    + test.getDisplayName() + " because other tests may be using the same instance: declare the server"
                    + " as a parameter of the test method, or put @Execution(SAME_THREAD) on "
                    + test.getRequiredTestClass().getName());
        }
    }

    /** Returns the contexts around a test, innermost first. */
    private static Stream<ExtensionContext> around(ExtensionContext test) {
        return Stream.iterate(
                        test.getParent(),
                        Optional::isPresent,
                        context -> context.get().getParent())
                .map(Optional::get);
    }

    /** Returns whether a test, or a class around it within the scope, runs concurrently with others. */
    private static boolean isConcurrentWithin(ExtensionContext scope, ExtensionContext test) {
        return Stream.concat(Stream.of(test), around(test))
                .takeWhile(context -> context != scope)
                .anyMatch(ConcurrentTests::isConcurrent);
    }

    /** JUnit reports the annotated mode even if parallel execution is off, or a lock prevents it. */
    private static boolean isConcurrent(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false)
                && context.getTestClass()
                        .filter(type -> ExternalServers.declaredFor(type).isEmpty())
                        .isPresent()
                && around(context).noneMatch(ConcurrentTests::isLockedClass);
    }

    /**
     * JUnit runs everything in a class with such a lock, for example by {@code @Isolated}, in one thread. The class itself may still run
     * concurrently with others.
     */
    private static boolean isLockedClass(ExtensionContext context) {
        return context.getElement()
                .filter(Class.class::isInstance)
                .filter(type -> findRepeatableAnnotations(type, ResourceLock.class).stream()
                        .anyMatch(lock -> !lock.value().isEmpty()
                                && lock.mode() == ResourceAccessMode.READ_WRITE
                                && lock.target() == ResourceLockTarget.SELF))
                .isPresent();
    }
}
