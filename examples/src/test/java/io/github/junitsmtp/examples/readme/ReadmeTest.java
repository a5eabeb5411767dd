package io.github.junitsmtp.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Java snippet of the documentation stands, line for line, in a test that is compiled and run. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/clients.md",
                "docs/deliverability.md",
                "docs/frameworks.md",
                "docs/getting-started.md",
                "docs/guide.md",
                "docs/html.md",
                "docs/mail.md",
                "docs/migration.md",
                "docs/protocol.md",
                "docs/recipes.md",
                "docs/report.md",
                "docs/scripts.md",
                "docs/spring.md"
            })
    void snippets_are_code_that_runs(String page) throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("..", page)))
                .results()
                .map(match -> unindented(match.group(1)))
                .toList();
        String code = code();

        assertThat(snippets).isNotEmpty().allSatisfy(snippet -> assertThat(code).contains(snippet));
    }

    /** The tests of these examples, and all of those that are modules of their own. */
    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String folder : List.of("src/test", "micronaut/src", "quarkus/src", "../.ci/consumers")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                code.append(files.filter(file -> file.toString().endsWith(".java"))
                        .map(ReadmeTest::read)
                        .map(ReadmeTest::unindented)
                        .collect(Collectors.joining("\n", "", "\n")));
            }
        }
        return code.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
