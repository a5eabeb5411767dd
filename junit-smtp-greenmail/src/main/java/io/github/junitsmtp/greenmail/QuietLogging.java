package io.github.junitsmtp.greenmail;

import org.slf4j.LoggerFactory;

/**
 * Starts SLF4J, GreenMail's logging API, before GreenMail does: without a logger, SLF4J would print three warnings to
 * the output of tests that do not use logging.
 */
final class QuietLogging {

    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private QuietLogging() {}

    /** Does nothing if a logger, or SLF4J's verbosity, is configured. */
    static synchronized void start() {
        if (System.getProperty(VERBOSITY) != null || isLoggerChosen()) {
            return;
        }
        System.setProperty(VERBOSITY, "ERROR");
        try {
            LoggerFactory.getILoggerFactory();
        } finally {
            System.clearProperty(VERBOSITY);
        }
    }

    /** Whether there is a logger for SLF4J 2, or one for SLF4J 1.7, about which SLF4J 2 warns. */
    private static boolean isLoggerChosen() {
        return System.getProperty("slf4j.provider") != null
                || has("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                || has("org/slf4j/impl/StaticLoggerBinder.class");
    }

    private static boolean has(String resource) {
        ClassLoader loader = LoggerFactory.class.getClassLoader();
        return (loader == null ? ClassLoader.getSystemResource(resource) : loader.getResource(resource)) != null;
    }
}
