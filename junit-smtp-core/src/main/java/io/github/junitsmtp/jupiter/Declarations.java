package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads {@code @SmtpServer} annotations. */
final class Declarations {

    /** An annotation without attributes, for comparison. */
    private static final SmtpServer PLAIN = Plain.class.getAnnotation(SmtpServer.class);

    @SmtpServer
    private static final class Plain {}

    private Declarations() {}

    /** Returns the declaration on a test class or on the closest enclosing class. */
    static Optional<ServerDeclaration> defaultOf(@Nullable Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            Optional<SmtpServer> found = findAnnotation(type, SmtpServer.class);
            if (found.isPresent()) {
                return Optional.of(declaration(found.get()));
            }
        }
        return Optional.empty();
    }

    /** Returns the declaration of a field or parameter, or that of the class if the annotation has no attributes. */
    static ServerDeclaration of(SmtpServer annotation, Class<?> testClass) {
        Optional<ServerDeclaration> ofClass = PLAIN.equals(annotation) ? defaultOf(testClass) : Optional.empty();
        return ofClass.isPresent() ? ofClass.get() : declaration(annotation);
    }

    private static ServerDeclaration declaration(SmtpServer annotation) {
        return new ServerDeclaration(
                annotation,
                () -> AnnotationText.of(annotation),
                annotation.value(),
                annotation.strictStubs(),
                () -> settings(annotation));
    }

    private static SmtpServerBuilder settings(SmtpServer annotation) {
        SmtpServerBuilder builder = RecordingSmtpServer.builder()
                .access(annotation.access())
                .tls(annotation.tls())
                .certificate(annotation.certificate())
                .clientCertificate(annotation.clientCertificate())
                .names(annotation.names())
                .tlsProtocols(annotation.tlsProtocols());
        if (!annotation.replaying().isEmpty()) {
            builder.replaying(DeclaredRecording.of(annotation.replaying()));
        }
        if (annotation.tolerant()) {
            builder.tolerant();
        }
        if (annotation.mechanisms().length > 0) {
            builder.mechanisms(annotation.mechanisms());
        }
        if (!annotation.idleTimeout().isEmpty()) {
            builder.idleTimeout(idleTimeout(annotation.idleTimeout()));
        }
        addUsers(builder, annotation.users());
        if (!annotation.catchAll().isEmpty()) {
            builder.catchAll(annotation.catchAll());
        }
        return builder;
    }

    /** What is wrong with a user is told without its text, which may contain a password. */
    private static void addUsers(SmtpServerBuilder builder, String... users) {
        for (int i = 0; i < users.length; i++) {
            int colon = users[i].indexOf(':');
            if (colon < 1) {
                throw new ExtensionConfigurationException(
                        "Each user in @SmtpServer must be \"login:password\" but user " + (i + 1) + " has no "
                                + (colon < 0 ? "colon" : "login"));
            }
            builder.user(users[i].substring(0, colon), users[i].substring(colon + 1));
        }
    }

    private static Duration idleTimeout(String text) {
        return Configuration.parseTime(
                text,
                "\"200 ms\"",
                problem -> new ExtensionConfigurationException("idleTimeout of @SmtpServer" + problem));
    }
}
