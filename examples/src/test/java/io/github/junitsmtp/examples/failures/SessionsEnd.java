package io.github.junitsmtp.examples.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Lets a test fail only after the server has noticed that the client closed its connection, which would otherwise depend on timing. */
final class SessionsEnd implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } finally {
            for (Object argument : method.getArguments()) {
                if (argument instanceof RecordingSmtpServer smtp) {
                    assertThat(smtp).within(Duration.ofSeconds(30)).allSessionsEnd();
                }
            }
        }
    }
}
