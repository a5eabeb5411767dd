package io.github.junitsmtp.internal.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.ClientHint;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.transcript.SmtpSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHintsTest {

    private static final String DOUBLED_IN_LINE_3 =
            "ends a message in which line 3 begins with two dots, but no line begins with a single dot; BDAT does not use dot"
                    + " stuffing, so both dots stay in the mail";

    private static SmtpSession chunks(String parameters, String... chunks) {
        List<String> talk = new ArrayList<>(List.of(
                "S: 220 ready",
                "C: EHLO client.example.org",
                "S: 250-mx.example.org|250-CHUNKING|250 BINARYMIME",
                "C: MAIL FROM:<shop@example.com>" + parameters,
                "S: 250 OK",
                "C: RCPT TO:<ada@example.org>",
                "S: 250 OK"));
        for (int i = 0; i < chunks.length; i++) {
            String bytes = chunks[i].replace("|", "\r\n");
            int size = bytes.getBytes(StandardCharsets.UTF_8).length;
            talk.add("~C: BDAT " + size + (i == chunks.length - 1 ? " LAST" : "") + "\r\n" + bytes);
            talk.add("S: 250 OK");
        }
        talk.addAll(List.of("C: QUIT", "S: 221 Bye", "BYE"));
        return Talk.of(talk.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Hi||..hidden|", // .hidden
                "Subject: Hi||..|", // a lone dot
                "Subject: Hi||..hidden|...|", // and an ellipsis or two dots
            })
    void dots_that_BDAT_does_not_want_doubled_are_told(String message) {
        SmtpSession session = chunks("", message);

        assertThat(session.hints()).hasSize(1);
        RuleViolation<ClientHint> hint = session.hints().get(0);
        assertThat(hint.rule()).isEqualTo(ClientHint.DOUBLED_DOTS);
        assertThat(hint.step()).hasValue(5);
        assertThat(hint.detail()).isEqualTo(DOUBLED_IN_LINE_3);
        assertThat(session).isWellBehaved();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Hi||Hello. ..|", // not at the beginning of a line
                "Subject: Hi||.hidden|..more hidden|", // a client that doubles dots sends no line with a single one
                "Subject: Hi||.|..|",
                "Subject: Hi||..hidden|.",
                "Subject: Hi||...|..../|", // an ellipsis
                "Subject: Hi||../pictures/logo.png|..\\pictures|", // paths
            })
    void dots_that_may_be_meant_are_not_told(String message) {
        assertThat(chunks("", message).hints()).isEmpty();
    }

    @Test
    void chunks_may_end_anywhere() {
        assertThat(chunks("", "Subject: Hi|", "|.", ".hidden|", "").hints())
                .singleElement()
                .extracting(RuleViolation::detail)
                .isEqualTo(DOUBLED_IN_LINE_3);
        assertThat(chunks("", "Subject: Hi||.", "hidden|..|").hints()).isEmpty();
    }

    @Test
    void binary_mail_has_no_lines() {
        assertThat(chunks(" BODY=BINARYMIME", "Subject: Hi||..hidden|").hints()).isEmpty();
    }

    @Test
    void the_dots_of_DATA_have_to_be_doubled() {
        SmtpSession session = Talk.of(
                "S: 220 ready",
                "C: EHLO client.example.org",
                "S: 250 mx.example.org",
                "C: MAIL FROM:<shop@example.com>",
                "S: 250 OK",
                "C: RCPT TO:<ada@example.org>",
                "S: 250 OK",
                "C: DATA",
                "S: 354 Go ahead",
                "M: Subject: Hi||..hidden",
                "S: 250 OK");

        assertThat(session.hints()).isEmpty();
    }

    private static SmtpSession recipients(String... talk) {
        List<String> all = new ArrayList<>(List.of(
                "S: 220 ready",
                "C: EHLO client.example.org",
                "S: 250 mx.example.org",
                "C: MAIL FROM:<shop@example.com>",
                "S: 250 OK"));
        all.addAll(List.of(talk));
        return Talk.of(all.toArray(String[]::new));
    }

    @Test
    void a_recipient_that_is_named_twice_in_one_mail_is_told() {
        SmtpSession session = recipients(
                "C: RCPT TO:<ada@example.org>",
                "S: 250 OK",
                "C: RCPT TO:<ada@EXAMPLE.org>",
                "S: 250 OK",
                "C: RCPT TO:<ada@example.org>",
                "S: 250 OK",
                "C: QUIT",
                "S: 221 Bye",
                "BYE");

        assertThat(session.hints())
                .containsExactly(
                        RuleViolation.inStep(
                                ClientHint.REPEATED_RECIPIENT,
                                5,
                                "RCPT TO:<ada@EXAMPLE.org>",
                                "repeats a recipient of this mail; other servers may deliver the mail twice; 1 more like this"));
        assertThat(session).isWellBehaved().asString().contains("""
                    C: RCPT TO:<ada@EXAMPLE.org>
                    S: 250 OK
                       (hint: RCPT TO:<ada@EXAMPLE.org> repeats a recipient of this mail; other servers may deliver the mail \
                twice; 1 more like this)
                """.indent(0)
                .stripTrailing()
                .stripLeading());
    }

    @Test
    void a_recipient_may_be_tried_again_after_a_refusal_and_in_another_mail() {
        assertThat(recipients(
                                "C: RCPT TO:<ada@example.org>",
                                "S: 451 Later",
                                "C: RCPT TO:<ada@example.org>",
                                "S: 250 OK",
                                "C: RCPT TO:<Ada@example.org>",
                                "S: 250 OK",
                                "C: RSET",
                                "S: 250 OK",
                                "C: MAIL FROM:<shop@example.com>",
                                "S: 250 OK",
                                "C: RCPT TO:<ada@example.org>",
                                "S: 250 OK",
                                "C: DATA",
                                "S: 354 Go ahead",
                                "M: Subject: Hi",
                                "S: 250 OK",
                                "C: MAIL FROM:<shop@example.com>",
                                "S: 250 OK",
                                "C: RCPT TO:<ada@example.org>",
                                "S: 250 OK")
                        .hints())
                .isEmpty();
    }

    @Test
    void each_hint_says_where_it_comes_from() {
        assertThat(ClientHint.values())
                .allSatisfy(hint -> assertThat(hint.reference()).startsWith("RFC "))
                .extracting(ClientHint::since)
                .containsOnly("0.1");
    }
}
