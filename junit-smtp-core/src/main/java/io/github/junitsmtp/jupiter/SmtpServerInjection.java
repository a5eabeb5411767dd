package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotatedFields;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Consult the Javadoc of {@link SmtpServer} for the contract. All state is in JUnit's Store. */
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
        scope.resetClassServers();
        boolean external =
                scope.resetExternalServer(); // its owner may have replaced it, so static fields are set again
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(
                    context,
                    instance.getClass(),
                    instance,
                    field -> external || !Modifier.isStatic(field.getModifiers()));
        }
    }

    /** Sets the fields that do not depend on a test, and leaves the others to {@link #beforeAll}. */
    static void setStaticFields(
            @Nullable Class<?> testClass, ServerDeclaration declaration, RecordingSmtpServer server) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            Class<?> declaring = type;
            findAnnotatedFields(type, SmtpServer.class, SmtpServerInjection::isStaticAndNotFinal).stream()
                    .filter(field -> Declarations.of(
                                    findAnnotation(field, SmtpServer.class).orElseThrow(), declaring)
                            .equals(declaration))
                    .forEach(
                            field -> Views.ofServer(server, field.getType()).ifPresent(view -> set(field, null, view)));
        }
    }

    private static boolean isStaticAndNotFinal(Field field) {
        return Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
    }

    private static void set(Field field, @Nullable Object instance, Object view) {
        try {
            field.setAccessible(true);
            field.set(instance, view);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("@SmtpServer field [" + field + "] cannot be set.", e);
        }
    }

    private static void inject(
            ExtensionContext context, Class<?> type, @Nullable Object instance, Predicate<Field> which) {
        for (Field field : findAnnotatedFields(type, SmtpServer.class, which)) {
            if (Modifier.isFinal(field.getModifiers())) {
                if (instance != null && isSetByConstructor(field)) {
                    continue;
                }
                throw new ExtensionConfigurationException(
                        "@SmtpServer field [" + field + "] must not be declared as final.");
            }
            if (instance != null) {
                ConcurrentTests.requireNoneOn(instance, field, context);
            }
            ServerDeclaration declaration =
                    Declarations.of(findAnnotation(field, SmtpServer.class).orElseThrow(), type);
            set(field, instance, Views.of(declaration, field.getType(), "field [" + field + "]", context));
        }
    }

    /** An annotation on a record component, or on a property in a Kotlin constructor, applies to the parameter and the field. */
    private static boolean isSetByConstructor(Field field) {
        Optional<SmtpServer> annotation = findAnnotation(field, SmtpServer.class);
        return Stream.of(field.getDeclaringClass().getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameters()))
                .anyMatch(parameter -> parameter.getType() == field.getType()
                        && findAnnotation(parameter, SmtpServer.class).equals(annotation));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> testClass = testClass(parameter, context);
        Optional<ServerDeclaration> declaration = declaration(parameter, testClass);
        return declaration.isPresent()
                && !(declaration.equals(Declarations.defaultOf(testClass))
                        && ExternalServers.areInjectedInto(parameter, testClass, context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServerDeclaration declaration =
                declaration(parameter, testClass(parameter, context)).orElseThrow();
        Class<?> type = parameter.getParameter().getType();
        return Views.of(declaration, type, "parameter [" + parameter.getParameter() + "]", context);
    }

    private static Optional<ServerDeclaration> declaration(ParameterContext parameter, Class<?> testClass) {
        Optional<SmtpServer> annotation = parameter.findAnnotation(SmtpServer.class);
        if (annotation.isPresent()) {
            return Optional.of(Declarations.of(annotation.get(), testClass));
        }
        return Views.areOurs(parameter.getParameter().getType()) ? Declarations.defaultOf(testClass) : Optional.empty();
    }

    private static Class<?> testClass(ParameterContext parameter, ExtensionContext context) {
        return context.getTestClass().orElse(parameter.getDeclaringExecutable().getDeclaringClass());
    }
}
