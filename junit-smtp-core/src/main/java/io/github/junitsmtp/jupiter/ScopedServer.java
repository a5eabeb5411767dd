package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A running server in a scope. It is not closeable by itself, since the Store would close it before its scope has looked at it.
 *
 * @param declaration how it was declared
 * @param server the server
 * @param isOwn whether it ends with its scope
 */
record ScopedServer(Declaration declaration, RecordingSmtpServer server, boolean isOwn) {

    static ScopedServer start(Declaration declaration, ExtensionContext context) {
        Configuration configuration = Configuration.of(context); // may be wrong
        RecordingSmtpServer server = declaration.settings().get().start();
        configuration.applyTo(server);
        return new ScopedServer(declaration, server, true);
    }

    static ScopedServer borrowed(Declaration declaration, RecordingSmtpServer server, ExtensionContext context) {
        Configuration.of(context).applyTo(server);
        return new ScopedServer(declaration, server, false);
    }

    /** Empties it before a test, and lets it hear of the stubs of that test. */
    void reset(ExtensionContext test) {
        server.reset();
        ScriptedReplies.apply(server, declaration.name(), test);
    }

    void close() {
        if (isOwn) {
            server.close();
        }
    }
}
