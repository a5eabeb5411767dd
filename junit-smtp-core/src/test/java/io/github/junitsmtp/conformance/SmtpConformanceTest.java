package io.github.junitsmtp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.tls.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

@Timeout(600)
class SmtpConformanceTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void there_is_a_container_for_each_area_and_a_test_for_each_rule() throws IOException {
        try (RightServer server = RightServer.with(same -> {})) {
            assertThat(server.suite().tests())
                    .extracting(DynamicNode::getDisplayName)
                    .containsExactlyElementsOf(Arrays.stream(ConformanceArea.values())
                            .map(ConformanceArea::title)
                            .toList());
            assertThat(Tests.all(server.suite().tests()))
                    .extracting(DynamicTest::getDisplayName)
                    .hasSameSizeAs(ConformanceRule.standard())
                    .contains("RCPT_BEFORE_MAIL: replies with 503 to RCPT before MAIL (RFC 5321, section 3.3)");
        }
    }

    @Test
    void rules_can_be_left_out() throws IOException {
        try (RightServer server = RightServer.with(Faults.all().get(ConformanceRule.POSTMASTER))) {
            assertThat(failedRules(server.suite())).containsExactly(ConformanceRule.POSTMASTER);
            assertThat(failedRules(
                            server.suite().rules(ConformanceRule.standard().except(ConformanceRule.POSTMASTER))))
                    .isEmpty();
        }
    }

    private static List<ConformanceRule> failedRules(SmtpConformance suite) {
        return suite.timeout(Duration.ofMinutes(1)).results().stream()
                .filter(result -> result.verdict() == Verdict.NOT_MET)
                .map(RuleResult::rule)
                .toList();
    }

    @Test
    void an_extension_that_is_not_offered_aborts_its_tests_with_that_reason() throws IOException {
        try (RightServer server = RightServer.with(bare -> bare.without("SIZE"))) {
            DynamicTest size = Tests.single(server.suite()
                    .rules(RuleSet.only(ConformanceRule.SIZE_PARAMETER))
                    .tests());

            assertThatExceptionOfType(TestAbortedException.class)
                    .isThrownBy(() -> size.getExecutable().execute())
                    .withMessage("the server does not offer SIZE");
        }
    }

    @Test
    void a_hint_aborts_its_test() throws IOException {
        try (RightServer server = RightServer.with(Faults.all().get(ConformanceRule.NOOP_ARGUMENT))) {
            DynamicTest hint = Tests.single(server.suite()
                    .rules(RuleSet.only(ConformanceRule.NOOP_ARGUMENT))
                    .tests());

            assertThatExceptionOfType(TestAbortedException.class)
                    .isThrownBy(() -> hint.getExecutable().execute())
                    .withMessageStartingWith("hint: NOOP_ARGUMENT: ignores an argument to NOOP");
        }
    }

    @Test
    void a_server_that_refuses_the_connection_fails_one_test_and_aborts_the_others() throws Throwable {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        failsToConnect(
                SmtpConformance.of("127.0.0.1", port), "cannot connect to 127.0.0.1:" + port + ": Connection refused");
    }

    @Test
    void a_server_that_does_not_greet_is_waited_for_once() throws Throwable {
        try (RightServer server = RightServer.with(mute -> mute.greeting = "")) {
            failsToConnect(
                    server.suite().timeout(SHORT),
                    "no greeting arrived in time; if the server expects TLS from the first byte, call implicitTls()");
        }
    }

    @Test
    void a_server_that_speaks_TLS_is_told() throws Throwable {
        try (ServerSocket tls = RightServer.with(same -> {})
                .tls()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            failsToConnect(
                    SmtpConformance.of("127.0.0.1", tls.getLocalPort()).timeout(SHORT),
                    "no greeting arrived in time; if the server expects TLS from the first byte, call implicitTls()");
        }
    }

    @Test
    void a_server_in_the_clear_is_told_where_TLS_is_expected() throws Throwable {
        try (RightServer server = RightServer.with(same -> {})) {
            failsToConnect(
                    server.suite().implicitTls(), "The TLS handshake failed: Unsupported or unrecognized SSL message");
        }
    }

    @Test
    void a_greeting_that_refuses_service_is_told() throws Throwable {
        try (RightServer server = RightServer.with(closed -> closed.greeting = "421 4.3.2 Too busy")) {
            failsToConnect(server.suite(), "421 4.3.2 Too busy");
        }
    }

    private static void failsToConnect(SmtpConformance suite, String problem) throws Throwable {
        Map<Verdict, List<RuleResult<ConformanceRule>>> results =
                suite.results().stream().collect(Collectors.groupingBy(RuleResult::verdict));

        assertThat(results.get(Verdict.NOT_MET))
                .singleElement()
                .hasToString("not met: CONNECTS: expected: a greeting with 220\nbut was:  " + problem
                        + " (RFC 5321, section 3.1)");
        assertThat(results.get(Verdict.NOT_CHECKED))
                .hasSize(ConformanceRule.standard().size() - 1)
                .extracting(RuleResult::detail)
                .containsOnly("CONNECTS failed");
        assertThatThrownBy(() -> Tests.single(suite.tests()).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessage("CONNECTS: accepts a connection and greets the client with 220 (RFC 5321, section 3.1)\n"
                        + "expected: a greeting with 220\nbut was:  " + problem);
    }

    @Test
    void a_server_that_answers_nobody_any_more_is_not_waited_for_again() throws IOException {
        try (RightServer server = RightServer.with(Faults.all().get(ConformanceRule.MANY_ERRORS))) {
            List<RuleResult<ConformanceRule>> results = server.suite()
                    .rules(RuleSet.only(
                            ConformanceRule.UNKNOWN_COMMAND,
                            ConformanceRule.UNKNOWN_COMMAND_KEEPS_STATE,
                            ConformanceRule.QUIT))
                    .results();

            assertThat(results)
                    .extracting(RuleResult::verdict)
                    .containsExactly(Verdict.MET, Verdict.NOT_MET, Verdict.NOT_CHECKED);
            assertThat(results.get(2).detail())
                    .isEqualTo("the server stopped responding during the UNKNOWN_COMMAND_KEEPS_STATE check");
        }
    }

    @Test
    void a_server_that_greets_and_answers_nobody_is_waited_for_once() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread greeting = new Thread(() -> greetOnly(server), "greeting server");
            greeting.setDaemon(true);
            greeting.start();

            List<RuleResult<ConformanceRule>> results = SmtpConformance.of("127.0.0.1", server.getLocalPort())
                    .timeout(SHORT)
                    .rules(RuleSet.only(ConformanceRule.CONNECTS, ConformanceRule.EHLO, ConformanceRule.HELO))
                    .results();

            assertThat(results)
                    .extracting(RuleResult::verdict)
                    .containsExactly(Verdict.MET, Verdict.NOT_MET, Verdict.NOT_CHECKED);
            assertThat(results.get(2).detail()).isEqualTo("the server stopped responding during the EHLO check");
        }
    }

    private static void greetOnly(ServerSocket server) {
        List<Socket> kept = new ArrayList<>();
        try {
            while (true) {
                Socket client = server.accept();
                kept.add(client);
                client.getOutputStream().write("220 mute.example.org\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            kept.clear(); // the test is over
        }
    }

    @Test
    void the_postmaster_is_the_recipient_if_others_are_refused() throws IOException {
        try (RightServer server =
                RightServer.with(strict -> strict.reply("RCPT TO:<recipient@.*", "550 5.1.1 Unknown"))) {
            assertThat(failedRules(server.suite())).isEmpty();
        }
    }

    @Test
    void without_a_recipient_tests_say_how_to_set_one() throws IOException {
        try (RightServer server = RightServer.with(strict -> strict.reply("RCPT.*", "550 5.1.1 Unknown"))) {
            assertThat(single(server.suite(), ConformanceRule.DELIVERY))
                    .isEqualTo("the server answered RCPT TO:<recipient@example.com> with 550 5.1.1 Unknown,"
                            + " RCPT TO:<postmaster@right.example.org> with 550 5.1.1 Unknown,"
                            + " RCPT TO:<postmaster> with 550 5.1.1 Unknown;"
                            + " use recipient(..) to set a recipient that it accepts");
            assertThat(single(server.suite().recipient("ada@example.org"), ConformanceRule.DELIVERY))
                    .isEqualTo("the server answered RCPT TO:<ada@example.org> with 550 5.1.1 Unknown;"
                            + " use recipient(..) to set a recipient that it accepts");
        }
    }

    @Test
    void without_a_recipient_tests_say_so_even_if_the_session_ends_badly() throws IOException {
        try (RightServer server = RightServer.with(
                strict -> strict.reply("RCPT.*", "550 5.1.1 Unknown").reply("QUIT", "Bye"))) {
            assertThat(single(server.suite(), ConformanceRule.DELIVERY))
                    .endsWith("use recipient(..) to set a recipient that it accepts");
        }
    }

    @Test
    void without_a_sender_tests_say_how_to_set_one() throws IOException {
        try (RightServer server = RightServer.with(strict -> strict.reply("MAIL FROM.*", "550 5.7.1 Who?"))) {
            assertThat(single(server.suite(), ConformanceRule.SECOND_MAIL))
                    .isEqualTo("the server answered MAIL FROM:<sender@example.org> with 550 5.7.1 Who?;"
                            + " use sender(..) to set a sender that it accepts");
        }
    }

    @Test
    void without_credentials_tests_say_how_to_set_them() throws IOException {
        try (RightServer server = RightServer.with(strict -> strict.reply("MAIL FROM.*", "530 5.7.0 Log in"))) {
            SmtpConformance suite = SmtpConformance.of("127.0.0.1", server.port());

            assertThat(single(suite, ConformanceRule.AUTH_RESPONSE))
                    .isEqualTo("no credentials are set; set them with credentials(..)");
            assertThat(single(suite.rules(ConformanceRule.standard()), ConformanceRule.UNKNOWN_RECIPIENT))
                    .isEqualTo("no refused recipient is set; set one with refusedRecipient(..)");
        }
    }

    @Test
    void credentials_are_not_advised_for_a_server_without_AUTH() throws IOException {
        try (RightServer server = RightServer.with(strict -> strict.without("AUTH", "STARTTLS")
                .reply("MAIL FROM.*", "530 5.7.0 Must issue a STARTTLS command first"))) {
            assertThat(single(SmtpConformance.of("127.0.0.1", server.port()), ConformanceRule.DELIVERY))
                    .isEqualTo("the server answered MAIL FROM:<sender@example.org> with"
                            + " 530 5.7.0 Must issue a STARTTLS command first, but does not offer AUTH or STARTTLS");
        }
    }

    private static String single(SmtpConformance suite, ConformanceRule rule) {
        RuleResult<ConformanceRule> result =
                suite.rules(RuleSet.only(rule)).results().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_CHECKED);
        return result.detail();
    }

    @Test
    void a_certificate_is_judged_only_if_the_suite_is_told_whom_to_trust() throws IOException {
        try (RightServer server = RightServer.with(same -> {})) {
            SmtpConformance suite = server.suite().rules(RuleSet.only(ConformanceRule.STARTTLS_HANDSHAKE));

            assertThat(failedRules(suite)).isEmpty();
            assertThat(failedRules(suite.sslContext(TestCertificates.ofThisJvm().sslContext())))
                    .isEmpty();
            assertThat(failedRules(suite.sslContext(nobody()))).containsExactly(ConformanceRule.STARTTLS_HANDSHAKE);
        }
    }

    private static SSLContext nobody() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_server_that_drips_octets_is_broken_off() throws Exception {
        RuleResult<ConformanceRule> result =
                resultOf(SmtpConformanceTest::drip, Duration.ofMillis(300), ConformanceRule.NOOP);

        assertThat(result.verdict()).isEqualTo(Verdict.NOT_MET);
    }

    private static RuleResult<ConformanceRule> resultOf(
            Consumer<ServerSocket> behavior, Duration timeout, ConformanceRule rule) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> behavior.accept(server), "slow server");
            serving.setDaemon(true);
            serving.start();
            return SmtpConformance.of("127.0.0.1", server.getLocalPort())
                    .timeout(timeout)
                    .rules(RuleSet.only(rule))
                    .results()
                    .get(0);
        }
    }

    /** Greets, and answers everything with an endless line. */
    private static void drip(ServerSocket server) {
        while (true) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("220 slow.example.org\r\n250-".getBytes());
                while (true) {
                    client.getOutputStream().write('x');
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void a_server_that_stops_reading_has_not_refused_the_message() throws Exception {
        RuleResult<ConformanceRule> result =
                resultOf(SmtpConformanceTest::stall, Duration.ofMillis(150), ConformanceRule.SIZE_TOO_LARGE_MESSAGE);

        assertThat(result.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(result.detail())
                .startsWith("expected: the end of the check within 3 s\nbut was:  the server was too slow");
    }

    /** Accepts mails up to 60 million octets, but never reads any. */
    private static void stall(ServerSocket server) {
        List<Socket> clients = new ArrayList<>();
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream replies = client.getOutputStream();
                replies.write("220 slow.example.org\r\n".getBytes(StandardCharsets.US_ASCII));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    boolean isData = line.equals("DATA");
                    String reply = isData ? "354 go on" : "250-slow.example.org\r\n250 SIZE 60000000";
                    replies.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    if (isData) {
                        break;
                    }
                }
            } catch (IOException e) {
                // the suite gave up
            }
        }
        clients.forEach(SmtpConformanceTest::close);
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        SmtpConformance suite = SmtpConformance.of("127.0.0.1", 25);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpConformance.of(" ", 25))
                .withMessage("host must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpConformance.of("127.0.0.1", 0))
                .withMessage("port must be between 1 and 65535 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suite.recipient("ada"))
                .withMessage("recipient must be an address such as ada@example.org but was: ada");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suite.timeout(Duration.ZERO))
                .withMessage("timeout must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suite.timeout(Duration.ofDays(2)))
                .withMessage("timeout must be between 1 ms and 1 day but was PT48H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suite.domain("two words"))
                .withMessage("domain must not be blank or contain whitespace but was: two words");
    }
}
