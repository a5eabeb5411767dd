package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Checks after a passed test that none of its stubs threw an exception and, unless the test allows unused stubs, that
 * all of them were used. The check runs after {@code @AfterEach}, which may still use stubs. It also runs before a reset
 * in {@code @AfterEach}, because the reset must not hide what the check would find.
 *
 * @param test the test
 */
record StubCheck(ExtensionContext test) {

    private static final Namespace NAMESPACE = Namespace.create(StubCheck.class);

    void beforeEachReset() {
        for (Map.Entry<ServerDeclaration, RecordingSmtpServer> each : servers().entrySet()) {
            each.getValue().beforeReset(() -> keepFailure(each.getKey(), each.getValue()));
        }
    }

    private void keepFailure(ServerDeclaration declaration, RecordingSmtpServer server) {
        try {
            check(declaration, server);
        } catch (AssertionError failure) {
            if (found().isEmpty()) {
                store().put(test.getUniqueId(), failure);
            }
        }
    }

    void run() {
        Map<ServerDeclaration, RecordingSmtpServer> servers = servers();
        AnnotatedStubs.requireServers(test, servers.keySet());
        Optional<AssertionError> found = found();
        if (found.isPresent()) {
            throw found.get();
        }
        servers.forEach(this::check);
    }

    private void check(ServerDeclaration declaration, RecordingSmtpServer server) {
        server.assertThat().hasNoStubErrors();
        if (declaration.strictStubs() && Configuration.of(test).strictStubs()) {
            server.assertThat()
                    .as("unused stubs are allowed only with @SmtpServer(strictStubs = false) or lenient()")
                    .hasNoUnusedStubs();
        }
    }

    private Map<ServerDeclaration, RecordingSmtpServer> servers() {
        return Scope.serversIn(test);
    }

    private Optional<AssertionError> found() {
        return Optional.ofNullable(store().get(test.getUniqueId(), AssertionError.class));
    }

    private Store store() {
        return test.getStore(NAMESPACE);
    }
}
