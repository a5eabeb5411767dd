package io.github.junitsmtp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import io.github.junitsmtp.rule.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/** A server that keeps to all rules passes, and one that breaks a rule fails with words that say so. */
@Timeout(600)
class ConformanceRulesTest {

    private static final Duration GENEROUS = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(4);

    /** Rules on servers that do not offer something. */
    private static final Set<ConformanceRule> OF_OTHER_SERVERS = EnumSet.of(
            ConformanceRule.PARAMETERS_NOT_OFFERED,
            ConformanceRule.BDAT_NOT_OFFERED,
            ConformanceRule.STARTTLS_NOT_OFFERED,
            ConformanceRule.AUTH_NOT_OFFERED);

    /** The wrong servers of these rules do not answer. */
    private static final Set<ConformanceRule> SEEN_BY_SILENCE = EnumSet.of(
            ConformanceRule.QUIT_CLOSES,
            ConformanceRule.STARTTLS_BROKEN_HANDSHAKE,
            ConformanceRule.CUT_OFF_ANYWHERE,
            ConformanceRule.CUT_OFF_IN_MESSAGE,
            ConformanceRule.UNREAD_REPLIES,
            ConformanceRule.MANY_CLIENTS);

    @Test
    void a_server_that_keeps_to_all_rules_passes() throws IOException {
        try (RightServer server = RightServer.with(same -> {})) {
            List<RuleResult<ConformanceRule>> results = server.suite()
                    .timeout(GENEROUS)
                    .rules(RuleSet.all(ConformanceRule.class))
                    .results();

            assertThat(results).extracting(RuleResult::rule).containsExactly(ConformanceRule.values());
            assertThat(results)
                    .filteredOn(result -> result.verdict() == Verdict.NOT_MET)
                    .isEmpty();
            assertThat(results)
                    .filteredOn(result -> result.verdict() == Verdict.NOT_JUDGED)
                    .extracting(RuleResult::rule)
                    .containsExactlyElementsOf(OF_OTHER_SERVERS);
        }
    }

    @Test
    void a_server_without_extensions_passes() throws IOException {
        try (RightServer server =
                RightServer.with(bare -> bare.ehlo.subList(1, bare.ehlo.size()).clear())) {
            List<RuleResult<ConformanceRule>> results =
                    server.suite().timeout(GENEROUS).results();

            assertThat(results)
                    .filteredOn(result -> result.verdict() == Verdict.NOT_MET)
                    .isEmpty();
            assertThat(results)
                    .filteredOn(result -> OF_OTHER_SERVERS.contains(result.rule()))
                    .extracting(RuleResult::verdict)
                    .containsOnly(Verdict.MET);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_server_that_breaks_a_rule_is_told() throws IOException {
        Map<String, ThrowingCallable> situations = new LinkedHashMap<>();
        for (ConformanceRule rule : ConformanceRule.values()) {
            situations.put(rule.name(), () -> checkWrongServer(rule));
        }
        return new GoldenMessages("conformance/conformance-failures.txt").tests(situations);
    }

    /** Throws the failure as the user sees it, which is that of an aborted test if the rule is a hint. */
    private static void checkWrongServer(ConformanceRule rule) throws Throwable {
        try (RightServer server = RightServer.with(Faults.all().get(rule))) {
            SmtpConformance suite = server.suite()
                    .timeout(SEEN_BY_SILENCE.contains(rule) ? SHORT : GENEROUS)
                    .rules(RuleSet.only(rule));
            try {
                Tests.single(suite.tests()).getExecutable().execute();
            } catch (AssertionError | TestAbortedException e) {
                throw new AssertionError(String.valueOf(e.getMessage()).replace(":" + server.port(), ":PORT"));
            }
        }
    }
}
