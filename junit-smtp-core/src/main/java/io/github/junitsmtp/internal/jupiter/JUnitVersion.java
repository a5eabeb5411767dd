package io.github.junitsmtp.internal.jupiter;

import java.lang.annotation.IncompleteAnnotationException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Explains failures caused by a JUnit version that is too old. Such a version reads {@code @SmtpServer} before it calls any extension, and
 * fails because a lock has no value, so only a listener of the whole run can explain it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JUnitVersion implements TestExecutionListener {

    private static final String REMEDY = ". With Spring Boot's parent POM or Gradle plugin, set the property"
            + " junit-jupiter.version to 5.14.4; otherwise import org.junit:junit-bom 5.14.4 before any other BOM";

    /** Creates the listener for {@link java.util.ServiceLoader}. */
    public JUnitVersion() {}

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (result.getThrowable().isPresent()
                && isOfAnOldJUnit(result.getThrowable().get())) {
            System.err.println(problem() + REMEDY); // reporters have already written their output
        }
    }

    /**
     * Returns why something could not be done, as a continuation of "because".
     *
     * @param failure what was thrown
     * @return the versions if JUnit is too old, or else the failure
     */
    public static String reasonOf(Throwable failure) {
        return isOfAnOldJUnit(failure) ? problem() : "of " + failure;
    }

    /** Returns whether a failure comes from an old JUnit; newer versions have a default for the element, and the method. */
    private static boolean isOfAnOldJUnit(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof IncompleteAnnotationException incomplete
                                && incomplete.annotationType() == ResourceLock.class
                        || cause instanceof NoSuchMethodError
                                && String.valueOf(cause.getMessage()).contains("ExtensionContext.publishDirectory("));
    }

    private static String problem() {
        String found = ResourceLock.class.getPackage().getImplementationVersion();
        return "junit-smtp requires JUnit 5.12 or later, but JUnit " + (found == null ? "" : found + " ")
                + "is on the class path";
    }
}
