package io.github.junitsmtp.examples.conformance;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import java.io.IOException;
import java.util.Map;

/**
 * A server on the conformance page, which runs until it is closed. To add one, implement this interface, and add it to {@link
 * TestedServers}.
 */
interface TestedServer extends AutoCloseable {

    /** Returns the version, such as {@code 3.7.11}. The page is compared only on machines with this version. */
    String version();

    /** Returns the suite with the server's recipients and credentials. */
    SmtpConformance suite();

    /** Returns why the server violates each of the rules that it violates, in a sentence. */
    Map<ConformanceRule, String> explanations();

    @Override
    void close() throws IOException;

    /** Returns the version in the name of the jar that contains a class. */
    static String versionOfJarWith(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.replaceFirst(".*-(\\d[^/]*)\\.jar$", "$1");
    }
}
