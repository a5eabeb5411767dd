package io.github.junitsmtp.jupiter;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Attaches evidence to failures, ends sessions that keep a test from ending in time, and checks the stubs after each test, for both
 * injected and registered servers.
 */
abstract class ServerLifecycle
        implements AfterTestExecutionCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler,
                InvocationInterceptor {

    @Override
    public final void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            new StubCheck(context).beforeEachReset();
        }
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            new StubCheck(context).run();
        }
    }

    private static Throwable told(Throwable failure, ExtensionContext context) {
        return Evidence.attachedTo(SetupSlips.explained(failure, context), context);
    }

    @Override
    public final void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw told(failure, context);
    }

    @Override
    public final void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw told(failure, context);
    }

    @Override
    public final void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw told(failure, context);
    }

    @Override
    public final void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw told(failure, context);
    }

    @Override
    public final void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw told(failure, context);
    }

    /** JUnit reports constructor failures only to this callback. There are no dialogues yet. */
    @Override
    public final <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable failure) {
            throw SetupSlips.explained(failure, context);
        }
    }

    @Override
    public final void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        InterruptWatch.over(invocation, context);
    }

    @Override
    public final void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        InterruptWatch.over(invocation, context);
    }

    @Override
    public final void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        InterruptWatch.over(invocation, context);
    }

    @Override
    public final void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        InterruptWatch.over(invocation, context);
    }

    @Override
    public final <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return InterruptWatch.over(invocation, context);
    }

    @Override
    public final void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        InterruptWatch.over(invocation, context);
    }

    @Override
    public final void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        InterruptWatch.over(invocation, context);
    }

    /** JUnit reports failures of dynamic tests only to this callback. */
    @Override
    public final void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        try {
            InterruptWatch.over(invocation, context);
        } catch (Throwable failure) {
            throw told(failure, context);
        }
    }
}
