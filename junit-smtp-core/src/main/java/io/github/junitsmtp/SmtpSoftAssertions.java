package io.github.junitsmtp;

import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertions;

/**
 * AssertJ's soft assertions with those of SMTP: all failures are collected and told at once.
 *
 * <pre>{@code
 * SmtpSoftAssertions softly = new SmtpSoftAssertions();
 * softly.assertThat(client.greeting()).isServiceReady();
 * softly.assertThat(client.help()).isSystemStatus();
 * softly.assertAll();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpSoftAssertions extends SoftAssertions implements SmtpSoftAssertionsProvider {

    /** Starts without failures. */
    public SmtpSoftAssertions() {}
}
