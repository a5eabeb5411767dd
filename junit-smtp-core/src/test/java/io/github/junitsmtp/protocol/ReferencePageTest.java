package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reply-codes.md} in sync with the catalog. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("../docs/reply-codes.md");

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("reference-page.write")) {
            Files.writeString(PAGE, ReferencePage.markdown());
        }
    }

    @Test
    void the_page_is_that_of_the_catalog() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("docs/reply-codes.md, which is stale: write it anew with"
                        + " mvn -B -ntp test -pl junit-smtp-core -Dtest=ReferencePageTest -Dreference-page.write=true")
                .isEqualTo(ReferencePage.markdown());
    }

    @Test
    void its_links_lead_somewhere() {
        String page = ReferencePage.markdown();
        Set<String> anchors = new HashSet<>(found("<a id=\"([^\"]+)\">", page));
        anchors.addAll(found("(?m)^## (.+)$", page).stream()
                .map(heading -> heading.toLowerCase().replace(' ', '-'))
                .toList());

        assertThat(anchors).containsAll(found("\\]\\(#([^)]+)\\)", page));
    }

    @Test
    void each_constant_links_to_its_entry() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/github/junitsmtp/protocol/ReplyCode.java"));

        assertThat(ReplyCode.values())
                .allSatisfy(code -> assertThat(source)
                        .contains(
                                "/** <a href=\"https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#"
                                        + code.number() + "\">" + code.number() + "</a>: " + code.title()));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }
}
