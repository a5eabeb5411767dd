package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Attaches evidence to failures and checks the stubs after each test, whether its servers are injected or registered. */
abstract class ServerLifecycle
        implements AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler,
                InvocationInterceptor {

    @Override
    public final void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            checkStubs(context);
        }
    }

    private static void checkStubs(ExtensionContext test) {
        Map<ServerDeclaration, RecordingSmtpServer> servers = Scope.serversIn(test);
        AnnotatedStubs.requireServers(
                test, servers.keySet().stream().map(ServerDeclaration::name).toList());
        servers.values().forEach(server -> server.assertThat().hasNoStubErrors());
        if (Configuration.of(test).strictStubs()) {
            servers.forEach((declaration, server) -> {
                if (declaration.strictStubs()) {
                    server.assertThat()
                            .as("stubs, which may go unused with @SmtpServer(strictStubs = false) or lenient()")
                            .hasNoUnusedStubs();
                }
            });
        }
    }

    @Override
    public final void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    @Override
    public final void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    @Override
    public final void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    @Override
    public final void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    @Override
    public final void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    /** JUnit tells no other callback of the failure of a dynamic test. */
    @Override
    public final void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            throw Evidence.attachedTo(failure, context);
        }
    }
}
