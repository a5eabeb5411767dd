package io.github.junitsmtp.internal.conduct;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.Allocations;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange.Kind;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientRuleCheckerTest {

    private final SmtpSession rude = Talk.of("S: 220 ready", "C: MAIL FROM: <>", "S: 501 what", "HANGUP");

    @Test
    void violations_are_values_in_order_of_time() {
        assertThat(rude.violations(ClientRule.standard()))
                .containsExactly(
                        RuleViolation.inStep(
                                ClientRule.HELLO, 2, "MAIL FROM: <>", "was sent before EHLO or HELO was accepted"),
                        RuleViolation.inStep(ClientRule.PATHS, 2, "MAIL FROM: <>", "has a space after the colon"),
                        RuleViolation.inStep(
                                ClientRule.QUIT,
                                2,
                                "MAIL FROM: <>",
                                "was not followed by QUIT: the session was closed by the client"));
        assertThat(rude.violations(Set.of())).isEmpty();
    }

    @Test
    void rules_can_be_chosen() {
        assertThat(rude)
                .keepsTo(Set.of(ClientRule.PIPELINING))
                .isWellBehavedExceptFor(ClientRule.HELLO, ClientRule.PATHS, ClientRule.QUIT)
                .keepsTo(ClientRule.standard().asOf("0.1").except(ClientRule.HELLO, ClientRule.PATHS, ClientRule.QUIT));
        assertThat(rude.violations(RuleSet.only(ClientRule.QUIT, ClientRule.GREETING)))
                .extracting(RuleViolation::rule)
                .containsExactly(ClientRule.QUIT);
        assertFailure(() -> assertThat(rude).keepsTo(EnumSet.of(ClientRule.PATHS, ClientRule.GREETING)), """
                Expecting actual:
                  session 1, closed by the client
                    S: 220 ready
                    C: MAIL FROM: <>
                    S: 501 what
                to have a well-behaved client but it violates the rules
                    PATHS: step 2, MAIL FROM: <>, has a space after the colon (RFC 5321, sections 3.3, 4.1.2 and 4.5.3.1)""");
        assertThat(ClientRule.standard()).containsExactly(ClientRule.values());
        assertThat(ClientRule.standard().except(ClientRule.QUIT))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ClientRule.QUIT)));
    }

    @Test
    void each_rule_says_where_it_comes_from() {
        assertThat(ClientRule.values())
                .extracting(ClientRule::reference)
                .allMatch(reference -> reference.matches("(RFC \\d+, sections? [\\d., and]+(; |$))+"));
    }

    @Test
    void the_page_on_clients_lists_the_rules_in_order() throws IOException {
        assertThat(Files.readString(Path.of("../docs/clients.md")).lines().filter(line -> line.startsWith("| `")))
                .hasSameSizeAs(ClientRule.values())
                .zipSatisfy(
                        List.of(ClientRule.values()),
                        (row, rule) -> assertThat(row)
                                .startsWith("| `" + rule + "` | ")
                                .endsWith(" | " + rule.reference() + " |"));
    }

    @Test
    void the_clients_of_a_transcript_are_judged_one_by_one() {
        TranscriptRecorder recorder = new TranscriptRecorder(() -> {});
        Transcript transcript = recorder;
        assertFailure(() -> assertThat(transcript).allSessionsAreWellBehaved(), """
                Expecting actual:
                  no sessions
                to have well-behaved clients but nobody connected; to allow this, call sessions().allSatisfy(..)""");

        Talk.write(recorder.open("127.0.0.1:50412"), "S: 220 ready", "C: QUIT", "S: 221 Bye", "BYE");
        assertThat(transcript).allSessionsAreWellBehaved();

        Talk.write(recorder.open("127.0.0.1:50413"), "S: 220 ready", "C: MAIL FROM: <>", "S: 501 what", "HANGUP");
        assertThat(transcript)
                .allSessionsAreWellBehavedExceptFor(ClientRule.HELLO, ClientRule.PATHS, ClientRule.QUIT)
                .allSessionsKeepTo(Set.of(ClientRule.GREETING));
        assertFailure(() -> assertThat(transcript).allSessionsAreWellBehaved(), """
                Expecting actual:
                  session 1, closed by the server after QUIT
                    S: 220 ready
                    C: QUIT
                    S: 221 Bye

                session 2, closed by the client
                    S: 220 ready
                    C: MAIL FROM: <>
                    S: 501 what
                to have well-behaved clients but in session 2 it violates the rules
                    HELLO: step 2, MAIL FROM: <>, was sent before EHLO or HELO was accepted (RFC 5321, sections 4.1.1.1 and 4.1.4)
                    PATHS: step 2, MAIL FROM: <>, has a space after the colon (RFC 5321, sections 3.3, 4.1.2 and 4.5.3.1)
                    QUIT: step 2, MAIL FROM: <>, was not followed by QUIT: the session was closed by the client (RFC 5321, sections 4.1.1.10 and 4.1.4)""");
    }

    @Test
    void a_session_whose_beginning_is_forgotten_is_judged_by_what_is_left() {
        TranscriptRecorder recorder = new TranscriptRecorder(() -> {});
        SessionRecorder writer = recorder.open("127.0.0.1:50412");
        Talk.write(writer, "S: 220 ready", "C: EHLO client", "S: 250-mx|250 SIZE", "C: MAIL FROM:<>", "S: 250 OK");
        recorder.forget();

        Talk.write(
                writer, "C: RCPT TO:<ada@example.org>", "S: 250 OK", "C: DATA", "S: 354 go", "M: \u00fc", "S: 250 OK");
        Talk.write(writer, "C: MAIL FROM:<> SIZE=5", "+C: RCPT TO:<>", "S: 250 OK", "S: 550 no");

        assertThat(writer.violations(ClientRule.standard()))
                .extracting(RuleViolation::rule)
                .containsExactly(ClientRule.PATHS);
    }

    private static SmtpSession brokenAfter(String beginningOfLine) {
        SessionRecorder writer = SessionRecorder.alone("127.0.0.1:50412");
        Talk.write(writer, "S: 220 ready", "C: EHLO client", "S: 250 mx");
        byte[] sent = beginningOfLine.getBytes(StandardCharsets.US_ASCII);
        writer.sent(Kind.COMMAND, sent, sent.length, false);
        writer.ended(Ending.BROKEN);
        return writer;
    }

    @Test
    void a_client_that_hangs_up_in_the_middle_is_told_so() {
        assertThat(brokenAfter("MAI").violations(ClientRule.standard()))
                .singleElement()
                .hasToString(
                        "QUIT: step 3, MAI, was not followed by QUIT: the session was broken before this step was complete"
                                + " (RFC 5321, sections 4.1.1.10 and 4.1.4)");
    }

    @Test
    void a_line_that_is_cut_off_after_CR_has_no_bare_CR() {
        assertThat(brokenAfter("NOOP\r").violations(ClientRule.standard()))
                .extracting(RuleViolation::rule)
                .containsExactly(ClientRule.QUIT);
    }

    @Test
    void secrets_are_never_shown() {
        SmtpSession session = Talk.of(
                "S: 220 ready",
                "C: EHLO client",
                "S: 250 mx",
                "~C: AUTH PLAIN AHNlY3JldA==\n",
                "S: 500 what",
                "C: AUTH LOGIN",
                "+C: c2VjcmV0",
                "+C: c2VjcmV0\r",
                "S: 502 no",
                "S: 500 what",
                "S: 500 what",
                "HANGUP");

        assertThat(session.violations(ClientRule.standard()).toString()).doesNotContainIgnoringCase("2VjcmV0", "NlY3J");
        assertThatThrownBy(() -> assertThat(session).isWellBehaved()).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_large_message_is_read_once_and_each_rule_told_once() {
        SmtpSession session = withMessage(1_000_000);
        List<ClientRule> asked = new ArrayList<>();
        Set<ClientRule> rules = new AbstractSet<>() {
            @Override
            public boolean contains(Object rule) {
                asked.add((ClientRule) rule);
                return true;
            }

            @Override
            public Iterator<ClientRule> iterator() {
                return ClientRule.standard().iterator();
            }

            @Override
            public int size() {
                return ClientRule.standard().size();
            }
        };

        assertThat(session.violations(rules))
                .extracting(RuleViolation::rule)
                .containsExactly(ClientRule.LINE_ENDS, ClientRule.EIGHT_BIT_TEXT, ClientRule.END_OF_DATA);
        assertThat(asked).doesNotHaveDuplicates();
        Allocations.growWithInput(
                10_000, ClientRuleCheckerTest::withMessage, written -> written.violations(ClientRule.standard()));
    }

    /** A session that ends in the middle of a message with mostly wrong lines. */
    private static SmtpSession withMessage(int lines) {
        byte[] data = "x\r\n.\n\r..\u00fc\n".repeat(lines).getBytes(StandardCharsets.UTF_8);
        SessionRecorder writer = SessionRecorder.alone("127.0.0.1:50412");
        Talk.write(writer, "S: 220 ready", "C: EHLO client", "S: 250 mx", "C: MAIL FROM:<>", "S: 250 OK");
        Talk.write(writer, "C: RCPT TO:<ada@example.org>", "S: 250 OK", "C: DATA", "S: 354 go");
        writer.sent(Kind.MESSAGE, data, data.length, false);
        return writer;
    }

    @Test
    void each_step_is_looked_at_three_times_however_many_recipients_were_refused_before() {
        List<SessionStep> steps = new ArrayList<>();
        steps.add(step(SessionStep.Kind.GREETING, "", "220 ready", false));
        steps.add(step(SessionStep.Kind.COMMAND, "EHLO client", "250-mx\r\n250 PIPELINING", false));
        steps.add(step(SessionStep.Kind.COMMAND, "MAIL FROM:<>", "250 OK", false));
        for (int i = 0; i < 20_000; i++) {
            steps.add(step(SessionStep.Kind.COMMAND, "RCPT TO:<" + i + "@example.org>", "550 no", i % 100 != 0));
        }
        AtomicInteger looks = new AtomicInteger();
        List<SessionStep> counted = new AbstractList<>() {
            @Override
            public SessionStep get(int index) {
                looks.incrementAndGet();
                return steps.get(index);
            }

            @Override
            public int size() {
                return steps.size();
            }
        };

        assertThat(ClientRuleChecker.violations(counted, Optional.empty(), ClientRule.standard()))
                .isEmpty();
        assertThat(looks).hasValueLessThanOrEqualTo(3 * steps.size());
    }

    private static SessionStep step(SessionStep.Kind kind, String line, String reply, boolean pipelined) {
        byte[] sent = line.isEmpty() ? new byte[0] : (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return new SessionStep(
                kind,
                line,
                line.isEmpty() ? null : SmtpCommand.parse(line),
                Octets.of(sent),
                sent.length,
                true,
                pipelined,
                false,
                false,
                SmtpReply.parse(reply + "\r\n"),
                (reply + "\r\n").getBytes(StandardCharsets.US_ASCII),
                false,
                false,
                false);
    }
}
