package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyCodeTest {

    @Test
    void the_catalog_has_every_code_in_use() {
        assertThat(Arrays.stream(ReplyCode.values()).map(ReplyCode::number).collect(Collectors.toList()))
                .containsExactly(
                        211, 214, 220, 221, 235, 250, 251, 252, 253, 334, 354, 421, 432, 450, 451, 452, 453, 454, 455,
                        458, 459, 500, 501, 502, 503, 504, 521, 523, 525, 530, 534, 535, 538, 550, 551, 552, 553, 554,
                        555, 556);
    }

    @ParameterizedTest
    @EnumSource
    void each_code_is_found_by_its_number(ReplyCode code) {
        assertThat(ReplyCode.find(code.number())).contains(code);
        assertThat(code.replyClass().digit()).isEqualTo(code.number() / 100);
    }

    @Test
    void digits_tell_class_and_category() {
        assertThat(ReplyCode.SYSTEM_STATUS.category()).isEqualTo(ReplyCategory.INFORMATION);
        assertThat(ReplyCode.SERVICE_READY.category()).isEqualTo(ReplyCategory.CONNECTIONS);
        assertThat(ReplyCode.AUTHENTICATION_FAILED.category()).isEqualTo(ReplyCategory.UNSPECIFIED);
        assertThat(ReplyCode.OK.category()).hasToString("mail system");
        assertThat(ReplyCode.BAD_SEQUENCE.category()).isEqualTo(ReplyCategory.SYNTAX);
        assertThat(ReplyCategory.ofCode(299)).isEqualTo(ReplyCategory.UNDEFINED);
    }

    @Test
    void codes_describe_themselves() {
        assertThat(ReplyCode.SYSTEM_STATUS).hasToString("211 (system status)");
        assertThat(ReplyCode.describe(220)).isEqualTo("220 (service ready)");
        assertThat(ReplyCode.describe(403)).isEqualTo("403 (transient failure)");
    }

    @Test
    void classes_end_at_599() {
        assertThat(ReplyClass.ofCode(599)).isEqualTo(ReplyClass.PERMANENT_FAILURE);
        assertThatIllegalArgumentException().isThrownBy(() -> ReplyClass.ofCode(199));
        assertThat(ReplyCode.find(199)).isEmpty();
    }
}
