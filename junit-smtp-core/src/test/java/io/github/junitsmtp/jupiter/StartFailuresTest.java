package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.EngineSettings;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.RunningEngine;
import io.github.junitsmtp.server.SmtpEngine;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A server that does not start fails its test or class, and says why. */
class StartFailuresTest {

    private static Map<String, Throwable> failuresOf(Class<?> fixture) {
        Map<String, Throwable> failures = new ConcurrentHashMap<>();
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(fixture)).execute().allEvents().failed().stream()
                .forEach(event -> failures.put(nameOf(event), failureOf(event)));
        return failures;
    }

    private static String nameOf(Event event) {
        return event.getTestDescriptor().getDisplayName().replaceAll("\\(.*|.*\\$", "");
    }

    private static Throwable failureOf(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    static class InParameter {
        @Test
        void fails(@SmtpServer(tlsProtocols = "TLSv1.3") RecordingSmtpServer smtp) {}

        @Test
        void passes() {}
    }

    @Test
    void a_parameter_fails_its_test_and_no_other() {
        assertThat(failuresOf(InParameter.class))
                .containsOnlyKeys("fails")
                .extractingByKey("fails")
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("Failed to resolve parameter")
                        .hasMessageContaining("void " + InParameter.class.getName() + ".fails(")
                        .hasRootCauseInstanceOf(IllegalStateException.class)
                        .hasRootCauseMessage(
                                "certificate, clientCertificate and tlsProtocols have no effect without TLS; call tls(Tls.STARTTLS) or"
                                        + " tls(Tls.IMPLICIT)"));
    }

    static class InStaticField {
        @SmtpServer(tlsProtocols = "TLSv1.3")
        static RecordingSmtpServer smtp;

        @Test
        void never_runs() {}
    }

    @Test
    void a_static_field_fails_its_class() {
        assertThat(failuresOf(InStaticField.class))
                .containsOnlyKeys(InStaticField.class.getSimpleName())
                .allSatisfy((name, failure) -> assertThat(failure)
                        .hasMessage(
                                "certificate, clientCertificate and tlsProtocols have no effect without TLS; call tls(Tls.STARTTLS) or"
                                        + " tls(Tls.IMPLICIT)"));
    }

    static class InField {
        @SmtpServer(users = "ada")
        RecordingSmtpServer smtp;

        @BeforeEach
        void never_runs() {
            throw new IllegalStateException("too late");
        }

        @Test
        void fails() {}
    }

    @Test
    void an_instance_field_fails_each_test_before_it_begins() {
        assertThat(failuresOf(InField.class))
                .containsOnlyKeys("fails")
                .allSatisfy((name, failure) -> assertThat(failure)
                        .hasMessage("Each user in @SmtpServer must be \"login:password\" but user 1 has no colon"));
    }

    static final ServerSocket TAKEN = take();

    private static ServerSocket take() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static class OnTakenPort {
        @RegisterExtension
        final SmtpServerExtension smtp =
                SmtpServerExtension.of(RecordingSmtpServer.builder().port(TAKEN.getLocalPort()));

        @Test
        void fails() {}
    }

    @Test
    void a_taken_port_is_told_with_its_cause() {
        assertThat(failuresOf(OnTakenPort.class))
                .containsOnlyKeys("fails")
                .allSatisfy((name, failure) -> assertThat(failure)
                        .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + TAKEN.getLocalPort() + ": ")
                        .hasMessageEndingWith(
                                "; omit port(..) to use any free port, or find the process that uses this one")
                        .hasCauseInstanceOf(BindException.class));
    }

    static final class BrokenEngine implements SmtpEngine {
        @Override
        public String name() {
            return "BrokenEngine";
        }

        @Override
        public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
            throw new IOException("out of steam");
        }
    }

    static class OnBrokenEngine {
        @RegisterExtension
        static final SmtpServerExtension smtp =
                SmtpServerExtension.of(RecordingSmtpServer.builder().engine(new BrokenEngine()));

        @Test
        void never_runs() {}
    }

    @Test
    void an_engine_that_does_not_start_is_told_with_its_cause() {
        assertThat(failuresOf(OnBrokenEngine.class))
                .containsOnlyKeys(OnBrokenEngine.class.getSimpleName())
                .allSatisfy((name, failure) -> assertThat(failure)
                        .hasMessage("Cannot start BrokenEngine on 127.0.0.1: out of steam")
                        .hasRootCauseInstanceOf(IOException.class));
    }

    /** An engine that cannot do anything, not even close. */
    static final class StickyEngine implements SmtpEngine {
        @Override
        public String name() {
            return "StickyEngine";
        }

        @Override
        public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) {
            return new RunningEngine() {
                @Override
                public int port() {
                    return 1;
                }

                @Override
                public void reset() {}

                @Override
                public <T> Optional<T> unwrap(Class<T> type) {
                    return Optional.empty();
                }

                @Override
                public void close() {
                    throw new IllegalStateException("stuck");
                }
            };
        }
    }

    static class BesideStickyEngine {
        static RecordingSmtpServer seen;

        @RegisterExtension
        @Order(1)
        final SmtpServerExtension sticky =
                SmtpServerExtension.of(RecordingSmtpServer.builder().engine(new StickyEngine()));

        @Test
        void fails(@SmtpServer RecordingSmtpServer smtp) {
            seen = smtp;
        }
    }

    @Test
    void a_server_that_does_not_close_keeps_no_other_open() {
        assertThat(failuresOf(BesideStickyEngine.class))
                .containsOnlyKeys("fails")
                .allSatisfy((name, failure) -> assertThat(failure).hasRootCauseMessage("stuck"));
        assertThat(BesideStickyEngine.seen.toString()).endsWith(", closed");
    }

    static class ThreeStickyEngines {
        @RegisterExtension
        final SmtpServerExtension first =
                SmtpServerExtension.of(RecordingSmtpServer.builder().engine(new StickyEngine()));

        @RegisterExtension
        final SmtpServerExtension second =
                SmtpServerExtension.of(RecordingSmtpServer.builder().engine(new StickyEngine()));

        @RegisterExtension
        final SmtpServerExtension third =
                SmtpServerExtension.of(RecordingSmtpServer.builder().engine(new StickyEngine()));

        @Test
        void fails() {}
    }

    @Test
    void the_first_failure_to_close_carries_those_that_follow() {
        assertThat(failuresOf(ThreeStickyEngines.class))
                .containsOnlyKeys("fails")
                .allSatisfy((name, failure) -> assertThat(rootCauseOf(failure).getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("stuck", "stuck"));
    }

    private static Throwable rootCauseOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootCauseOf(failure.getCause());
    }

    static class NotRegistered {
        final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder());

        @Test
        void fails() {
            smtp.server();
        }
    }

    @Test
    void an_extension_that_is_not_registered_says_so() {
        assertThat(failuresOf(NotRegistered.class))
                .containsOnlyKeys("fails")
                .allSatisfy((name, failure) -> assertThat(failure)
                        .hasMessage(
                                "The server has not been started: it starts before each test, or before all tests if the field is"
                                        + " static. Call server() in a test, and put @RegisterExtension on the field"));
    }
}
