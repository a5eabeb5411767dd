package io.github.junitsmtp.internal.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Owns the servers of some test classes in place of JUnit, because something that outlives the class needs them before it starts, such as
 * an application context. Implementations are found by {@link ServiceLoader}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ServerOwner {

    /**
     * Returns whether it owns the default server of a test class. Called before the class is used.
     *
     * @param testClass the class with {@code @SmtpServer}, directly or on an enclosing class
     * @return true if {@link #find} finds the server
     */
    boolean ownsServerOf(Class<?> testClass);

    /**
     * Finds a server that it owns.
     *
     * @param declaration the default server of the test class
     * @param context the context of the test or of its class
     * @return the running server, which the test does not close
     */
    RecordingSmtpServer find(ServerDeclaration declaration, ExtensionContext context);

    /**
     * Returns whether an extension of the owner injects a parameter. JUnit rejects parameters that two extensions inject.
     *
     * @param parameter a parameter for the server itself
     * @param context the context of the test or of its class
     * @return true if the owner's extension injects it
     */
    boolean injects(ParameterContext parameter, ExtensionContext context);
}
