package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotatedFields;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Consult the documentation of {@link SmtpServer} for the contract. All state is in the Store. */
final class SmtpServerInjection extends ServerLifecycle
        implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    SmtpServerInjection() {}

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
        Scope scope = Scope.of(context);
        ClassServers.resetFor(context);
        Annotations.defaultOf(context.getRequiredTestClass())
                .map(Annotations::declared)
                .ifPresent(declaration ->
                        Homes.find(declaration, context).ifPresent(server -> scope.borrow(declaration, server)));
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(context, instance.getClass(), instance, field -> !Modifier.isStatic(field.getModifiers()));
        }
    }

    private static void inject(
            ExtensionContext context, Class<?> type, @Nullable Object instance, Predicate<Field> which) {
        for (Field field : findAnnotatedFields(type, SmtpServer.class, which)) {
            if (Modifier.isFinal(field.getModifiers())) {
                throw new ExtensionConfigurationException(
                        "@SmtpServer field [" + field + "] must not be declared as final.");
            }
            if (instance != null) {
                ClassServers.requireOwnInstance(field, instance, context);
            }
            SmtpServer annotation = findAnnotation(field, SmtpServer.class).orElseThrow();
            try {
                field.setAccessible(true);
                field.set(instance, view(annotation, type, field.getType(), "field [" + field + "]", context));
            } catch (IllegalAccessException e) {
                throw new ExtensionConfigurationException("@SmtpServer field [" + field + "] can not be set.", e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(SmtpServer.class)
                || Views.areOurs(parameter.getParameter().getType())
                        && Annotations.defaultOf(testClass(parameter, context)).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> testClass = testClass(parameter, context);
        SmtpServer annotation = parameter
                .findAnnotation(SmtpServer.class)
                .or(() -> Annotations.defaultOf(testClass))
                .orElseThrow();
        Class<?> type = parameter.getParameter().getType();
        return view(annotation, testClass, type, "parameter [" + parameter.getParameter() + "]", context);
    }

    private static Class<?> testClass(ParameterContext parameter, ExtensionContext context) {
        return context.getTestClass().orElse(parameter.getDeclaringExecutable().getDeclaringClass());
    }

    private static Object view(
            SmtpServer annotation, Class<?> testClass, Class<?> type, String where, ExtensionContext context) {
        return Views.of(Annotations.resolved(annotation, testClass), type, where, context);
    }
}
