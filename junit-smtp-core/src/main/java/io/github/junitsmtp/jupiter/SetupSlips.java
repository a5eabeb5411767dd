package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Explains failures that are caused by the setup of a test. It looks only at failed tests, because a mistake in one test may be intended in
 * another: a field may well be null until the test sets it.
 */
final class SetupSlips {

    /** The transport classes of all implementations of Jakarta Mail. */
    private static final List<String> TRANSPORTS =
            List.of("org.eclipse.angus.mail.smtp.SMTPTransport", "com.sun.mail.smtp.SMTPTransport");

    /** What AssertJ says about a subject that is null. */
    private static final Pattern ABOUT_NULL = Pattern.compile("not to be null|Expecting actual:\\s+null\\b");

    /** What Kotlin says about a property that has no value yet. */
    private static final Pattern LATEINIT = Pattern.compile("lateinit property (.+) has not been initialized");

    private static final int DEEPEST_CAUSE = 100;

    private SetupSlips() {}

    /** Adds the advice to the failure message if the message can be changed, and otherwise right below it. */
    static Throwable explained(Throwable failure, ExtensionContext context) {
        try {
            Optional<String> parameter = unresolvedParameter(failure, context);
            if (parameter.isPresent()) {
                return new ParameterResolutionException(failure.getMessage() + "\n" + parameter.get(), failure);
            }
            Stream.of(
                            missingFields(failure, context).stream(),
                            earlyFields(failure, context).stream(),
                            contextWithoutServer(context).stream(),
                            secondImplementation(failure, context).stream(),
                            JavaxMail.slip(chain(failure)).stream())
                    .flatMap(slips -> slips)
                    .filter(text -> adviceIn(failure).noneMatch(text::equals))
                    .forEach(text -> failure.addSuppressed(new Slip(text)));
        } catch (Throwable untold) { // not even an Error may replace the failure
            return failure;
        }
        return failure;
    }

