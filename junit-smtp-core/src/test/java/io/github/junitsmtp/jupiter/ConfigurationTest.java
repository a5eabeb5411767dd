package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.replyWith;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class ConfigurationTest {

    @SmtpServer
    static class Fixture {

        @Test
        void waits(RecordingSmtpServer smtp) {
            assertThat(smtp).receivesMail();
        }

        @Test
        void leaves_a_stub(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());
        }

        @Test
        void has_a_stub_that_throws(RecordingSmtpServer smtp) {
            smtp.on(connect()).answer(replyWith(connection -> {
                throw new IllegalStateException("out of order");
            }));
            SmtpClient.connect(smtp.host(), smtp.port()).close();
        }

        @Test
        void does_nothing(RecordingSmtpServer smtp) {}
    }

    private static Events run(String test, String parameter, String value) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(Configuration.EVIDENCE, "never")
                .configurationParameter(parameter, value)
                .selectors(selectMethod(Fixture.class, test, RecordingSmtpServer.class.getName()))
                .execute()
                .testEvents();
    }

    private static Throwable failure(String test, String parameter, String value) {
        return run(test, parameter, value).failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"20 ms, 20 ms", "35ms, 35 ms", "1 s, 1 s"})
    void the_time_of_assertions_has_a_default(String value, String told) {
        assertThat(failure("waits", "junit-smtp.timeout", value))
                .hasMessageContaining("to have received a mail within " + told + " but it received no mail");
    }

    @Test
    void a_stub_may_go_unused_everywhere() {
        assertThat(failure("leaves_a_stub", "junit-smtp.strict-stubs", "true"))
                .hasMessageContaining("unused stubs are allowed only with");
        assertThat(run("leaves_a_stub", "junit-smtp.strict-stubs", "false")
                        .failed()
                        .count())
                .isZero();
    }

    @Test
    void a_stub_may_not_throw_anywhere() {
        assertThat(failure("has_a_stub_that_throws", "junit-smtp.strict-stubs", "false"))
                .hasMessageContaining("threw java.lang.IllegalStateException: out of order")
                .hasRootCauseMessage("out of order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "junit-smtp.timeout|soon|a number followed by ms, s or m, such as 10 s,",
                "junit-smtp.timeout|0 s|positive",
                "junit-smtp.timeout|5|a number followed by ms, s or m, such as 10 s,",
                "junit-smtp.evidence|sometimes|on-failure, always or never",
                "junit-smtp.strict-stubs|yes|true or false",
                "junit-smtp.secrets|all|masked or shown",
                "junit-smtp.report.checks|finished;clients|a list of well-formed, finished, accessible, clients"
            })
    void what_makes_no_sense_is_refused(String parameter, String value, String expected) {
        assertThat(failure("does_nothing", parameter, value))
                .hasRootCauseMessage("The configuration parameter " + parameter + " must be " + expected
                        + " but was: \"" + value + "\"");
    }
}
