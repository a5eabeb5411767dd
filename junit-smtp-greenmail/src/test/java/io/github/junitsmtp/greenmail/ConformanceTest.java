package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.Severity;
import io.github.junitsmtp.conformance.SmtpConformance;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.script.Policies;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** GreenMail behind the transport keeps to what RFC 5321 and its extensions require of servers, however it is set up. */
@Timeout(600)
class ConformanceTest {

    /** Closed after the dynamic tests; their stream is closed before they end, if they run in parallel. */
    @AutoClose
    private final RecordingSmtpServer asItComes = RecordingSmtpServer.start();

    @TestFactory
    Stream<DynamicNode> the_server_as_it_comes() {
        return SmtpConformance.of(asItComes.host(), asItComes.port()).tests();
    }

    @Test
    void a_server_with_all_extensions() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .user("shop", "secret")
                .enable(SmtpExtension.values())
                .maxMessageSize(200_000)
                .start()) {
            assertThat(violations(SmtpConformance.of(smtp.host(), smtp.port())
                            .credentials("shop", "secret")
                            .sslContext(smtp.certificates().sslContext())))
                    .isEmpty();
        }
    }

    @Test
    void a_server_without_extensions() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().disable(SmtpExtension.values()).start()) {
            assertThat(violations(SmtpConformance.of(smtp.host(), smtp.port()))).isEmpty();
        }
    }

    @Test
    void a_server_that_requires_STARTTLS_and_a_login() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS_REQUIRED)
                .user("shop", "secret")
                .start()) {
            smtp.apply(Policies.requireAuthentication());

            assertThat(violations(SmtpConformance.of(smtp.host(), smtp.port())
                            .credentials("shop", "secret")
                            .sslContext(smtp.certificates().sslContext())))
                    .isEmpty();
        }
    }

    @Test
    void a_server_in_TLS_from_the_first_byte() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .user("shop", "secret")
                .start()) {
            assertThat(violations(SmtpConformance.of(smtp.host(), smtp.port())
                            .implicitTls()
                            .credentials("shop", "secret")
                            .sslContext(smtp.certificates().sslContext())))
                    .isEmpty();
        }
    }

    private static List<RuleResult<ConformanceRule>> violations(SmtpConformance suite) {
        return suite.rules(RuleSet.all(ConformanceRule.class)).results().stream()
                .filter(result -> result.verdict() == Verdict.NOT_MET)
                .filter(result -> result.rule().severity() == Severity.REQUIREMENT)
                .toList();
    }
}
