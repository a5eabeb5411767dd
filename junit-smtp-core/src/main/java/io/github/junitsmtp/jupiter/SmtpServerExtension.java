package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotatedFields;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Consult the documentation of {@link SmtpServer} for the contract. All state is in the Store. */
final class SmtpServerExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    SmtpServerExtension() {}

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        inject(context, context.getRequiredTestClass(), null, field -> Modifier.isStatic(field.getModifiers()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ClassServers.reset(context);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(context, instance.getClass(), instance, field -> !Modifier.isStatic(field.getModifiers()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            return; // it has said enough
        }
        try {
            ClassServers.verifyStubs(context);
        } catch (AssertionError e) {
            throw Evidence.attachedTo(e, context);
        }
        if (Evidence.wantedIn(context) == Evidence.ALWAYS) {
            Evidence.keepAll(context);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Evidence.attachedTo(failure, context);
    }

    private static void inject(
            ExtensionContext context, Class<?> type, @Nullable Object instance, Predicate<Field> which) {
        for (Field field : findAnnotatedFields(type, SmtpServer.class, which)) {
            if (Modifier.isFinal(field.getModifiers())) {
                throw new ExtensionConfigurationException(
                        "@SmtpServer field [" + field + "] must not be declared as final.");
            }
            SmtpServer annotation = findAnnotation(field, SmtpServer.class).orElseThrow();
            try {
                field.setAccessible(true);
                field.set(instance, Views.of(annotation, field.getType(), "field [" + field + "]", context));
            } catch (IllegalAccessException e) {
                throw new ExtensionConfigurationException("@SmtpServer field [" + field + "] can not be set.", e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(SmtpServer.class)
                || Views.areOurs(parameter.getParameter().getType())
                        && defaultFor(parameter.getDeclaringExecutable().getDeclaringClass(), context)
                                .isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SmtpServer annotation = parameter
                .findAnnotation(SmtpServer.class)
                .or(() -> defaultFor(parameter.getDeclaringExecutable().getDeclaringClass(), context))
                .orElseThrow();
        Class<?> type = parameter.getParameter().getType();
        return Views.of(annotation, type, "parameter [" + parameter.getParameter() + "]", context);
    }

    /** Finds the annotation of the test class or of the closest class around it. */
    private static Optional<SmtpServer> defaultFor(Class<?> declaring, ExtensionContext context) {
        Class<?> type = context.getTestClass().orElse(declaring);
        while (type != null) {
            Optional<SmtpServer> found = findAnnotation(type, SmtpServer.class);
            if (found.isPresent()) {
                return found;
            }
            type = type.getEnclosingClass();
        }
        return Optional.empty();
    }
}
