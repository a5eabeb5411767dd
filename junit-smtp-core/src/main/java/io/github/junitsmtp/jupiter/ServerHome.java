package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * A place that owns the servers of some test classes in JUnit's stead, since they have to run before it is built, such as an application
 * context. Implementations are found by {@link ServiceLoader}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ServerHome {

    /**
     * Tells whether the default server of a test class lives here. It is asked before the test class is used.
     *
     * @param testClass the class, on which or around which is {@code @SmtpServer}
     * @return true if {@link #find} is to find it
     */
    boolean isHomeOf(Class<?> testClass);

    /**
     * Finds a server that lives here.
     *
     * @param annotation the annotation of the test class
     * @param context the test or its class
     * @return the running server, which the test does not close
     */
    RecordingSmtpServer find(SmtpServer annotation, ExtensionContext context);

    /**
     * Tells whether another extension of this place injects a parameter, which no two of them may do.
     *
     * @param parameter a parameter whose type is that of the server
     * @param context the test or its class
     * @return true to let it
     */
    boolean injects(ParameterContext parameter, ExtensionContext context);
}
