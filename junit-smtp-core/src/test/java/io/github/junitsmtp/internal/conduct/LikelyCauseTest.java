package io.github.junitsmtp.internal.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed assertion on the last reply of a dialogue names as the likely cause. */
class LikelyCauseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@hello / C: AUTH PLAIN bm8= / S: 535 no / @login / C: AUTH PLAIN bm8= / S: 503 Already authenticated",
                "@hello / @mail / C: RCPT TO:<bob@example.org> / S: 550 no / @rcpt / C: MAIL FROM:<> / S: 503 Nested MAIL",
                "@hello / C: VRFY ada / S: 550 no / C: RCPT TO:<ada@example.org> / S: 503 MAIL first",
                "S: 220 mx / C: EHLO client / S: 502 what / C: HELO client / S: 250 mx / C: VRFY ada / S: 503 no",
                "S: 220 mx / C: HELO client / S: 502 what / C: EHLO client / S: 250 mx / C: VRFY ada / S: 503 no",
                "@hello / C: MAIL FROM:<> / S: 550 no / @mail / C: RSET / S: 250 OK / C: RCPT TO:<ada@example.org> / S: 503 no",
                "@hello / @mail / C: RCPT TO:<bob@example.org> / S: 550 no / @rcpt / C: DATA / S: 554 no",
                "@hello / @mail / @rcpt / C: RCPT TO:<bob@example.org> / S: 550 no / C: DATA / S: 554 no",
                "@hello / @mail / @rcpt / C: DATA / S: 354 go / M: x / S: 552 no / @mail / C: DATA / S: 503 RCPT first",
                "@hello / @mail / C: RCPT TO:<bob@example.org> / S: 550 no / C: RSET / S: 250 OK / @mail / C: DATA / S: 503 RCPT first",
                "@hello / C: AUTH PLAIN bm8= / S: 535 no / C: AUTH PLAIN bm8= / S: 503 no"
            })
    void a_refusal_that_the_dialogue_does_not_depend_on_is_not_the_cause(String dialogue) throws IOException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(lastReply(dialogue)).hasCode(299))
                .satisfies(failure -> assertThat(failure).message().doesNotContain("could not succeed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: 554 mx no / C: EHLO client / S: 503 no",
                "S: 220 mx / C: EHLO client / S: 501 no / C: MAIL FROM:<> / S: 503 EHLO first",
                "@hello / C: STARTTLS / S: 454 no / C: AUTH PLAIN bm8= / S: 503 STARTTLS first",
                "@hello / C: AUTH PLAIN bm8= / S: 535 no / C: MAIL FROM:<> / S: 503 Log in first",
                "@hello / @mail / @rcpt / @data / C: MAIL FROM:<> / S: 550 no / C: RCPT TO:<ada@example.org> / S: 503 no",
                "@hello / @mail / @rcpt / @data / @mail / C: RCPT TO:<bob@example.org> / S: 550 no / C: DATA / S: 554 no"
            })
    void a_refusal_that_the_command_depends_on_is_the_cause(String dialogue) throws IOException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(lastReply(dialogue)).hasCode(299))
                .withMessageContaining("could not succeed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@tls / C: AUTH PLAIN bm8= / S: 530 5.7.0 Not yet",
                "@tls / @mail / C: RCPT TO:<ada@example.org> / S: 530 5.7.0 Start TLS first",
                "@tls / C: MAIL FROM:<> / S: 530 5.7.10 Encryption needed",
                "S: 220 mx / C: MAIL FROM:<> / S: 530 5.7.10 Encryption needed"
            })
    void a_530_reply_to_AUTH_or_about_TLS_asks_for_STARTTLS(String dialogue) throws IOException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(lastReply(dialogue)).hasCode(299))
                .withMessageContaining("likely cause: the client did not send STARTTLS before");
    }

    @Test
    void a_530_reply_without_an_offer_of_STARTTLS_may_ask_for_a_login() throws IOException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(
                                lastReply(
                                        "@hello / C: MAIL FROM:<> / S: 530 5.7.1 Log in, see https://example.org/auth-over-tls"))
                        .hasCode(299))
                .withMessageContaining("likely cause: the client did not send AUTH before MAIL FROM:<>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@hello / C: AUTH PLAIN bm8= / S: 530 5.7.0 Not yet",
                "S: 220 mx / C: EHLO client / S: 250 mx / C: MAIL FROM:<> / S: 530 5.7.0 Must issue a STARTTLS command first"
            })
    void STARTTLS_that_is_not_offered_is_not_the_cause(String dialogue) throws IOException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(lastReply(dialogue)).hasCode(299))
                .satisfies(failure -> assertThat(failure).message().doesNotContain("likely cause"));
    }

    private static SmtpReply lastReply(String dialogue) throws IOException {
        SmtpSession session = ServerCase.of("", dialogue).session();
        List<Exchange> exchanges = session.exchanges();
        return exchanges.get(exchanges.size() - 1).reply().orElseThrow();
    }
}
