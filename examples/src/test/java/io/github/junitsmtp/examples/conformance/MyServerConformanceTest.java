package io.github.junitsmtp.examples.conformance;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** How authors test their server. Here, it is the server of this library. */
class MyServerConformanceTest {

    @AutoClose
    private final RecordingSmtpServer server =
            RecordingSmtpServer.builder().user("shop", "secret").start();

    @TestFactory
    Stream<DynamicNode> smtp() {
        return SmtpConformance.of("127.0.0.1", server.port()).tests();
    }

    @TestFactory
    Stream<DynamicNode> smtp_for_a_user_but_for_postmasters() {
        return SmtpConformance.of("127.0.0.1", server.port())
                .recipient("ada@example.org")
                .credentials("shop", "secret")
                .rules(ConformanceRule.standard().except(ConformanceRule.POSTMASTER, ConformanceRule.POSTMASTER_CASE))
                .tests();
    }
}