    private static Optional<String> unresolvedParameter(Throwable failure, ExtensionContext context) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof ParameterResolutionException) || !message.startsWith("No ParameterResolver")) {
            return Optional.empty();
        }
        return Stream.concat(Views.byName(), viewsOfEngine(context))
                .filter(type -> message.contains("[" + type.getName() + " "))
                .findFirst()
                .map(type ->
                        "To get the " + type.getSimpleName() + " of an SMTP server, put @SmtpServer on the parameter;"
                                + " identical annotations in one test share one server");
    }

    /** Returns the parameter types that are views of a server of this test, or of its default server. */
    private static Stream<Class<?>> viewsOfEngine(ExtensionContext context) {
        Declarations.defaultOf(context.getTestClass().orElse(null)).ifPresent(Scope.of(context)::serverFor);
        return context.getTestMethod().stream()
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .filter(type -> !type.isPrimitive())
                .filter(type -> Scope.serversIn(context).values().stream()
                        .anyMatch(server -> server.unwrap(type).isPresent()));
    }

    private static List<String> missingFields(Throwable failure, ExtensionContext context) {
        List<Throwable> aboutNull =
                chain(failure).filter(SetupSlips::isAboutNull).toList();
        return context.getTestInstances().map(TestInstances::getAllInstances).stream()
                .flatMap(List::stream)
                .flatMap(instance -> missingFields(instance, aboutNull))
                .toList();
    }

    private static boolean isAboutNull(Throwable thrown) {
        return thrown instanceof NullPointerException
                || uninitialized(thrown).isPresent()
                || thrown instanceof AssertionError
                        && ABOUT_NULL
                                .matcher(String.valueOf(thrown.getMessage()))
                                .find();
    }

    private static Optional<String> uninitialized(Throwable thrown) {
        return LATEINIT.matcher(String.valueOf(thrown.getMessage()))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private static Stream<String> missingFields(Object instance, List<Throwable> aboutNull) {
        Predicate<Field> isOurs = field -> Views.byName().anyMatch(field.getType()::equals);
        return ReflectionSupport.findFields(instance.getClass(), isOurs, HierarchyTraversalMode.BOTTOM_UP).stream()
                .filter(field -> field.getAnnotations().length == 0)
                .filter(field -> isNull(field, instance))
                .filter(field -> aboutNull.stream().anyMatch(thrown -> mayBeAbout(field, thrown)))
                .map(field -> "The field " + field.getDeclaringClass().getSimpleName() + "." + field.getName()
                        + " is null because it has no annotation. Put @SmtpServer on it, or declare a"
                        + " parameter \"@SmtpServer " + field.getType().getSimpleName() + " " + field.getName() + "\"");
    }

    /** Explains that an instance field is not set before the test, if the JVM's message names such a field. */
    private static List<String> earlyFields(Throwable failure, ExtensionContext context) {
        boolean isBeforeTest =
                context.getTestMethod().isEmpty() || context.getTestInstances().isEmpty();
        return isBeforeTest
                ? chain(failure)
                        .filter(SetupSlips::isAboutNull)
                        .flatMap(thrown -> context.getTestClass().stream()
                                .flatMap(type -> AnnotationSupport.findAnnotatedFields(
                                        type, SmtpServer.class, field -> !Modifier.isStatic(field.getModifiers()))
                                        .stream())
                                .filter(field -> names(thrown, field)))
                        .map(field -> "The field " + field.getDeclaringClass().getSimpleName() + "." + field.getName()
                                + " is still null: instance fields are set after the constructor and @BeforeAll methods."
                                + " Declare a parameter \"@SmtpServer "
                                + field.getType().getSimpleName() + " "
                                + field.getName() + "\" there instead")
                        .distinct()
                        .toList()
                : List.of();
    }

    private static boolean names(Throwable thrown, Field field) {
        return uninitialized(thrown).filter(field.getName()::equals).isPresent()
                || String.valueOf(thrown.getMessage()).contains("\"this." + field.getName() + "\" is null");
    }

    /** Explains why the code under test, which runs in an application context, may not have found a server. */
    private static Optional<String> contextWithoutServer(ExtensionContext context) {
        return context.getTestClass()
                .filter(ExternalServers::isUndeclaredFor)
                .filter(type -> Scope.serversIn(context).values().stream().noneMatch(ServersOfTest::isUsed))
                .map(type -> "The application context did not get the address of a server from junit-smtp, because"
                        + " @SmtpServer is not on the test class. Unless the test sets the address itself, put @SmtpServer"
                        + " on " + type.getName());
    }

    /** Returns the advice that is attached to a failure. */
    static Stream<String> adviceIn(Throwable failure) {
        return Stream.of(failure.getSuppressed()).filter(Slip.class::isInstance).map(Throwable::toString);
    }

    /** The JVM's message says where the null came from, or what was to be called on it. */
    private static boolean mayBeAbout(Field field, Throwable thrown) {
        Optional<String> property = uninitialized(thrown);
        if (property.isPresent()) {
            return property.get().equals(field.getName());
        }
        String message = String.valueOf(thrown.getMessage());
        return !message.contains("\" is null")
                || message.contains("AssertProvider.assertThat()") // AssertJ's own assertThat
                || message.contains("." + field.getName() + "\" is null")
                || message.contains(field.getType().getName() + ".");
    }

    private static boolean isNull(Field field, Object instance) {
        try {
            field.setAccessible(true);
            return field.get(instance) == null;
        } catch (IllegalAccessException | RuntimeException e) {
            return false;
        }
    }

    /** Lists the implementations of Jakarta Mail if there are several and they may have caused the failure. */
    private static List<String> secondImplementation(Throwable failure, ExtensionContext context) {
        if (chain(failure).noneMatch(SetupSlips::maySeveralImplementationsCause)
                && !aClientLeftAfterHandshake(context)) {
            return List.of();
        }
        List<String> found = implementations(Thread.currentThread().getContextClassLoader());
        return found.size() < 2
                ? List.of()
                : List.of("Several implementations of Jakarta Mail are on the class path: "
                        + String.join(", ", found)
                        + ". They conflict: keep org.eclipse.angus:angus-mail, and exclude com.sun.mail:jakarta.mail");
    }

    private static boolean maySeveralImplementationsCause(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return thrown instanceof NoSuchProviderException
                || thrown instanceof ServiceConfigurationError
                || (thrown instanceof ClassCastException
                                || thrown instanceof LinkageError
                                || thrown instanceof IllegalStateException)
                        && message.matches("(?s).*(jakarta[./]mail|com[./]sun[./]mail|angus[./]mail).*")
                || thrown instanceof IOException
                        && (message.contains("no object DCH for MIME type")
                                || message.contains(
                                        "Can't verify identity of server")); // from com.sun.mail, about an IP address
    }

    /** The code under test may have caught the exception about the server's identity. */
    private static boolean aClientLeftAfterHandshake(ExtensionContext context) {
        return Scope.serversIn(context).values().stream()
                .flatMap(server -> server.transcript().sessions().stream())
                .map(SmtpSession::exchanges)
                .anyMatch(SetupSlips::endsAfterHandshake);
    }

    private static boolean endsAfterHandshake(List<Exchange> steps) {
        List<Exchange> encrypted =
                steps.stream().dropWhile(step -> step.tls().isEmpty()).toList();
        return !encrypted.isEmpty()
                && encrypted.get(0).tls().orElseThrow().isComplete()
                && encrypted.stream().allMatch(step -> step.command().isEmpty()); // at most the greeting
    }

    static List<String> implementations(@Nullable ClassLoader loader) {
        List<String> found = new ArrayList<>();
        for (String name : TRANSPORTS) {
            try {
                Class<?> transport = Class.forName(name, false, loader);
                if (Transport.class.isAssignableFrom(transport)) { // not a javax.mail transport
                    found.add(transport.getPackageName().replace(".smtp", "") + placeOf(transport));
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // not on the class path
            }
        }
        return found;
    }

    private static String placeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        return place == null ? "" : " (" + place.getPath().replaceAll(".*/(?=.)", "") + ")";
    }

    /** Returns a failure and its causes; the chain of causes may contain a cycle or never end. */
    static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .distinct();
    }

    /** A sentence shown below a failure. */
    private static final class Slip extends Throwable {

        private static final long serialVersionUID = 1L;

        Slip(String message) {
            super(message, null, false, false);
        }

        /** Returns the message without the class name. */
        @SuppressWarnings("OverrideThrowableToString") // stack traces begin with it
        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
