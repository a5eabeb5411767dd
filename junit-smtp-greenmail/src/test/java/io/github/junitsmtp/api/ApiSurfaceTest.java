package io.github.junitsmtp.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.SmtpAssertions;
import io.github.junitsmtp.greenmail.GreenMailEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Lets no public member come or go unseen. It stands in the last of the published modules, which sees what all of them publish. */
class ApiSurfaceTest {

    private static final String HEADING =
            "# The public API, a line for each type and member. ApiSurfaceTest writes this file, see CONTRIBUTING.md.";

    @Test
    void the_core_has_the_API_of_its_file() throws IOException {
        assertApi("junit-smtp-core", SmtpAssertions.class);
    }

    @Test
    void the_engine_has_the_API_of_its_file() throws IOException {
        assertApi("junit-smtp-greenmail", GreenMailEngine.class);
    }

    private static void assertApi(String module, Class<?> anyTypeOfIt) throws IOException {
        Path file = Path.of("..", module, "api.txt");
        SortedSet<String> api = ApiSurface.ofModuleWith(anyTypeOfIt);
        if (Boolean.getBoolean("api-surface.write")) {
            Files.writeString(file, HEADING + "\n" + String.join("\n", api) + "\n");
        }
        assertThat(changes(Files.readAllLines(file), api))
                .as(
                        "changes (+ added, - removed) of the API that %s/api.txt does not tell yet. If they are meant, note them in"
                                + " CHANGELOG.md, and write the file anew with mvn -B -ntp test -pl junit-smtp-greenmail -am"
                                + " -Dtest=ApiSurfaceTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi-surface.write=true",
                        module)
                .isEmpty();
    }

    private static List<String> changes(List<String> before, SortedSet<String> now) {
        SortedSet<String> removed = new TreeSet<>(before);
        removed.removeAll(now);
        removed.remove(HEADING);
        SortedSet<String> added = new TreeSet<>(now);
        added.removeAll(before);
        List<String> changes = new ArrayList<>();
        removed.forEach(line -> changes.add("- " + line));
        added.forEach(line -> changes.add("+ " + line));
        return changes;
    }
}
