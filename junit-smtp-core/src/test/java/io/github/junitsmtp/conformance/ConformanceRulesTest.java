package io.github.junitsmtp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import io.github.junitsmtp.rule.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** A server that follows all rules passes, and one that breaks a rule fails with a message that says so. */
@Timeout(600)
class ConformanceRulesTest {

    private static final Duration GENEROUS = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(4);

    /** Rules for servers that do not offer something. */
    private static final Set<ConformanceRule> OF_OTHER_SERVERS = EnumSet.of(
            ConformanceRule.PARAMETERS_NOT_OFFERED,
            ConformanceRule.BDAT_NOT_OFFERED,
            ConformanceRule.STARTTLS_NOT_OFFERED,
            ConformanceRule.AUTH_NOT_OFFERED);

    /** Rules whose wrong servers do not answer. */
    private static final Set<ConformanceRule> SEEN_BY_SILENCE = EnumSet.of(
            ConformanceRule.QUIT_CLOSES,
            ConformanceRule.STARTTLS_BROKEN_HANDSHAKE,
            ConformanceRule.CUT_OFF_ANYWHERE,
            ConformanceRule.CUT_OFF_IN_MESSAGE,
            ConformanceRule.UNREAD_REPLIES,
            ConformanceRule.MANY_CLIENTS);

    @Test
    void a_server_that_keeps_to_all_rules_passes() throws IOException {
        try (RightServer server = RightServer.with(same -> {})) {
            List<RuleResult<ConformanceRule>> results = server.suite()
                    .timeout(GENEROUS)
                    .rules(RuleSet.all(ConformanceRule.class))
                    .results();

            assertThat(results).extracting(RuleResult::rule).containsExactly(ConformanceRule.values());
            assertThat(results)
                    .filteredOn(result -> result.verdict() == Verdict.NOT_MET)
                    .isEmpty();
            assertThat(results)
                    .filteredOn(result -> result.verdict() == Verdict.NOT_CHECKED)
                    .extracting(RuleResult::rule)
                    .containsExactlyElementsOf(OF_OTHER_SERVERS);
        }
    }

    @Test
    void a_server_without_extensions_passes() throws IOException {
        try (RightServer server =
                RightServer.with(bare -> bare.ehlo.subList(1, bare.ehlo.size()).clear())) {
            List<RuleResult<ConformanceRule>> results =
                    server.suite().timeout(GENEROUS).results();

            assertThat(results)
                    .filteredOn(result -> result.verdict() == Verdict.NOT_MET)
                    .isEmpty();
            assertThat(results)
                    .filteredOn(result -> OF_OTHER_SERVERS.contains(result.rule()))
                    .extracting(RuleResult::verdict)
                    .containsOnly(Verdict.MET);
        }
    }

    /** Servers have limits and habits that no rule forbids; these must not make a different rule fail. */
    @ParameterizedTest
    @CsvSource({
        "one EHLO, VERB_CASE",
        "few errors, REPLY_FORM",
        "few errors, REPLY_COUNT",
        "few errors, REPLY_CODES",
        "few errors, ENHANCED_CODES",
        "few errors, ENHANCED_CODE_CLASS",
        "few errors, ENHANCED_CODE_LINES",
        "a little more, SIZE_TOO_LARGE_MESSAGE"
    })
    void a_server_with_a_habit_of_its_own_passes(String habit, ConformanceRule rule) throws IOException {
        try (RightServer server = RightServer.with(peculiar -> peculiar.faults.add(habit))) {
            assertThat(server.suite()
                            .timeout(GENEROUS)
                            .rules(RuleSet.only(rule))
                            .results())
                    .singleElement()
                    .extracting(RuleResult::verdict)
                    .isEqualTo(Verdict.MET);
        }
    }

