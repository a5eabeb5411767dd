package io.github.junitsmtp.examples.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A failing test names its cause: for mistakes in mail code, configuration and tests, the console output contains the decisive words, and
 * matches {@code docs/failures.md} exactly. After an intended change, rewrite the page with {@code -Dfailures.write=true}, and review the
 * differences.
 */
@ResourceLock(Resources.SYSTEM_ERR)
class FailuresPageTest {

    private static final int MOST_LINES = 25;
    private static final int MOST_CHARACTERS = 4096;

    @TempDir
    static Path evidence;

    @BeforeAll
    static void write() throws Exception {
        if (Boolean.getBoolean("failures.write")) {
            Files.writeString(FailuresPage.FILE, FailuresPage.markdown(evidence));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.junitsmtp.examples.failures.FailuresPage#mistakes")
    void the_failure_names_the_cause_in_few_lines(Class<?> mistake) throws Exception {
        String failure = FailureOf.test(mistake, evidence);

        assertThat(failure).contains(mistake.getAnnotation(Mistake.class).says());
        assertThat(beforeTheDialogue(failure)).hasSizeLessThanOrEqualTo(MOST_CHARACTERS);
        assertThat(beforeTheDialogue(failure).lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Files.readString(FailuresPage.FILE))
                .as("docs/failures.md, which is stale: write it anew with mvn -B -ntp test -pl examples -am"
                        + " -Dtest=FailuresPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dfailures.write=true")
                .contains(FailuresPage.section(mistake, failure));
    }

    @Test
    void the_page_has_all_mistakes_and_no_others() throws Exception {
        Stream<Class<?>> all = FailuresPage.mistakes()
                .map(mistake -> mistake.getEnclosingClass())
                .distinct()
                .flatMap(kind -> Arrays.stream(kind.getDeclaredClasses()))
                .filter(nested -> nested.isAnnotationPresent(Mistake.class));

        assertThat(FailuresPage.mistakes()).containsExactlyInAnyOrderElementsOf(all.toList());
        assertThat(Files.readAllLines(FailuresPage.FILE).stream().filter(line -> line.startsWith("### ")))
                .containsExactlyElementsOf(FailuresPage.mistakes()
                        .map(mistake ->
                                "### " + mistake.getAnnotation(Mistake.class).heading())
                        .toList());
    }

    private static String beforeTheDialogue(String failure) {
        return failure.split("(?m)^\\s*(Suppressed: )?The dialogue with ", 2)[0];
    }
}
