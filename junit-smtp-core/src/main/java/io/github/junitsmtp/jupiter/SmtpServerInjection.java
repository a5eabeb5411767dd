package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotatedFields;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
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
        Optional<ScopedServer> atHome = Annotations.defaultOf(context.getRequiredTestClass())
                .map(Annotations::declared)
                .flatMap(declaration ->
                        Homes.find(declaration, context).map(server -> scope.borrow(declaration, server)));
        atHome.ifPresent(server -> server.reset(context));
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(
                    context,
                    instance.getClass(),
                    instance,
                    field ->
                            atHome.isPresent() || !Modifier.isStatic(field.getModifiers())); // it may be another by now
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
            SmtpServer annotation =
                    Annotations.resolved(findAnnotation(field, SmtpServer.class).orElseThrow(), type);
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
        Class<?> testClass = testClass(parameter, context);
        Optional<SmtpServer> wanted = wanted(parameter, testClass);
        return wanted.isPresent()
                && !(wanted.equals(Annotations.defaultOf(testClass)) && Homes.inject(parameter, testClass, context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> testClass = testClass(parameter, context);
        SmtpServer annotation = wanted(parameter, testClass).orElseThrow();
        Class<?> type = parameter.getParameter().getType();
        return Views.of(annotation, type, "parameter [" + parameter.getParameter() + "]", context);
    }

    private static Optional<SmtpServer> wanted(ParameterContext parameter, Class<?> testClass) {
        return Views.areOurs(parameter.getParameter().getType()) || parameter.isAnnotated(SmtpServer.class)
                ? parameter
                        .findAnnotation(SmtpServer.class)
                        .map(annotation -> Annotations.resolved(annotation, testClass))
                        .or(() -> Annotations.defaultOf(testClass))
                : Optional.empty();
    }

    private static Class<?> testClass(ParameterContext parameter, ExtensionContext context) {
        return context.getTestClass().orElse(parameter.getDeclaringExecutable().getDeclaringClass());
    }
}
