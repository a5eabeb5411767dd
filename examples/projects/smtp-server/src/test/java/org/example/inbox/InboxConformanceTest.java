package org.example.inbox;

import io.github.junitsmtp.conformance.SmtpConformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** A test for each rule of RFC 5321 and of the extensions that the server offers. */
class InboxConformanceTest {

    @AutoClose
    private final InboxServer server = new InboxServer("example.com", "ada");

    @TestFactory
    Stream<DynamicNode> keeps_to_the_standards() {
        return SmtpConformance.of("127.0.0.1", server.port())
                .recipient("ada@example.com")
                .refusedRecipient("nobody@example.com")
                .tests();
    }
}
