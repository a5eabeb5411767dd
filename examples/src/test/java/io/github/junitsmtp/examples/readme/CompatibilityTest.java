package io.github.junitsmtp.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compatibility page names the versions that the build tests with. */
class CompatibilityTest {

    private static final Pattern VERSION = Pattern.compile(
            "<(angus-mail|assertj|awaitility|bouncy-castle|greenmail|jakarta-mail|jsoup|oldest-jsoup|junit|spring|spring-boot|kotlin|micronaut|quarkus)\\.version>(\\d[^<]*)<");
    private static final Pattern OF_MATRIX = Pattern.compile("(?m)^(?:junits|next_assertj)=(.*)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d[\\w.-]*");
    private static final Pattern SPRING_BOOT_3 = Pattern.compile("-Dspring-boot.version=(\\S+)");

    @Test
    void versions_are_those_of_the_build() {
        List<String> poms = List.of(
                "../pom.xml",
                "pom.xml",
                "projects/kotlin/pom.xml",
                "projects/micronaut/pom.xml",
                "projects/quarkus/pom.xml");
        Stream<String> ofPoms = poms.stream()
                .map(CompatibilityTest::read)
                .flatMap(pom -> VERSION.matcher(pom).results().map(match -> match.group(2)));
        Stream<String> ofScripts = Stream.concat(
                SPRING_BOOT_3.matcher(read("../.ci/spring-boot-3")).results().map(match -> match.group(1)),
                OF_MATRIX
                        .matcher(read("../.ci/matrix"))
                        .results()
                        .flatMap(match -> NUMBER.matcher(match.group(1)).results())
                        .map(match -> match.group()));

        assertThat(read("../docs/compatibility.md"))
                .contains(Stream.concat(ofPoms, ofScripts).toList());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
