package io.github.junitsmtp.jupiter;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks after a test whether its stubs threw nothing, whether each has matched something, and whether each {@code @Reply} had its server. */
final class StubCheck {

    private StubCheck() {}

    static void of(ExtensionContext test) {
        List<ScopedServer> seen = Scope.of(test).seen();
        ScriptedReplies.requireServers(
                test, seen.stream().map(server -> server.declaration().name()).toList());
        seen.forEach(server -> server.server().assertThat().hasNoStubErrors());
        if (Configuration.of(test).strictStubs()) {
            seen.stream()
                    .filter(server -> server.declaration().strictStubs())
                    .forEach(server -> server.server()
                            .assertThat()
                            .as("stubs, which may go unused with @SmtpServer(strictStubs = false) or lenient()")
                            .hasNoUnusedStubs());
        }
    }
}
