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