    /** What a standard allows is no violation, though most servers reply otherwise. */
    @ParameterizedTest
    @CsvSource({
        "HELO.*, 250-right.example.org|250 Pleased to meet you, HELO_NOT_EXTENDED, MET",
        "HELO.*, 250-right.example.org|250 size matters, HELO_NOT_EXTENDED, MET",
        "HELP, '214 2.0.0 \u0001, but line 1 has ', ENHANCED_CODE_LINES, MET",
        "HELP, 214 2.0.0 \u0001 (see RFC 2034), REPLY_FORM, NOT_MET",
        "VRFY.*, 450 4.2.0 Later, VRFY, MET",
        "XUNKNOWN, 554 5.5.1 What, UNKNOWN_COMMAND, MET",
        "STARTTLS, 454 4.7.0 Not now, STARTTLS_HANDSHAKE, NOT_CHECKED",
        "STARTTLS, 454 4.7.0 Not now, STARTTLS_BROKEN_HANDSHAKE, NOT_CHECKED",
        "EHLO.*, 502 5.5.1 Unknown command, MANY_CLIENTS, NOT_CHECKED",
        "'', 554 5.5.2 What, EMPTY_LINE, MET",
        "DATA, 451 4.3.0 Later, NULL_SENDER, NOT_CHECKED",
        "(?i)DATA, 451 4.3.0 Later, VERB_CASE, NOT_CHECKED",
        "DATA, 451 4.3.0 Later, PIPELINED_TRANSACTION, NOT_CHECKED",
        "DATA, 250 2.0.0 OK, SECOND_MAIL, NOT_CHECKED",
        "DATA, 250 2.0.0 OK, EIGHT_BIT_MESSAGE, NOT_CHECKED",
        "DATA, 334 , LF_DOT_LF, NOT_CHECKED",
        "MAIL.*, 530 5.7.0 Log in, DELIVERY, NOT_CHECKED",
        "MAIL.*, 530 5.7.0 Log in, SIZE_PARAMETER, NOT_CHECKED",
        "MAIL.*, 530 5.7.0 Log in, UNKNOWN_MAIL_PARAMETER_CODE, NOT_CHECKED",
        "(?i)MAIL.*, 530 5.7.0 Log in, VERB_CASE, NOT_CHECKED",
        "MAIL.*, 530 5.7.0 Log in, NULL_SENDER, NOT_CHECKED",
        "MAIL FROM:<sender.*, 550 5.7.1 Who?, BODY_8BITMIME, NOT_CHECKED",
        "MAIL.*, 451 4.7.1 Later, SIZE_TOO_LARGE, NOT_CHECKED",
        "auth plain .*, 504 5.5.4 Unknown mechanism, AUTH_CASE, MET",
        "BDAT.*, 451 4.3.0 Later, BDAT_THEN_DATA, NOT_CHECKED",
        "MAIL FROM:<.two.*, 550 5.1.8 No such sender, QUOTED_LOCAL_PART, NOT_CHECKED",
        "MAIL FROM:<\u00ce.*, 553 5.7.1 Not your address, SMTPUTF8_LOCAL_PART, NOT_CHECKED"
    })
    void what_is_allowed_is_no_violation(String line, String reply, ConformanceRule rule, Verdict verdict)
            throws IOException {
        try (RightServer server = RightServer.with(different -> different.reply(line, reply.replace("|", "\r\n")))) {
            assertThat(server.suite()
                            .timeout(GENEROUS)
                            .rules(RuleSet.only(rule))
                            .results())
                    .singleElement()
                    .extracting(RuleResult::verdict)
                    .isEqualTo(verdict);
        }
    }

    @Test
    void a_server_that_stays_open_after_QUIT_has_still_sent_one_reply_to_each_command() throws IOException {
        try (RightServer server = RightServer.with(clinging -> clinging.faults.add("stays open"))) {
            assertThat(verdict(server.suite().timeout(SHORT), ConformanceRule.REPLY_COUNT))
                    .isEqualTo(Verdict.MET);
        }
    }

