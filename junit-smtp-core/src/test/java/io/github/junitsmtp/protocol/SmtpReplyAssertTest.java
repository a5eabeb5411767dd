package io.github.junitsmtp.protocol;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpReplyAssertTest {

    private final SmtpReply refusal = SmtpReply.parse("550 5.1.1 No such user\r\n");
    private final SmtpReply extensions = SmtpReply.parse("250-mx.example.org\r\n250 HELP\r\n");

    @ParameterizedTest
    @EnumSource
    void each_code_has_an_assertion_that_passes_for_it_alone(ReplyCode code) throws Exception {
        for (ReplyCode other : ReplyCode.values()) {
            SmtpReplyAssert assertion = assertThat(SmtpReply.of(other.number(), "text"));
            if (other == code) {
                call(assertion, code);
            } else {
                assertThatExceptionOfType(InvocationTargetException.class)
                        .isThrownBy(() -> call(assertion, code))
                        .havingCause()
                        .withMessageContaining("to have reply code " + code + " but it is " + other);
            }
        }
    }

    /** Calls {@code isSystemStatus} for {@code SYSTEM_STATUS}. */
    private static void call(SmtpReplyAssert assertion, ReplyCode code) throws Exception {
        String name = Arrays.stream(code.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase())
                .collect(Collectors.joining("", "is", ""));
        SmtpReplyAssert.class.getMethod(name).invoke(assertion);
    }

    @Test
    void assertions_chain() {
        assertThat(refusal)
                .isMailboxUnavailable()
                .hasCode(550)
                .doesNotHaveCode(250)
                .isPermanentFailure()
                .hasEnhancedStatusCode("5.1.1")
                .hasText("No such user")
                .hasTextContaining("such")
                .hasLines("5.1.1 No such user");
        assertThat(extensions)
                .isPositiveCompletion()
                .hasNoEnhancedStatusCode()
                .hasLine("HELP")
                .lines()
                .hasSize(2);
        assertThat(SmtpReply.of(354)).isPositiveIntermediate().text().isEmpty();
        assertThat(SmtpReply.of(450)).isTransientFailure();
    }

    @Test
    void a_failure_says_what_was_expected_and_what_came() {
        assertFailure(
                () -> assertThat(SmtpReply.of(211, "All is well"))
                        .as("greeting")
                        .isServiceReady(),
                """
                [greeting]\s
                Expecting actual:
                  211 All is well
                to have reply code 220 (service ready) but it is 211 (system status)""");
        assertFailure(() -> assertThat(refusal).hasCode(403), """
                Expecting actual:
                  550 5.1.1 No such user
                to have reply code 403 (transient failure) but it is 550 (mailbox unavailable)""");
        assertFailure(() -> assertThat(refusal).doesNotHaveCode(550), """
                Expecting actual:
                  550 5.1.1 No such user
                to have a reply code other than 550 (mailbox unavailable) but it is 550 (mailbox unavailable)""");
        assertFailure(() -> assertThat(refusal).isTransientFailure(), """
                Expecting actual:
                  550 5.1.1 No such user
                to have a reply code of 4yz (transient failure) but it is 550 (mailbox unavailable)""");
        assertFailure(() -> assertThat(refusal).hasEnhancedStatusCode("5.7.1"), """
                Expecting actual:
                  550 5.1.1 No such user
                to have enhanced status code 5.7.1 but it is 5.1.1""");
        assertFailure(() -> assertThat(extensions).hasEnhancedStatusCode("2.0.0"), """
                Expecting actual:
                  250-mx.example.org
                250 HELP
                to have enhanced status code 2.0.0 but there is none""");
        assertFailure(() -> assertThat(refusal).hasNoEnhancedStatusCode(), """
                Expecting actual:
                  550 5.1.1 No such user
                to have no enhanced status code but it is 5.1.1""");
        assertFailure(() -> assertThat(refusal).hasTextContaining("quota"), """
                Expecting actual:
                  550 5.1.1 No such user
                to have text containing "quota" but it is "No such user\"""");
        assertFailure(() -> assertThat(extensions).hasLine("SIZE"), """
                Expecting actual:
                  250-mx.example.org
                250 HELP
                to have line "SIZE" but it has no such line""");
    }

    @Test
    void a_failure_shows_the_dialogue_if_there_was_one() {
        assertFailure(
                () -> assertThat(refusal.in(() -> "    C: RCPT TO:<ada@example.org>\n -> S: 550 5.1.1 No such user"))
                        .isOk(),
                """
                Expecting actual:
                  550 5.1.1 No such user
                to have reply code 250 (requested mail action completed) but it is 550 (mailbox unavailable)
                in the dialogue
                    C: RCPT TO:<ada@example.org>
                 -> S: 550 5.1.1 No such user""");
    }

    @Test
    void text_and_lines_fail_with_a_diff() {
        assertThatExceptionOfType(org.opentest4j.AssertionFailedError.class)
                .isThrownBy(() -> assertThat(refusal).hasText("No user"))
                .satisfies(failure -> {
                    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("\"No user\"");
                    assertThat(failure.getActual().getStringRepresentation()).isEqualTo("\"No such user\"");
                });
        assertThatExceptionOfType(org.opentest4j.AssertionFailedError.class)
                .isThrownBy(() -> assertThat(extensions).hasLines("HELP"));
    }

    @Test
    void an_expectation_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(refusal).hasEnhancedStatusCode("511"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(refusal).hasCode(1000));
    }

    @Test
    void percent_signs_stay_as_they_are() {
        assertFailure(() -> assertThat(SmtpReply.of(250, "100%s")).hasTextContaining("%d"), """
                Expecting actual:
                  250 100%s
                to have text containing "%d" but it is "100%s\"""");
    }
}
