package io.github.junitsmtp.internal.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.rule.ServerRule;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void each_rule_says_where_it_comes_from() {
        assertThat(ServerRule.values())
                .extracting(ServerRule::reference)
                .allMatch(reference -> reference.matches("(RFC \\d+, sections? [\\d., and]+(; |$))+"));
    }

    @Test
    void the_page_on_servers_lists_the_rules_in_order() throws IOException {
        assertThat(Files.readString(Path.of("../docs/servers.md")).lines().filter(line -> line.startsWith("| `")))
                .hasSameSizeAs(ServerRule.values())
                .zipSatisfy(
                        List.of(ServerRule.values()),
                        (row, rule) -> assertThat(row)
                                .startsWith("| `" + rule + "` | ")
                                .endsWith(" | " + rule.reference() + " |"));
    }

    @Test
    void the_sessions_of_a_transcript_are_judged_one_by_one() {
        TranscriptRecorder recorder = new TranscriptRecorder(() -> {});
        Transcript transcript = recorder;
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).serverIsWellBehaved())
                .withMessageContaining("no sessions");
        Talk.write(recorder.open("127.0.0.1:50412"), "S: 220 mx", "C: NOOP", "S: 250 OK");
        Talk.write(recorder.open("127.0.0.1:50413"), "S: 220 mx", "C: NOOP", "S: 211 OK");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).serverIsWellBehaved())
                .withMessageContaining("to have a well-behaved server but in session 2 it violates the rules\n"
                        + "    REPLY_CODES: step 2, NOOP, was answered with 211 OK; expected 250 (RFC 5321");
        assertThat(transcript)
                .serverIsWellBehavedExceptFor(ServerRule.REPLY_CODES)
                .serverKeepsTo(RuleSet.only(ServerRule.GREETING));
    }
}
