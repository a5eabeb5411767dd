package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
                        "An enhanced status code must look like 5.1.1: 2, 4 or 5, then two numbers of up to three digits"
                                + " without leading zeros, separated by dots (RFC 3463, section 2), but was: \"" + text
                                + "\"");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnhancedStatusCode(3, 0, 0))
                .withMessage("The class of an enhanced status code must be 2, 4 or 5 (RFC 3463, section 2) but was: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnhancedStatusCode(5, 1000, 0))
                .withMessage(
                        "Subject and detail of an enhanced status code must be between 0 and 999 (RFC 3463, section 2) but were: 1000 and 0");
    }

    @ParameterizedTest
    @MethodSource("registry")
    void the_registry_is_known(Map<String, String> row) {
        for (int statusClass : new int[] {2, 4, 5}) {
            EnhancedStatusCode code = EnhancedStatusCode.parse(row.get("code").replace("X", "" + statusClass));

            assertThat(code.isRegistered()).isTrue();
            assertThat(code.title()).isEqualTo(row.get("name"));
            assertThat(code.about().toString()).isEqualTo(row.get("subject"));
            assertThat(code.reference().orElseThrow().number()).isEqualTo(Integer.parseInt(row.get("rfc")));
            assertThat(code.meaning()).matches("[A-Z].*\\.").hasSizeLessThan(110);
            assertThat(code.remedy())
                    .matches("[A-Z].*\\.")
                    .doesNotContain("retry later; if that fails too, send again");
            assertThat(code.replyCodes()).isEqualTo(numbers(row.get("associated basic codes")));
        }
    }

    static List<Map<String, String>> registry() {
        return Facts.of("enhanced-status-codes");
    }

    private static List<Integer> numbers(String codes) {
        return codes.isEmpty() || codes.equals("any")
                ? List.of()
                : Stream.of(codes.split(" ")).map(Integer::valueOf).toList();
    }

    @Test
    void a_code_explains_itself() {
        EnhancedStatusCode unknownUser = EnhancedStatusCode.parse("5.1.1");

        assertThat(unknownUser.title()).isEqualTo("bad destination mailbox address");
        assertThat(unknownUser.meaning()).isEqualTo("The destination has no such user.");
        assertThat(unknownUser.remedy()).isEqualTo("Check the part before the @ for a typo, or remove the recipient.");
        assertThat(unknownUser.replyClass()).isEqualTo(ReplyClass.PERMANENT_FAILURE);
        assertThat(unknownUser.about()).isEqualTo(EnhancedStatusSubject.ADDRESSING);
        assertThat(unknownUser.reference()).contains(RfcReference.parse("3463 3.2"));
        assertThat(unknownUser.replyCodes()).containsExactly(451, 550);
    }

    @Test
    void what_to_do_depends_on_the_class() {
        assertThat(EnhancedStatusCode.parse("2.1.5").remedy()).isEqualTo("Nothing to fix.");
        assertThat(EnhancedStatusCode.parse("4.2.2").remedy())
                .isEqualTo("Retry later; if that fails too, ask the mailbox owner to free some space.");
        assertThat(EnhancedStatusCode.parse("5.2.2").remedy()).isEqualTo("Ask the mailbox owner to free some space.");
        assertThat(EnhancedStatusCode.parse("4.5.3").remedy())
                .isEqualTo("Send to the remaining recipients in another transaction.");
    }

    @Test
    void a_code_that_is_not_registered_is_explained_by_its_numbers() {
        EnhancedStatusCode exchange = EnhancedStatusCode.parse("5.7.139");

        assertThat(exchange.isRegistered()).isFalse();
        assertThat(exchange.about()).isEqualTo(EnhancedStatusSubject.SECURITY_OR_POLICY);
        assertThat(exchange.title()).isEqualTo("security or policy, unregistered detail 139");
        assertThat(exchange.meaning())
                .isEqualTo(
                        "The code concerns security or policy; detail 139 is not standardized, and its meaning is specific to the server.");
        assertThat(exchange.remedy()).isEqualTo("Read the text of the reply.");
        assertThat(exchange.reference()).isEmpty();
        assertThat(exchange.replyCodes()).isEmpty();

        EnhancedStatusCode unknownSubject = EnhancedStatusCode.parse("4.900.1");
        assertThat(unknownSubject.about()).isEqualTo(EnhancedStatusSubject.UNREGISTERED);
        assertThat(unknownSubject.title()).isEqualTo("unregistered subject 900, detail 1");
        assertThat(unknownSubject.meaning())
                .isEqualTo("Subject 900 is not standardized; its meaning is specific to the server.");
        assertThat(EnhancedStatusCode.parse("2.0.7").meaning())
                .isEqualTo("Detail 7 is not standardized; its meaning is specific to the server.");
    }

    @Test
    void it_agrees_with_reply_codes_of_its_class() {
        EnhancedStatusCode greylisted = EnhancedStatusCode.parse("4.7.1");

        assertThat(greylisted.agreesWith(451)).isTrue();
        assertThat(greylisted.agreesWith(550)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> greylisted.agreesWith(99));
    }
}
