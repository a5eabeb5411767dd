package io.github.junitsmtp.greenmail;

import org.slf4j.LoggerFactory;

/**
 * Starts SLF4J, by which GreenMail logs, before GreenMail does: where there is nothing to log to, SLF4J would print three warnings into the
 * output of tests that never asked for a log.
 */
final class QuietLogging {

    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private QuietLogging() {}

    /** Leaves everything as it is where somebody has chosen a logger, or how much SLF4J prints. */
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

    /** Whether there is a logger for SLF4J 2, or one for SLF4J 1.7, of which SLF4J 2 tells that it is of no use. */
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
