package io.github.junitsmtp.internal.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.annotation.IncompleteAnnotationException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.TestIdentifier;

/** The failures are those of JUnit 5.11; .ci/consumers/run looks at them with the real one. */
@ResourceLock(Resources.SYSTEM_ERR)
class JUnitVersionTest {

    private static final String VERSION = ResourceLock.class.getPackage().getImplementationVersion();

    private static final IncompleteAnnotationException NO_KEY =
            new IncompleteAnnotationException(ResourceLock.class, "value");

    private static final NoSuchMethodError NO_DIRECTORY =
            new NoSuchMethodError("'void org.junit.jupiter.api.extension.ExtensionContext.publishDirectory("
                    + "java.lang.String, org.junit.jupiter.api.function.ThrowingConsumer)'");

    private static String printedAbout(Throwable failure) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            TestDescriptor engine = new EngineDescriptor(UniqueId.forEngine("junit-jupiter"), "JUnit Jupiter");
            new JUnitVersion().executionFinished(TestIdentifier.from(engine), TestExecutionResult.failed(failure));
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_console_names_both_versions_and_what_to_set() {
        assertThat(printedAbout(new JUnitException("Error executing tests for engine junit-jupiter", NO_KEY)))
                .isEqualTo("junit-smtp requires JUnit 5.12 or later, but JUnit " + VERSION
                        + " is on the class path. With Spring Boot's parent POM or Gradle plugin, set the property"
                        + " junit-jupiter.version to 5.14.4; otherwise import org.junit:junit-bom 5.14.4 before any other"
                        + " BOM" + System.lineSeparator());
    }

    @Test
    void nothing_is_printed_about_other_failures() {
        assertThat(printedAbout(new AssertionError("no mail"))).isEmpty();
        assertThat(printedAbout(new IncompleteAnnotationException(Deprecated.class, "since")))
                .isEmpty();
    }

    @Test
    void a_method_that_an_old_JUnit_lacks_is_told_by_the_versions() {
        assertThat(JUnitVersion.reasonOf(NO_DIRECTORY))
                .isEqualTo("junit-smtp requires JUnit 5.12 or later, but JUnit " + VERSION + " is on the class path");
        assertThat(JUnitVersion.reasonOf(new NoSuchMethodError("'void org.junit.jupiter.api.Order.pay()'")))
                .isEqualTo("of java.lang.NoSuchMethodError: 'void org.junit.jupiter.api.Order.pay()'");
    }
}
