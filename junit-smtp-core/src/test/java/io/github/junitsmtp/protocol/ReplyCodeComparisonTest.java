package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyCodeComparisonTest {

    @Test
    void tells_211_from_220() {
        ReplyCodeComparison comparison = ReplyCode.SYSTEM_STATUS.comparedWith(ReplyCode.SERVICE_READY);

        assertThat(comparison)
                .isEqualTo(new ReplyCodeComparison(ReplyCode.SYSTEM_STATUS, ReplyCode.SERVICE_READY))
                .hasToString("""
                        211 (system status) and 220 (service ready)

                        In common
                          - Both belong to the positive completion class (2xx): the command succeeded.

                        211 (system status)
                          - The server reports its status or gives general help. The reply may have several lines.
                          - 211 is sent in reply to HELP or a similar query, at any time after the greeting.
                          - Nothing to fix. If the server reports a problem, check its configuration or ask its administrator.

                        220 (service ready)
                          - The server is ready. In the greeting, the text starts with the server's domain and often names its software. After STARTTLS, the text has no domain, and the reply tells the client to begin the TLS handshake.
                          - 220 is both the greeting (the first line on a connection to port 25, 465 or 587) and the go-ahead after STARTTLS. A client must wait for the greeting before it sends EHLO.
                          - Nothing to fix. If 220 never arrives, check that the server is running, that the host and port are correct, that no firewall blocks the connection, and that the client uses TLS from the start on a port for implicit TLS, such as 465.

                        Differences
                          - 211 answers a query from the client. 220 greets the client before its first command, or tells it to begin the TLS handshake after STARTTLS.
                          - 211, unlike 220, can be sent after HELP. 220, unlike 211, can be sent as the greeting or after STARTTLS.
                          - 211 is x1z and concerns a request for information, such as status or help; 220 is x2z and \
                        concerns the connection.
                          - 211 says that the server reports its status or gives general help; 220 says that the server is ready.

                        When to expect each
                          - Expect 211 after HELP.
                          - Expect 220 as the greeting or after STARTTLS.""");
    }

    @Test
    void tells_what_two_codes_share() {
        assertThat(ReplyCode.MAILBOX_TEMPORARILY_UNAVAILABLE
                        .comparedWith(ReplyCode.MAILBOX_UNAVAILABLE)
                        .inCommon())
                .containsExactly(
                        "Both are refusals (4xx, 5xx): the command failed.",
                        "Both are x5z: they concern the mail system (mailboxes, transactions and messages).",
                        "Both can be sent after MAIL, RCPT, DATA, BDAT, VRFY or the final dot.");
        assertThat(ReplyCode.OK.comparedWith(ReplyCode.START_MAIL_INPUT).inCommon())
                .startsWith("Both are positive (2xx, 3xx): the client can continue.");
        assertThat(ReplyCode.SYSTEM_STATUS
                        .comparedWith(ReplyCode.HOST_ACCEPTS_NO_MAIL)
                        .inCommon())
                .containsExactly("Nothing.");
    }

    @Test
    void tells_which_to_expect_where_both_may_come() {
        assertThat(ReplyCode.OK
                        .comparedWith(ReplyCode.CANNOT_VERIFY_BUT_WILL_ACCEPT)
                        .expectations())
                .containsExactly(
                        "Expect 250 after EHLO, HELO, MAIL, RCPT, BDAT, RSET, NOOP, ATRN or the final dot.",
                        "Expect either after VRFY, EXPN or ETRN: 250 if the command succeeded; 252 if the server does"
                                + " not say whether the user exists, but would accept the message.");
    }

    @Test
    void a_code_with_two_meanings_is_compared_with_itself() {
        ReplyCodeComparison greetings = ReplyCode.SERVICE_READY.comparedWith(ReplyCode.SERVICE_READY);

        assertThat(greetings.inCommon()).containsExactly("They are the same code.");
        assertThat(greetings.differences())
                .containsExactly(
                        "The greeting contains the server's domain, and the client then sends EHLO. The 220 after STARTTLS has no domain; the TLS handshake follows, then another EHLO, but no second greeting.");
        assertThat(greetings.expectations()).containsExactly("Expect 220 as the greeting or after STARTTLS.");
        assertThat(greetings.toString()).containsOnlyOnce("\n220 (service ready)\n");
        assertThat(ReplyCode.HELP_MESSAGE.comparedWith(ReplyCode.HELP_MESSAGE).differences())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void is_right_for_all_pairs(ReplyCode first) {
        for (ReplyCode second : ReplyCode.values()) {
            if (first != second) {
                check(first, second);
            }
        }
    }

    private static void check(ReplyCode first, ReplyCode second) {
        ReplyCodeComparison comparison = first.comparedWith(second);
        ReplyCodeComparison reverse = second.comparedWith(first);
        String differences = String.join("\n", comparison.differences());

        assertThat(comparison.inCommon()).isNotEmpty().isEqualTo(reverse.inCommon());
        assertThat(comparison.confusion()).isEqualTo(reverse.confusion());
        assertThat(comparison.differences()).hasSameSizeAs(reverse.differences());
        assertThat(differences.contains(first.replyClass().pattern() + " means that"))
                .as("%s and %s differ in class", first, second)
                .isEqualTo(first.replyClass() != second.replyClass());
        assertThat(differences.contains("z and concerns " + first.category().subject()))
                .as("%s and %s differ in category", first, second)
                .isEqualTo(first.category() != second.category());
        assertThat(comparison.differences())
                .last()
                .asString()
                .contains(
                        first.number() + " says that " + first.says(), second.number() + " says that " + second.says());
        assertThat(comparison.toString())
                .contains(first.meaning(), first.appears(), first.remedy(), second.meaning(), second.appears());
        assertThat(expected(comparison)).containsExactlyInAnyOrderElementsOf(occasionsOf(first, second));
    }

    /** Counts the rules with an expected code, by what the two codes may answer: only the one, only the other, both. */
    private static Set<String> expected(ReplyCodeComparison comparison) {
        return Set.copyOf(comparison.expectations().stream()
                .map(rule -> rule.replaceAll("Expect (either|\\d+) (.*?)(:.*|\\.$)", "$1 $2"))
                .toList());
    }

    private static List<String> occasionsOf(ReplyCode first, ReplyCode second) {
        Set<ReplyOccasion> either = EnumSet.copyOf(first.occasions());
        either.retainAll(second.occasions());
        Set<ReplyOccasion> onlyFirst = EnumSet.copyOf(first.occasions());
        onlyFirst.removeAll(either);
        Set<ReplyOccasion> onlySecond = EnumSet.copyOf(second.occasions());
        onlySecond.removeAll(either);
        return Stream.of(
                        Map.entry(first.number() + " ", onlyFirst),
                        Map.entry(second.number() + " ", onlySecond),
                        Map.entry("either ", either))
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + ReplyOccasion.inWords(entry.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("confusions")
    void begins_with_what_people_confuse(ReplyCode one, ReplyCode other) {
        assertThat(one.comparedWith(other).confusion()).isPresent();
        assertThat(one.comparedWith(other).differences())
                .first()
                .isEqualTo(one.comparedWith(other).confusion().orElseThrow())
                .asString()
                .contains(String.valueOf(one.number()))
                .endsWith(".");
    }

    static Stream<Arguments> confusions() {
        return Facts.of("confusions").stream().map(row -> Arguments.of(code(row.get("a")), code(row.get("b"))));
    }

    /** Reads the code at the beginning of {@code 250 MAIL or RCPT}. */
    private static ReplyCode code(String text) {
        return ReplyCode.find(Integer.parseInt(text.substring(0, 3))).orElseThrow();
    }
}
