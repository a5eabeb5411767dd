package io.github.junitsmtp.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    /** Rules of a library with three versions. */
    private enum Grown implements Rule {
        FIRST("0.1"),
        SECOND("0.1"),
        THIRD("0.2"),
        FOURTH("0.10");

        private final String since;

        Grown(String since) {
            this.since = since;
        }

        @Override
        public String reference() {
            return "RFC 5321, section 1";
        }

        @Override
        public String since() {
            return since;
        }
    }

    private final RuleSet<Grown> all = RuleSet.all(Grown.class);

    @Test
    void all_rules_of_a_kind_are_one_set() {
        assertThat(all).containsExactly(Grown.values());
        assertThat(ClientRule.standard()).containsExactly(ClientRule.values());
        assertThat(ServerRule.standard()).containsExactly(ServerRule.values());
        assertThat(MessageRule.standard())
                .doesNotContain(MessageRule.HTTPS_LINKS)
                .doesNotContainAnyElementsOf(MessageRule.finished());
        assertThat(MessageRule.standard().size() + MessageRule.finished().size() + 1)
                .isEqualTo(MessageRule.values().length);
    }

    @Test
    void rules_can_be_left_out_or_chosen() {
        assertThat(all.except(Grown.SECOND)).containsExactly(Grown.FIRST, Grown.THIRD, Grown.FOURTH);
        assertThat(all.except(Grown.values()).except(Grown.FIRST)).isEmpty();
        assertThat(all.except()).isEqualTo(all);
        assertThat(RuleSet.only(Grown.THIRD, Grown.FIRST)).containsExactly(Grown.FIRST, Grown.THIRD);
        assertThat(RuleSet.only(Grown.THIRD)).isEqualTo(Set.of(Grown.THIRD)).doesNotContain(Grown.FIRST);
    }

    @Test
    void a_set_as_of_a_version_does_not_grow() {
        assertThat(all.asOf("0.1")).containsExactly(Grown.FIRST, Grown.SECOND);
        assertThat(all.asOf("0.2")).containsExactly(Grown.FIRST, Grown.SECOND, Grown.THIRD);
        assertThat(all.asOf("0.9.1")).isEqualTo(all.asOf("0.2"));
        assertThat(all.asOf("0.10")).isEqualTo(all);
        assertThat(all.asOf("0.0.9")).isEmpty();
        assertThat(all.except(Grown.FIRST).asOf("0.1")).containsExactly(Grown.SECOND);
        assertThatIllegalArgumentException().isThrownBy(() -> all.asOf("the first"));
    }

    /** After the release of 0.1, this test must not change: new rules belong to later versions. */
    @Test
    void the_sets_of_version_0_1_are_these_for_ever() {
        assertThat(ClientRule.standard().asOf("0.1"))
                .extracting(Rule::name)
                .containsExactly(
                        "GREETING",
                        "HELLO",
                        "HELLO_AFTER_TLS",
                        "HELLO_ARGUMENT",
                        "COMMAND_ORDER",
                        "AUTH_ORDER",
                        "TLS_ONCE",
                        "STARTTLS_ALONE",
                        "PIPELINING",
                        "SYNCHRONIZATION",
                        "CREDENTIALS",
                        "OFFERED_COMMANDS",
                        "OFFERED_PARAMETERS",
                        "OFFERED_MECHANISMS",
                        "PATHS",
                        "ARGUMENTS",
                        "LINE_ENDS",
                        "COMMAND_ASCII",
                        "COMMAND_LENGTH",
                        "TEXT_LENGTH",
                        "EIGHT_BIT_TEXT",
                        "DOT_STUFFING",
                        "END_OF_DATA",
                        "CHUNKS",
                        "REFUSALS",
                        "QUIT");
        assertThat(ServerRule.standard().asOf("0.1"))
                .extracting(Rule::name)
                .containsExactly(
                        "GREETING",
                        "REPLY_SYNTAX",
                        "LINE_ENDS",
                        "LINE_LENGTH",
                        "REPLY_TEXT",
                        "REPLY_CODES",
                        "ONE_REPLY",
                        "HELLO_REPLY",
                        "TLS_ONCE",
                        "ENHANCED_CODES",
                        "CHALLENGES",
                        "COMMAND_ORDER",
                        "AUTH_ORDER",
                        "BASIC_COMMANDS",
                        "OFFERED_COMMANDS",
                        "PARAMETERS",
                        "CLOSING");
        assertThat(MessageRule.standard().asOf("0.1"))
                .extracting(Rule::name)
                .containsExactly(
                        "DATE",
                        "FROM",
                        "ADDRESSES",
                        "MESSAGE_ID",
                        "LINE_LENGTH",
                        "LINE_ENDS",
                        "NUL",
                        "HEADER_ASCII",
                        "ENCODED_WORDS",
                        "HEADER_INJECTION",
                        "BCC",
                        "MIME_VERSION",
                        "MIME",
                        "EIGHT_BIT_BODY",
                        "TRANSFER_ENCODING",
                        "CHARSET",
                        "TEXT_ALTERNATIVE",
                        "ATTACHMENT_NAME",
                        "CONTENT_ID",
                        "CID_LINKS",
                        "INVITATION");
    }

    @Test
    void a_set_does_not_change() {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> all.remove(Grown.FIRST));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> all.iterator().remove());
        all.except(Grown.FIRST);
        assertThat(all).hasSize(4);
    }

    @Test
    void a_violation_tells_rule_place_detail_and_reference() {
        RuleViolation<Grown> inMessage = RuleViolation.of(Grown.FIRST, "line 1 is empty");
        assertThat(inMessage).hasToString("FIRST: line 1 is empty (RFC 5321, section 1)");
        assertThat(inMessage.step()).isEmpty();
        assertThat(inMessage.where()).isEmpty();

        RuleViolation<Grown> inStep = RuleViolation.inStep(Grown.FIRST, 2, "NOOP", "came too early");
        assertThat(inStep).hasToString("FIRST: step 2, NOOP, came too early (RFC 5321, section 1)");
        assertThat(inStep.step()).hasValue(2);
        assertThat(inStep.where()).hasValue("NOOP");
        assertThat(inStep)
                .isEqualTo(RuleViolation.inStep(Grown.FIRST, 2, "NOOP", "came too early"))
                .hasSameHashCodeAs(RuleViolation.inStep(Grown.FIRST, 2, "NOOP", "came too early"))
                .isNotEqualTo(RuleViolation.inStep(Grown.FIRST, 3, "NOOP", "came too early"))
                .isNotEqualTo(inMessage);
        assertThat(inStep.andMore(3).detail()).isEqualTo("came too early; 3 more like this");
    }
}
