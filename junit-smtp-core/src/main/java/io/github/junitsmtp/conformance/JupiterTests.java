package io.github.junitsmtp.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.junitsmtp.rule.RuleResult;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Presents the checks of a server as JUnit tests, with a container for each area. */
final class JupiterTests {

    private JupiterTests() {}

    static Stream<DynamicNode> of(Run run, Collection<ConformanceRule> rules) {
        Map<ConformanceArea, Stream<DynamicTest>> areas = new EnumMap<>(rules.stream()
                .collect(Collectors.groupingBy(
                        ConformanceRule::area,
                        Collectors.collectingAndThen(
                                Collectors.toList(), inArea -> inArea.stream().map(rule -> test(run, rule))))));
        return areas.entrySet().stream()
                .map(area -> DynamicContainer.dynamicContainer(area.getKey().title(), area.getValue()));
    }

    private static DynamicTest test(Run run, ConformanceRule rule) {
        return DynamicTest.dynamicTest(heading(rule), () -> report(run.check(rule)));
    }

    private static String heading(ConformanceRule rule) {
        return rule.name() + ": " + rule.requirement() + " (" + rule.reference() + ")";
    }

    private static void report(RuleResult<ConformanceRule> result) {
        ConformanceRule rule = result.rule();
        switch (result.verdict()) {
            case MET -> {}
            case NOT_CHECKED -> abort(result.detail());
            case NOT_MET -> {
                String failure = heading(rule) + "\n" + result.detail();
                if (rule.severity() == Severity.HINT) {
                    abort("hint: " + failure);
                }
                throw new AssertionError(failure);
            }
        }
    }
}
