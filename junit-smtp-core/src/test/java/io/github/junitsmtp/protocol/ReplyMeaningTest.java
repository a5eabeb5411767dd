package io.github.junitsmtp.protocol;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyMeaningTest {

    private final SmtpReply accepted = SmtpReply.parse("250 2.1.5 Recipient ok\r\n");
    private final SmtpReply blocked = SmtpReply.parse("550 5.7.1 Blocked\r\n");
    private final SmtpReply full = SmtpReply.parse("552-5.2.2 The mailbox is over\r\n552 5.2.2 its  Quota\r\n");

    @Test
    void meanings_chain() {
        assertThat(full)
                .hasCode(ReplyCode.STORAGE_EXCEEDED)
                .doesNotHaveCode(ReplyCode.INSUFFICIENT_STORAGE)
                .doesNotHaveCode(ReplyCode.OK)
                .isOneOf(ReplyCode.STORAGE_EXCEEDED, ReplyCode.INSUFFICIENT_STORAGE)
                .isAboutMailbox()
                .explains("quota")
                .explains("OVER its quota");
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 x", "450 x", "459 x", "403 x", "451 4.7.1 x", "450 5.1.1 x", "552 5.5.3 x"})
    void what_may_go_well_later_is_retryable(String reply) {
        assertThat(SmtpReply.parse(reply + "\r\n")).isRetryable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 x", "354 x", "550 x", "550 4.1.1 x", "552 x", "552 5.2.2 x", "554 5.5.3 x"})
    void anything_else_is_not_retryable(String reply) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(SmtpReply.parse(reply + "\r\n")).isRetryable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 x",
                "554 5.2.1 x",
                "250 2.1.5 x",
                "450 4.2.0 x",
                "251 x",
                "450 x",
                "550 x",
                "551 x",
                "552 x",
                "553 x",
                "556 x",
                "550 5.0.0 x"
            })
    void a_reply_is_about_a_mailbox_by_its_enhanced_code_or_else_by_its_code(String reply) {
        assertThat(SmtpReply.parse(reply + "\r\n")).isAboutMailbox();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(SmtpReply.parse(reply + "\r\n")).isAboutPolicy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 x",
                "450 4.7.1 x",
                "235 2.7.0 x",
                "235 x",
                "432 x",
                "454 x",
                "459 x",
                "523 x",
                "525 x",
                "530 x",
                "534 x",
                "535 x",
                "538 x",
                "535 5.0.0 x"
            })
    void a_reply_is_about_policy_by_its_enhanced_code_or_else_by_its_code(String reply) {
        assertThat(SmtpReply.parse(reply + "\r\n")).isAboutPolicy();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(SmtpReply.parse(reply + "\r\n")).isAboutMailbox());
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 x", "252 x", "421 x", "451 x", "452 x", "554 x", "550 5.3.0 x", "535 5.5.4 x"})
    void a_reply_may_be_about_neither(String reply) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(SmtpReply.parse(reply + "\r\n")).isAboutMailbox());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(SmtpReply.parse(reply + "\r\n")).isAboutPolicy());
    }

    @Test
    void a_constant_fails_like_its_number() {
        assertFailure(
                () -> assertThat(blocked).hasCode(ReplyCode.OK),
                messageOf(() -> assertThat(blocked).hasCode(250)));
        assertFailure(
                () -> assertThat(accepted).doesNotHaveCode(ReplyCode.OK),
                messageOf(() -> assertThat(accepted).doesNotHaveCode(250)));
    }

    private static String messageOf(Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError failure) {
            return failure.getMessage();
        }
        throw new IllegalStateException("The assertion passed");
    }

    @Test
    void soft_assertions_collect_each_failure() {
        SoftAssertions softly = new SoftAssertions();
        SmtpReplyAssert assertion = softly.proxy(SmtpReplyAssert.class, SmtpReply.class, blocked);
        assertion.isRetryable().isAboutMailbox().doesNotHaveCode(ReplyCode.MAILBOX_UNAVAILABLE);

        assertThat(softly.errorsCollected()).hasSize(3);
    }

    @Test
    void an_expectation_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(blocked).isOneOf())
                .withMessage("codes must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(blocked).explains(" "))
                .withMessage("words must not be blank");
    }
}
