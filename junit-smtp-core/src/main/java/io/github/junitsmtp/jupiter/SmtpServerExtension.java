package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An extension for {@code @RegisterExtension} that starts a server with any settings of {@link SmtpServerBuilder}. If
 * the attributes of {@link SmtpServer} are sufficient, use that simpler annotation instead.
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
 * <p>If the field is an instance field, each test has its own server. If it is static, or the class uses
 * {@code @TestInstance(PER_CLASS)}, the server is shared by the class and its nested classes, and is
 * {@linkplain RecordingSmtpServer#reset() reset} before each test; the tests in such a class cannot run concurrently.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpServerExtension extends ServerLifecycle implements BeforeAllCallback, BeforeEachCallback {

    private final ServerDeclaration declaration;
    private volatile @Nullable RecordingSmtpServer server;

    private SmtpServerExtension(String name, SmtpServerBuilder settings) {
        this.declaration = new ServerDeclaration(
                this,
                () -> "SmtpServerExtension" + (name.isEmpty() ? "" : " \"" + name + "\""),
                name,
                true,
                () -> settings);
    }

    /**
     * Returns an extension that starts a server with the given settings.
     *
     * @param settings the settings of the server
     * @return the extension
     */
    public static SmtpServerExtension of(SmtpServerBuilder settings) {
        return named("", settings);
    }

    /**
     * Returns an extension that starts a server with the given name and settings.
     *
     * @param name the name, which is used in {@link StubReply#server()} and also appears in file names
     * @param settings the settings of the server
     * @return the extension
     */
    public static SmtpServerExtension named(String name, SmtpServerBuilder settings) {
        return new SmtpServerExtension(name, settings);
    }

    /**
     * Returns the default server of a test class, for integrations that manage the servers themselves.
     *
     * @param testClass the test class
     * @return the server that {@code @SmtpServer} declares on the class or on the closest enclosing class, or empty if
     *     there is none
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Optional<ServerDeclaration> defaultServerOf(Class<?> testClass) {
        return Declarations.defaultOf(testClass);
    }

    /**
     * Sets the static fields of a test class and its enclosing classes, for integrations that manage the servers
     * themselves. Otherwise, components that an integration starts might read the fields before JUnit has set them.
     *
     * @param testClass the test class
     * @param declaration the declaration of the fields
     * @param server the server
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static void tellStaticFields(Class<?> testClass, ServerDeclaration declaration, RecordingSmtpServer server) {
        SmtpServerInjection.setStaticFields(testClass, declaration, server);
    }

    /**
     * Returns the server of the current test.
     *
     * @return the server
     * @throws IllegalStateException if no test has started
     */
    public RecordingSmtpServer server() {
        RecordingSmtpServer running = server;
        if (running == null) {
            throw new IllegalStateException(
                    "The server has not been started: it starts before each test, or before all tests if the field is"
                            + " static. Call server() in a test, and put @RegisterExtension on the field");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = Scope.of(context).serverFor(declaration);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Scope scope = Scope.of(context);
        scope.resetClassServers();
        server = scope.serverFor(declaration);
    }
}