    @Test
    void a_message_that_ends_early_is_seen_though_the_server_closes_the_connection_after_an_unknown_command()
            throws IOException {
        try (RightServer server = RightServer.with(strict -> {
            strict.endsAt("\n.\n");
            strict.faults.add("closes after unknown commands");
        })) {
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.LF_DOT_LF))
                    .isEqualTo(Verdict.NOT_MET);
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.CR_DOT_CR))
                    .isEqualTo(Verdict.MET);
        }
    }

    @Test
    void a_server_that_closes_the_connection_at_DATA_before_EHLO_has_forgotten_the_transaction() throws IOException {
        try (RightServer server = RightServer.with(impatient -> {
            impatient.take("DATA", "XUNKNOWN");
            impatient.faults.add("closes after unknown commands");
        })) {
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.STARTTLS_FORGETS_TRANSACTION))
                    .isEqualTo(Verdict.MET);
        }
    }

    /** Only {@link ConformanceRule#RCPT_BEFORE_MAIL} requires 503; the others require that the transaction is over. */
    @ParameterizedTest
    @EnumSource(
            names = {"EHLO_RESETS", "HELO_RESETS", "RSET_CLEARS", "DATA_CLEARS", "SEPARATE_SESSIONS", "PIPELINED_ORDER"
            })
    void a_server_that_refuses_RCPT_with_a_code_of_its_own_ends_transactions(ConformanceRule rule) throws IOException {
        try (RightServer server = RightServer.with(different -> different.faults.add("wrong code of order"))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), rule)).isEqualTo(Verdict.MET);
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.RCPT_BEFORE_MAIL))
                    .isEqualTo(Verdict.NOT_MET);
        }
    }

    @Test
    void a_server_that_accepts_few_recipients_answers_each_command_in_a_group() throws IOException {
        try (RightServer server =
                RightServer.with(frugal -> frugal.faults.addAll(List.of("50 recipients", "wrong code of limit")))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.PIPELINED_LARGE_GROUP))
                    .isEqualTo(Verdict.MET);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PIPELINED_TRANSACTION", "PIPELINED_ORDER", "BDAT_PIPELINED", "SLOW_CLIENT"})
    void a_recipient_that_is_refused_for_now_is_no_violation(ConformanceRule rule) throws IOException {
        try (RightServer server = RightServer.with(busy -> busy.faults.add("limits the rate"))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), rule)).isEqualTo(Verdict.NOT_CHECKED);
        }
    }

    @Test
    void a_message_that_is_refused_for_now_is_no_violation() throws IOException {
        try (RightServer server = RightServer.with(busy -> busy.faults.add("is busy at times"))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.PIPELINED_TRANSACTION))
                    .isEqualTo(Verdict.NOT_CHECKED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "250 Queued, ENHANCED_CODES",
        "250 5.0.0 Queued, ENHANCED_CODE_CLASS",
        "250-2.0.0 Queued|250 2.1.0 Thanks, ENHANCED_CODE_LINES",
        "250 2.0.0 Eingereiht f\u00fcr heute, REPLY_FORM",
        "250 2.0.0 Queued|250 2.0.0 Queued, REPLY_COUNT",
        "251 2.0.0 Queued, REPLY_CODES"
    })
    void the_reply_to_a_message_is_checked_like_the_others(String reply, ConformanceRule rule) throws IOException {
        try (RightServer server = RightServer.with(wrong -> wrong.queued = reply.replace("|", "\r\n"))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), rule)).isEqualTo(Verdict.NOT_MET);
        }
    }

    @Test
    void a_message_that_was_not_sent_is_not_counted() throws IOException {
        try (RightServer server = RightServer.with(twice -> twice.reply("DATA", "554 5.0.0 No\r\n554 5.0.0 No"))) {
            assertThat(server.suite()
                            .timeout(GENEROUS)
                            .rules(RuleSet.only(ConformanceRule.REPLY_COUNT))
                            .results())
                    .extracting(RuleResult::detail)
                    .singleElement(STRING)
                    .contains("expected: 4 replies to 4 commands");
        }
    }

    /** The next reply shows whether a message got more than one reply, and any reply to QUIT is one. */
    @ParameterizedTest
    @EnumSource(
            names = {"DOUBLED_DOTS", "EMPTY_MESSAGE", "LF_DOT_LF", "NUL_IN_COMMAND", "BDAT_REFUSED_CHUNK", "LONG_LINE"})
    void a_server_that_does_not_reply_to_QUIT_with_221_breaks_no_other_rule(ConformanceRule rule) throws IOException {
        try (RightServer server = RightServer.with(unusual -> unusual.faults.add("wrong code of QUIT"))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), rule)).isEqualTo(Verdict.MET);
        }
    }

    @Test
    void a_server_that_refuses_all_messages_breaks_one_rule() throws IOException {
        try (RightServer server = RightServer.with(closed -> closed.faults.add("refuses messages"))) {
            assertThat(server.suite().timeout(GENEROUS).results())
                    .filteredOn(result -> result.verdict() == Verdict.NOT_MET)
                    .extracting(RuleResult::rule)
                    .containsExactly(ConformanceRule.DELIVERY);
        }
    }

    @Test
    void a_server_that_refuses_all_messages_is_told_why_the_others_are_not_checked() throws IOException {
        try (RightServer server = RightServer.with(closed -> closed.faults.add("refuses messages"))) {
            assertThat(server.suite()
                            .timeout(GENEROUS)
                            .rules(RuleSet.only(ConformanceRule.DOUBLED_DOTS))
                            .results())
                    .extracting(RuleResult::detail)
                    .containsExactly("the server answered an ordinary message with 554 5.0.0 No");
        }
    }

    /** So do smtp-server for Node.js, and servers that answer 530 to everything before STARTTLS. */
    @ParameterizedTest
    @ValueSource(strings = {"530 5.7.0 STARTTLS first", "538 5.7.11 STARTTLS first", "523 5.7.10 STARTTLS first"})
    void a_server_that_offers_AUTH_but_refuses_it_before_STARTTLS_is_checked_over_TLS(String refusal)
            throws IOException {
        try (RightServer server = RightServer.with(strict -> strict.refusalOfPlainText = refusal)) {
            assertThat(server.suite().timeout(GENEROUS).results())
                    .filteredOn(result -> result.rule().area() == ConformanceArea.AUTH)
                    .extracting(RuleResult::verdict)
                    .containsOnly(Verdict.MET);
        }
    }

    /** Python's smtpd and aiosmtpd quote commands that they do not recognize. */
    @Test
    void a_server_that_quotes_a_bare_CR_does_not_end_a_command_at_it() throws IOException {
        try (RightServer server = RightServer.with(
                quoting -> quoting.reply("NOOP\rNOOP", "500 5.5.1 Command NOOP\rNOOP not recognized"))) {
            assertThat(verdict(server.suite().timeout(GENEROUS), ConformanceRule.BARE_CR_IN_COMMAND))
                    .isEqualTo(Verdict.MET);
        }
    }

    @Test
    void a_mechanism_in_lower_case_is_told() throws IOException {
        try (RightServer server =
                RightServer.with(lower -> lower.without("AUTH").ehlo.add("AUTH plain"))) {
            assertThat(server.suite()
                            .timeout(GENEROUS)
                            .rules(RuleSet.only(ConformanceRule.AUTH_MECHANISMS))
                            .results())
                    .singleElement()
                    .extracting(RuleResult::detail)
                    .asString()
                    .contains(
                            "expected: names of up to 20 capital letters, digits, hyphens and underscores\nbut was:  plain");
        }
    }

    private static Verdict verdict(SmtpConformance suite, ConformanceRule rule) {
        return suite.rules(RuleSet.only(rule)).results().get(0).verdict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 4.7.0 Later", "535 5.7.8 Wrong", "503 5.5.1 Not now", "Wrong"})
    void no_result_shows_a_password(String reply) throws IOException {
        try (RightServer server = RightServer.with(closed -> closed.reply("(?i)AUTH PLAIN .+", reply)
                .reply("MAIL.*", "530 5.7.0 Log in")
                .without("STARTTLS"))) {
            assertThat(server.suite().timeout(GENEROUS).results())
                    .extracting(RuleResult::detail)
                    .noneMatch(detail -> detail.contains("AHNob3AAc2VjcmV0") || detail.contains("AHNob3AAbm90"));
        }
    }

    @Test
    void a_server_that_answers_in_plain_text_what_is_injected_is_told() throws IOException {
        try (RightServer server = RightServer.with(naive -> naive.faults.add("answers what is injected"))) {
            assertThat(server.suite()
                            .timeout(GENEROUS)
                            .rules(RuleSet.only(ConformanceRule.STARTTLS_INJECTION))
                            .results())
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.verdict()).isEqualTo(Verdict.NOT_MET);
                        assertThat(result.toString())
                                .contains(
                                        "expected: no reply to plain text after STARTTLS\nbut was:  a reply in plain text");
                    });
        }
    }

    @TestFactory
    Stream<DynamicTest> a_server_that_breaks_a_rule_is_told() throws IOException {
        Map<String, ThrowingCallable> situations = new LinkedHashMap<>();
        for (ConformanceRule rule : ConformanceRule.values()) {
            situations.put(rule.name(), () -> checkWrongServer(rule));
        }
        return new GoldenMessages("conformance/conformance-failures.txt").tests(situations);
    }

    /** Throws the failure that the user sees; if the rule is a hint, that is an aborted test. */
    private static void checkWrongServer(ConformanceRule rule) throws Throwable {
        try (RightServer server = RightServer.with(Faults.all().get(rule))) {
            SmtpConformance suite = server.suite()
                    .timeout(SEEN_BY_SILENCE.contains(rule) ? SHORT : GENEROUS)
                    .rules(RuleSet.only(rule));
            try {
                Tests.single(suite.tests()).getExecutable().execute();
            } catch (AssertionError | TestAbortedException e) {
                throw new AssertionError(String.valueOf(e.getMessage()).replace(":" + server.port(), ":PORT"));
            }
        }
    }
}
