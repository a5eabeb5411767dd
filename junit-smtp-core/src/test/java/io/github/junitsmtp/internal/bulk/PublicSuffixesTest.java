package io.github.junitsmtp.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublicSuffixesTest {

    private static final Path CASES = Path.of("src/test/resources/io/github/junitsmtp/internal/bulk/test_psl.txt");
    private static final Pattern CASE = Pattern.compile("^checkPublicSuffix\\('([^.'][^']*)', (?:'([^']+)'|null)\\);");

    /** The cases of the list itself. For a suffix they expect null, where DMARC uses the suffix. */
    @TestFactory
    Stream<DynamicTest> domains_are_those_of_the_cases_of_the_list() throws IOException {
        return Files.readAllLines(CASES).stream()
                .map(CASE::matcher)
                .filter(Matcher::find)
                .map(found -> DynamicTest.dynamicTest(
                        found.group(1),
                        () -> assertThat(PublicSuffixes.organizationalDomain(found.group(1)))
                                .isEqualTo(PublicSuffixes.ascii(
                                        found.group(2) == null ? found.group(1) : found.group(2)))));
    }

    @Test
    void what_is_no_domain_stays_as_it_is() {
        assertThat(Stream.of("", ".", "a..b", "-", "x".repeat(64) + ".com", "a.".repeat(100_000) + "com")
                        .map(PublicSuffixes::organizationalDomain))
                .startsWith("", "", "a..b", "-", "x".repeat(64) + ".com");
    }
}
