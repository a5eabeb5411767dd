package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.report.MailCheck;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The JUnit configuration parameters of this library, such as those in {@code junit-platform.properties}.
 *
 * @param timeout the timeout of assertions that wait; empty for Awaitility's default
 * @param evidence when evidence is kept: on-failure, always or never
 * @param directory where evidence is kept; empty for the directory that JUnit provides
 * @param strictStubs whether a test fails if one of its stubs was never used
 * @param secretsShown whether transcripts show credentials
 * @param checks what the HTML page checks in each mail
 */
record Configuration(
        Optional<Duration> timeout,
        String evidence,
        Optional<Path> directory,
        boolean strictStubs,
        boolean secretsShown,
        Set<MailCheck> checks) {

    static final String TIMEOUT = "junit-smtp.timeout";
    static final String EVIDENCE = "junit-smtp.evidence";
    static final String DIRECTORY = "junit-smtp.evidence.directory";
    static final String STRICT_STUBS = "junit-smtp.strict-stubs";
    static final String SECRETS = "junit-smtp.secrets";
    static final String CHECKS = "junit-smtp.report.checks";

    private static final Pattern TIME = Pattern.compile("(\\d+)\\s*(ms|s|m)");

    private static final BigInteger MOST = BigInteger.valueOf(999_999_999);

    static Configuration of(ExtensionContext context) {
        return new Configuration(
                context.getConfigurationParameter(TIMEOUT).map(Configuration::time),
                choice(context, EVIDENCE, "on-failure", "always", "never"),
                context.getConfigurationParameter(DIRECTORY).map(Configuration::directory),
                choice(context, STRICT_STUBS, "true", "false").equals("true"),
                choice(context, SECRETS, "masked", "shown").equals("shown"),
                context.getConfigurationParameter(CHECKS)
                        .map(Configuration::checks)
                        .orElse(Set.of()));
    }

    void applyTo(RecordingSmtpServer server) {
        timeout.ifPresent(server::assertionTimeout);
        server.showSecrets(secretsShown);
    }

    boolean keepsEvidenceOfFailures() {
        return !evidence.equals("never");
    }

    boolean keepsAllEvidence() {
        return evidence.equals("always");
    }

    /** Returns the normalized directory, because no directory can be created from a path that contains {@code ..}. */
    private static Path directory(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw invalid(DIRECTORY, "a path", text);
        }
    }

    /** Reads a list such as {@code finished, clients}. */
    private static Set<MailCheck> checks(String text) {
        Map<String, MailCheck> known = new LinkedHashMap<>();
        for (MailCheck check : MailCheck.values()) {
            known.put(check.name().toLowerCase(Locale.ROOT).replace('_', '-'), check);
        }
        Set<MailCheck> chosen = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            MailCheck check = known.get(name.strip());
            if (check == null) {
                throw invalid(CHECKS, "a list of " + String.join(", ", known.keySet()), text);
            }
            chosen.add(check);
        }
        return chosen;
    }

    private static Duration time(String text) {
        return parseTime(
                text,
                "10 s",
                problem -> new ExtensionConfigurationException("The configuration parameter " + TIMEOUT + problem));
    }

    /**
     * Reads a time such as {@code 10 s}.
     *
     * @param text the time
     * @param example a valid time, for the message
     * @param invalid creates the exception; its argument is the end of the message
     */
    static Duration parseTime(String text, String example, Function<String, ExtensionConfigurationException> invalid) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw invalid.apply(
                    " must be a number followed by ms, s or m, such as " + example + ", but was: \"" + text + "\"");
        }
        BigInteger number = new BigInteger(time.group(1));
        if (number.signum() == 0) {
            throw invalid.apply(" must be positive but was: \"" + text + "\"");
        }
        if (number.compareTo(MOST) > 0) {
            throw invalid.apply(" must not contain a number greater than " + MOST + " but was: \"" + text + "\"");
        }
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number.longValue());
            case "s" -> Duration.ofSeconds(number.longValue());
            default -> Duration.ofMinutes(number.longValue());
        };
    }

    /** Returns the configured choice; the first is the default. */
    private static String choice(ExtensionContext context, String parameter, String... choices) {
        String chosen = context.getConfigurationParameter(parameter).orElse(choices[0]);
        if (!List.of(choices).contains(chosen)) {
            int last = choices.length - 1;
            String others = String.join(", ", List.of(choices).subList(0, last));
            throw invalid(parameter, others + " or " + choices[last], chosen);
        }
        return chosen;
    }

    private static ExtensionConfigurationException invalid(String parameter, String expected, String actual) {
        return new ExtensionConfigurationException(
                "The configuration parameter " + parameter + " must be " + expected + " but was: \"" + actual + "\"");
    }
}
