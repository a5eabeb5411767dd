package io.github.junitsmtp.jupiter;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What happens around tests whose servers are injected or registered: failures bring their evidence, and stubs are checked. */
abstract class ServerLifecycle
        implements AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler,
                InvocationInterceptor {

    @Override
    public final void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) { // else it has said enough
            StubCheck.of(context);
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

    /** No other callback hears of the failure of a dynamic test. */
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
