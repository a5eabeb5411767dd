package io.github.junitsmtp;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * AssertJ's soft assertions plus those for SMTP. They collect all failures and report them together.
 *
 * <pre>{@code
 * SmtpSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(client.greeting()).isServiceReady();
 *     softly.assertThat(client.help()).isSystemStatus();
 * });
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, SmtpSoftAssertionsProvider {

    /** What stands between a failure and the test: assertions, their proxies, and how these are called. */
    private static final Pattern BETWEEN = Pattern.compile("(?:java|jdk|org\\.assertj)\\..*|"
            + Pattern.quote(SmtpSoftAssertions.class.getPackageName())
            + "\\.(?:internal\\..*|(?:\\w+\\.)?\\w+Assert(?:\\$.*)?)");

    /** Creates an instance that has not collected any failures yet. */
    public SmtpSoftAssertions() {}

    /** Collects a failure and trims its stack trace so that it starts at the failing line of the test. */
    @Override
    public void collectAssertionError(AssertionError failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        int test = 0;
        while (test < trace.length
                && BETWEEN.matcher(trace[test].getClassName()).matches()) {
            test++;
        }
        failure.setStackTrace(Arrays.copyOfRange(trace, test < trace.length ? test : 0, trace.length));
        super.collectAssertionError(failure);
    }

    /**
     * Collects the failures of several assertions, and throws one error that reports them all. If the code throws another exception after a
     * failure, the error contains it as a suppressed exception.
     *
     * <pre>{@code
     * SmtpSoftAssertions.assertSoftly(softly -> softly.assertThat(mail).hasSubject("Welcome!")); // passes for this subject
     * SmtpSoftAssertions.assertSoftly(softly -> softly.assertThat(mail).hasSubject("Goodbye!")); // fails for another subject
     * }</pre>
     *
     * @param assertions the code that calls the soft assertions
     * @throws AssertionError if at least one assertion fails
     */
    public static void assertSoftly(Consumer<SmtpSoftAssertions> assertions) {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();
        try {
            assertions.accept(softly);
        } catch (RuntimeException | Error thrown) {
            try {
                softly.assertAll();
            } catch (AssertionError failures) {
                failures.addSuppressed(thrown);
                throw failures;
            }
            throw thrown;
        }
        softly.assertAll();
    }
}
