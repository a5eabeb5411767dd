package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What {@code @SmtpServer} says, at its place and on the classes around. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Annotations {

    /** Without attributes, to compare others with. */
    private static final SmtpServer PLAIN = Plain.class.getAnnotation(SmtpServer.class);

    @SmtpServer
    private static final class Plain {}

    private Annotations() {}

    /**
     * Finds the annotation of a test class or of the closest class around it.
     *
     * @param type the test class, null if there is none
     * @return the annotation of its default server
     */
    public static Optional<SmtpServer> defaultOf(@Nullable Class<?> type) {
        for (Class<?> here = type; here != null; here = here.getEnclosingClass()) {
            Optional<SmtpServer> found = findAnnotation(here, SmtpServer.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Lets an annotation without attributes stand for the one of the class. */
    static SmtpServer resolved(SmtpServer annotation, @Nullable Class<?> type) {
        return annotation.equals(PLAIN) ? defaultOf(type).orElse(annotation) : annotation;
    }

    static Declaration declared(SmtpServer annotation) {
        return new Declaration(annotation, annotation.value(), annotation.strictStubs(), () -> settings(annotation));
    }

    /**
     * Returns the settings of a server.
     *
     * @param annotation what it shall be
     * @return the settings
     * @throws ExtensionConfigurationException if a user has no password
     */
    public static SmtpServerBuilder settings(SmtpServer annotation) {
        SmtpServerBuilder builder = RecordingSmtpServer.builder()
                .access(annotation.access())
                .tls(annotation.tls())
                .certificate(annotation.certificate())
                .clientCertificate(annotation.clientCertificate())
                .tlsProtocols(annotation.tlsProtocols());
        if (annotation.mechanisms().length > 0) {
            builder.mechanisms(annotation.mechanisms());
        }
        for (String user : annotation.users()) {
            int colon = user.indexOf(':');
            if (colon < 1) {
                throw new ExtensionConfigurationException(
                        "@SmtpServer users are a login and a password with a colon between but was: \"" + user + "\"");
            }
            builder.user(user.substring(0, colon), user.substring(colon + 1));
        }
        return builder;
    }
}
