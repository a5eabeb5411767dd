package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusCodeTest {

    @Test
    void a_code_has_class_subject_and_detail() {
        EnhancedStatusCode code = EnhancedStatusCode.parse("5.7.139");

        assertThat(code).isEqualTo(new EnhancedStatusCode(5, 7, 139)).hasToString("5.7.139");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.1", "5.1", "5.01.1", "5.1.1000", "5.1.1 ", "x", ""})
    void other_texts_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnhancedStatusCode.parse(text))
                .withMessage(
                        "An enhanced status code is written like 5.1.1: 2, 4 or 5, a dot, up to three digits, a dot, up to"
                                + " three digits, no leading zeros (RFC 3463, section 2), but was: \"" + text + "\"");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnhancedStatusCode(3, 0, 0))
                .withMessage("The class of an enhanced status code is 2, 4 or 5 (RFC 3463, section 3.1) but was: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnhancedStatusCode(5, 1000, 0))
                .withMessage(
                        "Subject and detail of an enhanced status code are 0 to 999 (RFC 3463, section 2) but were: 1000 and 0");
    }
}
