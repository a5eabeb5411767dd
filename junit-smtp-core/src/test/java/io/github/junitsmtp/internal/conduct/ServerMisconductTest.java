package io.github.junitsmtp.internal.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.rule.ServerRule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ServerMisconductTest {

    private final List<ServerCase> cases = ServerMisconduct.cases().toList();

    @TestFactory
    Stream<DynamicTest> the_rules_that_are_broken_are_told_and_no_others() {
        return cases.stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.title(),
                        () -> assertThat(it.session().serverViolations(ServerRule.standard()))
                                .extracting(RuleViolation::rule)
                                .containsExactlyElementsOf(it.broken())));
    }

    @TestFactory
    Stream<DynamicTest> rules_that_are_switched_off_do_not_count() {
        return cases.stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.title(),
                        () -> assertThat(it.session())
                                .serverIsWellBehavedExceptFor(it.broken().toArray(ServerRule[]::new))));
    }

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        Map<String, ThrowingCallable> situations = new LinkedHashMap<>();
        cases.forEach(
                it -> situations.put(it.title(), () -> assertThat(it.session()).serverIsWellBehaved()));
        return new GoldenMessages("server-failures.txt").tests(situations);
    }

    @Test
    void each_rule_is_broken_by_somebody() {
        assertThat(cases.stream().flatMap(it -> it.broken().stream())).contains(ServerRule.values());
    }
}
