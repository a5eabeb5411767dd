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
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java and Kotlin snippet of the documentation occurs, line for line, in a test that is compiled and run. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("```(?:java|kotlin)\\R(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("pages")
    void snippets_are_code_that_runs(Path page) throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(page))
                .results()
                .map(match -> unindented(match.group(1)))
                .toList();
        String code = code();

        assertThat(snippets).allSatisfy(snippet -> assertThat(code).contains(snippet));
    }

    /** All pages with snippets. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), docs.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> SNIPPET.matcher(read(page)).find())
                    .toList();
        }
    }

    /** The tests of these examples, and those of the examples that are separate modules. */
    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String folder : List.of("src/test", "first-test/src", "projects", "../.ci/consumers")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                code.append(files.filter(file -> file.toString().matches(".*\\.(java|kt)"))
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
