package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with any settings of its builder, for {@code @RegisterExtension}. {@link SmtpServer} is shorter where its attributes are enough.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder().domain("mx.example.org").maxRecipients(10));
 *
 * @Test
 * void test() {
 *     send(smtp.server().host(), smtp.server().port());
 *     assertThat(smtp.server()).receivesMail();
 * }
 * }</pre>
 *
 * <p>On an instance field, each test has a server of its own. On a static field, or with {@code @TestInstance(PER_CLASS)}, the server
 * lives for the class and its nested classes and is {@linkplain RecordingSmtpServer#reset() reset} before each test; tests of such a
 * class can not run concurrently.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpServerExtension extends ServerLifecycle implements BeforeAllCallback, BeforeEachCallback {

    private final Declaration declaration;
    private volatile @Nullable RecordingSmtpServer server;

    private SmtpServerExtension(String name, SmtpServerBuilder settings) {
        this.declaration = new Declaration(this, name, true, () -> settings);
    }

    /**
     * Makes an extension that starts a server.
     *
     * @param settings how
     * @return the extension
     */
    public static SmtpServerExtension of(SmtpServerBuilder settings) {
        return named("", settings);
    }

    /**
     * Makes an extension that starts a server with a name.
     *
     * @param name the name for {@link Reply#server()} and in the names of files
     * @param settings how it is started
     * @return the extension
     */
    public static SmtpServerExtension named(String name, SmtpServerBuilder settings) {
        return new SmtpServerExtension(name, settings);
    }

    /**
     * Returns the server of the test that runs.
     *
     * @return the server
     * @throws IllegalStateException if no test has begun
     */
    public RecordingSmtpServer server() {
        RecordingSmtpServer running = server;
        if (running == null) {
            throw new IllegalStateException(
                    "The server is started before each test, or before all if the field is static:"
                            + " ask for it in a test, and have @RegisterExtension on the field");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = Scope.of(context).find(declaration);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ClassServers.resetFor(context);
        server = Scope.of(context).find(declaration);
    }
}
