package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.SmtpAssertions;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.PlainEngine;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A mistake in the setup of a test is reported where it makes the test fail, and nowhere else. */
class SetupSlipsTest {

    private static final String PUT_ON_PARAMETER =
            "To get the %s of an SMTP server, put @SmtpServer on the parameter; identical annotations in one test share one server";

    private static Map<String, Throwable> failuresOf(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .collect(Collectors.toMap(SetupSlipsTest::nameOf, SetupSlipsTest::failureOf));
    }

    private static String nameOf(Event event) {
        return event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", "");
    }

    private static Throwable failureOf(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static List<String> slipsOf(Throwable failure) {
        return Stream.of(failure.getSuppressed())
                .filter(told -> told.getClass().getSimpleName().equals("Slip"))
                .map(Throwable::toString)
                .toList();
    }

    @SmtpServer
    static class UnannotatedField {
        RecordingSmtpServer smtp;

        @Test
        void uses_it() {
            smtp.port();
        }

        @Test
        void asserts_on_it() {
            SmtpAssertions.assertThat(smtp).hasReceivedMail();
        }

        @Test
        void asserts_on_it_with_AssertJ() {
            assertThat(smtp).hasReceivedMail();
        }

        @Test
        void uses_it_in_Kotlin() {
            throw new IllegalStateException("lateinit property smtp has not been initialized");
        }

        @Test
        void uses_another_property_in_Kotlin() {
            throw new IllegalStateException("lateinit property orders has not been initialized");
        }

        @Test
        void gives_it_to_another() {
            Objects.requireNonNull(smtp);
        }

        @Test
        void fails_because_of_another() {
            Optional<String> missing = null;
            missing.isPresent();
        }

        @Test
        void fails_otherwise() {
            throw new IllegalStateException("no order");
        }

        @Nested
        class Inner {
            @Test
            void uses_that_around() {
                smtp.port();
            }
        }
    }

    @Test
    void a_field_without_annotation_is_told_where_a_test_fails_because_it_is_null() {
        Map<String, Throwable> failures = failuresOf(UnannotatedField.class);

        String slip = "The field UnannotatedField.smtp is null because it has no annotation."
                + " Put @SmtpServer on it, or declare a parameter \"@SmtpServer RecordingSmtpServer smtp\"";
        assertThat(slipsOf(failures.get("uses_it"))).containsExactly(slip);
        assertThat(failures.get("uses_it")).isInstanceOf(NullPointerException.class);
        assertThat(slipsOf(failures.get("asserts_on_it"))).containsExactly(slip);
        assertThat(slipsOf(failures.get("asserts_on_it_with_AssertJ"))).containsExactly(slip);
        assertThat(slipsOf(failures.get("uses_that_around"))).containsExactly(slip);
        assertThat(slipsOf(failures.get("uses_it_in_Kotlin"))).containsExactly(slip);
        assertThat(slipsOf(failures.get("uses_another_property_in_Kotlin"))).isEmpty();
        assertThat(slipsOf(failures.get("gives_it_to_another"))).containsExactly(slip);
        assertThat(slipsOf(failures.get("fails_because_of_another"))).isEmpty();
        assertThat(slipsOf(failures.get("fails_otherwise"))).isEmpty();
    }

    @SmtpServer
    static class UsedInConstructor {
        @SmtpServer
        RecordingSmtpServer smtp;

        final int port = smtp.port();

        @Test
        void never_runs() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class UsedInBeforeAll {
        @SmtpServer
        RecordingSmtpServer smtp;

        @BeforeAll
        void start() {
            smtp.port();
        }

        @Test
        void never_runs() {}
    }

    @Test
    void a_field_that_is_used_before_it_is_set_is_told() {
        String slip = "The field %s.smtp is still null: instance fields are set after the constructor and @BeforeAll"
                + " methods. Declare a parameter \"@SmtpServer RecordingSmtpServer smtp\" there instead";

        assertThat(slipsOf(failuresOf(UsedInConstructor.class).get("never_runs")))
                .containsExactly(slip.formatted("UsedInConstructor"));
        assertThat(slipsOf(failuresOf(UsedInBeforeAll.class).values().iterator().next()))
                .containsExactly(slip.formatted("UsedInBeforeAll"));
    }

    static class SetByAnotherExtension {
        @Deprecated
        RecordingSmtpServer smtp;

        @SmtpServer
        RecordingSmtpServer own;

        @Test
        void uses_it() {
            smtp.port();
        }
    }

    @Test
    void a_field_that_has_another_annotation_is_not_said_to_have_none() {
        assertThat(slipsOf(failuresOf(SetByAnotherExtension.class).get("uses_it")))
                .isEmpty();
    }

    @SmtpServer
    static class FieldsThatAreSet {
        @AutoClose
        final RecordingSmtpServer own = RecordingSmtpServer.start();

        @SmtpServer
        RecordingSmtpServer injected;

        SmtpClient client;

        Session session;

        FieldsThatAreSet(@SmtpServer Session session) {
            this.session = session;
        }

        @BeforeEach
        void connect(SmtpClient client) {
            this.client = client;
        }

        @Test
        void fails_because_of_another() {
            Optional<String> missing = null;
            missing.isPresent();
        }

        @Test
        void passes() {
            assertThat(own.port()).isPositive();
        }
    }

    @Test
    void fields_that_a_test_sets_itself_are_no_slip() {
        Map<String, Throwable> failures = failuresOf(FieldsThatAreSet.class);

        assertThat(failures).containsOnlyKeys("fails_because_of_another");
        assertThat(slipsOf(failures.get("fails_because_of_another"))).isEmpty();
    }

    @SmtpServer
    static class UnannotatedParameters {
        @Test
        void session(Session session) {}

        @Test
        void view_of_the_engine(RecordingSmtpServer smtp, PlainEngine.Heard heard) {}

        @Test
        void only_a_view_of_the_engine(PlainEngine.Heard heard) {}

        @Test
        void anothers(Runnable other) {}
    }

    static class NoDefaultServer {
        @Test
        void transcript(@SmtpServer RecordingSmtpServer smtp, Transcript transcript) {}
    }

    @Test
    void a_parameter_without_annotation_is_told_what_JUnit_says_and_what_to_do() {
        Map<String, Throwable> failures = failuresOf(UnannotatedParameters.class);

        assertThat(failures.get("session"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageStartingWith("No ParameterResolver registered for parameter [jakarta.mail.Session ")
                .hasMessageEndingWith("\n" + PUT_ON_PARAMETER.formatted("Session"))
                .cause()
                .isInstanceOf(ParameterResolutionException.class);
        assertThat(failures.get("view_of_the_engine")).hasMessageEndingWith(PUT_ON_PARAMETER.formatted("Heard"));
        assertThat(failures.get("only_a_view_of_the_engine"))
                .hasMessageEndingWith(PUT_ON_PARAMETER.formatted("Heard"))
                .hasNoSuppressedExceptions();
        assertThat(failures.get("anothers"))
                .hasMessageStartingWith("No ParameterResolver registered for parameter [java.lang.Runnable ")
                .hasMessageNotContaining("@SmtpServer")
                .hasNoCause();
        assertThat(failuresOf(NoDefaultServer.class).get("transcript"))
                .hasMessageEndingWith(PUT_ON_PARAMETER.formatted("Transcript"));
    }

    @SmtpServer
    static class TwoImplementations {
        private final ClassLoader own = Thread.currentThread().getContextClassLoader();

        @AfterEach
        void leave_the_thread_as_it_was() {
            Thread.currentThread().setContextClassLoader(own);
        }

        @Test
        void finds_no_provider() throws Exception {
            beside("com.sun.mail.smtp.SMTPTransport");
            throw new NoSuchProviderException("No provider for smtp");
        }

        @Test
        void cannot_verify_an_address() throws Exception {
            beside("com.sun.mail.smtp.SMTPTransport");
            throw new MessagingException(
                    "Could not convert socket to TLS", new IOException("Can't verify identity of server: 127.0.0.1"));
        }

        @Test
        void does_not_say_that_it_cannot_verify_an_address(
                @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp,
                @SmtpServer(tls = Tls.STARTTLS) SmtpClient client) {
            beside("com.sun.mail.smtp.SMTPTransport");
            client.ehlo("localhost");
            client.startTls(smtp.certificates().sslContext());
            assertThat(smtp.transcript().sessions().get(0)).isEncrypted(); // waits until the server notices
            throw new AssertionError("no mail");
        }

        @Test
        void fails_after_a_dialogue_over_TLS(
                @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp,
                @SmtpServer(tls = Tls.STARTTLS) SmtpClient client) {
            beside("com.sun.mail.smtp.SMTPTransport");
            client.ehlo("localhost");
            client.startTls(smtp.certificates().sslContext());
            client.ehlo("localhost");
            throw new AssertionError("no mail");
        }

        @Test
        void fails_otherwise() {
            beside("com.sun.mail.smtp.SMTPTransport");
            throw new IllegalStateException("no order");
        }

        private static void beside(String name) {
            ClassLoader both = new ByteBuddy()
                    .subclass(Transport.class)
                    .name(name)
                    .make()
                    .load(Transport.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                    .getLoaded()
                    .getClassLoader();
            Thread.currentThread().setContextClassLoader(both);
        }
    }

    @Test
    void two_implementations_of_Jakarta_Mail_are_told_where_they_may_be_the_cause() {
        Map<String, Throwable> failures = failuresOf(TwoImplementations.class);

        assertThat(slipsOf(failures.get("finds_no_provider")))
                .singleElement()
                .asString()
                .matches("Several implementations of Jakarta Mail are on the class path: org\\.eclipse\\.angus\\.mail"
                        + " \\(angus-mail-.*\\.jar\\), com\\.sun\\.mail.*\\. They conflict: keep"
                        + " org\\.eclipse\\.angus:angus-mail, and exclude com\\.sun\\.mail:jakarta\\.mail");
        assertThat(slipsOf(failures.get("cannot_verify_an_address"))).hasSize(1);
        assertThat(slipsOf(failures.get("does_not_say_that_it_cannot_verify_an_address")))
                .hasSize(1);
        assertThat(slipsOf(failures.get("fails_after_a_dialogue_over_TLS"))).isEmpty();
        assertThat(slipsOf(failures.get("fails_otherwise"))).isEmpty();
    }

    @SmtpServer
    static class JavaxMailAfterAngusMail {
        private static final ClassCastException OF_ANGUS_MAIL =
                new ClassCastException("class org.eclipse.angus.mail.handlers.text_plain cannot be cast to class"
                        + " javax.activation.DataContentHandler (both are in unnamed module of loader 'app')");

        private final ClassLoader own = Thread.currentThread().getContextClassLoader();

        @AfterEach
        void leave_the_thread_as_it_was() {
            Thread.currentThread().setContextClassLoader(own);
        }

        @Test
        void angus_mail_first() {
            URL angus = Objects.requireNonNull(own.getResource("org/eclipse/angus/mail/smtp/SMTPTransport.class"));
            Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] {jarOf(angus)}, null));
            throw new IllegalStateException("not sent", OF_ANGUS_MAIL);
        }

        @Test
        void this_library_first() {
            throw OF_ANGUS_MAIL;
        }

        private static URL jarOf(URL entry) {
            try {
                return new URL(entry.getPath().replaceAll("!.*", ""));
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The message of the failure is that of javax.mail 1.6.2 next to Angus Mail 2.0.5. */
    @Test
    void javax_mail_that_gets_the_handlers_of_Angus_Mail_is_told_where_it_is_to_be_declared() {
        Map<String, Throwable> failures = failuresOf(JavaxMailAfterAngusMail.class);

        assertThat(slipsOf(failures.get("angus_mail_first")))
                .singleElement()
                .asString()
                .matches(
                        "javax\\.mail cannot use the handlers of Angus Mail \\(angus-mail-[0-9.]*\\.jar\\), which comes"
                                + " first on the class path\\. Declare the com\\.sun\\.mail dependency before the one that brings in"
                                + " Angus Mail");
        assertThat(slipsOf(failures.get("this_library_first"))).isEmpty();
    }

    @Test
    void one_implementation_is_no_slip() {
        assertThat(SetupSlips.implementations(getClass().getClassLoader())).hasSize(1);
    }
}
