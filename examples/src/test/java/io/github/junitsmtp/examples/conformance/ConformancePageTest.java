package io.github.junitsmtp.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.rule.RuleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keeps {@code docs/conformance.md} in sync with the rules, and with the servers on this machine. After an intended change, rewrite the
 * page with {@code -Dconformance-page.write=true}, and review the differences.
 */
@Timeout(1200)
class ConformancePageTest {

    private static final Path PAGE = Path.of("../docs/conformance.md");
    private static final String STALE =
            "docs/conformance.md, which is stale: write it anew with mvn -B -ntp test -pl examples -am"
                    + " -Dtest=ConformancePageTest -Dsurefire.failIfNoSpecifiedTests=false -Dconformance-page.write=true";

    @BeforeAll
    static void writeRules() throws IOException {
        if (Boolean.getBoolean("conformance-page.write")) {
            Files.writeString(PAGE, ConformancePage.withRules(Files.readString(PAGE)));
        }
    }

    @Test
    void the_page_has_all_rules() throws IOException {
        assertThat(Files.readString(PAGE)).as(STALE).contains(ConformancePage.rules() + ConformancePage.servers());
    }

    @Test
    void the_page_has_all_servers() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(ConformancePage.servers()))
                        .lines()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4, line.lastIndexOf(' '))))
                .as(STALE)
                .containsExactlyElementsOf(TestedServers.titles());
    }

    @Test
    void a_rule_that_Postfix_and_Exim_break_is_a_hint() throws IOException {
        assertThat(violatedRequirements("Postfix"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(violatedRequirements("Exim"));
    }

    private static List<String> violatedRequirements(String server) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n### " + server + " "));
        return section.substring(0, section.indexOf("| violated hint |"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
    }

    /** Reads the page again, because tests of other servers may have rewritten it meanwhile. */
    private static synchronized String write(TestedServers server, String section) throws IOException {
        String page = ConformancePage.withSection(Files.readString(PAGE), server, section);
        Files.writeString(PAGE, page);
        return page;
    }

    @ParameterizedTest
    @EnumSource
    void the_page_has_what_each_server_does(TestedServers server) throws Exception {
        try (TestedServer running = server.start()) {
            boolean write = Boolean.getBoolean("conformance-page.write");
            String page = Files.readString(PAGE);
            assumeTrue(
                    write || page.contains(ConformancePage.heading(server, running.version())),
                    "docs/conformance.md has another version than " + running.version());
            List<RuleResult<ConformanceRule>> results = running.suite().results();
            String section = ConformancePage.section(server, running, results);
            if (write) {
                page = write(server, section);
            }

            assertThat(page).as(STALE).contains(section.stripTrailing());
            assertThat(running.explanations().keySet())
                    .as("rules with an explanation")
                    .containsExactlyInAnyOrderElementsOf(ConformancePage.violations(results)
                            .map(RuleResult::rule)
                            .toList());
        }
    }
}
