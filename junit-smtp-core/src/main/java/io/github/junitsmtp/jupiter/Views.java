package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The types through which a test can request a server. */
final class Views {

    private Views() {}

    /** Returns whether no other extension resolves a type. */
    static boolean areOurs(Class<?> type) {
        return type == RecordingSmtpServer.class || type == Transcript.class || type == SmtpClient.class;
    }

    /** Returns the types that a test can request with any engine. */
    static Stream<Class<?>> byName() {
        return Stream.of(RecordingSmtpServer.class, SmtpClient.class, Transcript.class, Session.class, Store.class);
    }

    static Object of(ServerDeclaration declaration, Class<?> type, String where, ExtensionContext context) {
        if (isForEverything(type)) {
            throw unsupported(type, where);
        }
        Scope scope = Scope.of(context);
        RecordingSmtpServer server = scope.serverFor(declaration);
        if (type == RecordingSmtpServer.class) { // the usual view, which needs no other class
            return server;
        }
        if (type == Store.class) {
            Store store = server.mailStore();
            return scope.keep(store, () -> close(store));
        }
        if (type == SmtpClient.class) {
            SmtpClient client = connect(server);
            return scope.keep(client, client::close);
        }
        return ofServer(server, type).orElseThrow(() -> unsupported(type, where));
    }

    /** Returns a view that does not depend on a test. */
    static Optional<Object> ofServer(RecordingSmtpServer server, Class<?> type) {
        if (isForEverything(type)) {
            return Optional.empty();
        }
        if (type == RecordingSmtpServer.class) {
            return Optional.of(server);
        }
        if (type == Transcript.class) {
            return Optional.of(server.transcript());
        }
        if (type == Session.class) {
            return Optional.of(server.mailSession());
        }
        return server.unwrap(type).map(view -> view);
    }

    private static boolean isForEverything(Class<?> type) {
        return type.isPrimitive() || type == Object.class || type == String.class;
    }

    private static void close(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            return; // its server may have been stopped
        }
    }

    private static SmtpClient connect(RecordingSmtpServer server) {
        return server.tls() == Tls.IMPLICIT
                ? SmtpClient.connectTls(
                        server.host(), server.port(), server.certificates().sslContext())
                : SmtpClient.connect(server.host(), server.port());
    }

    private static ExtensionConfigurationException unsupported(Class<?> type, String where) {
        return new ExtensionConfigurationException("Can only resolve @SmtpServer " + where
                + " of type RecordingSmtpServer, SmtpClient, Transcript, jakarta.mail.Session, jakarta.mail.Store"
                + " or a type that the engine provides, such as GreenMail, but was: " + type.getName());
    }
}
