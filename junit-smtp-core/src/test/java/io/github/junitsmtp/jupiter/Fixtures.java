package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that {@link LifecycleMatrixTest} runs. Since they are nested and static, nothing else runs them as tests. */
final class Fixtures {

    static final Delivery DELIVERY = new Delivery();

    private Fixtures() {}

    @SmtpServer
    static class OnClass {
        @Test
        void one(RecordingSmtpServer smtp, Transcript transcript) {
            assertThat(transcript).isSameAs(smtp.transcript());
            DELIVERY.through(smtp, "one");
        }

        @Test
        void two(RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, "two");
        }
    }

    static class InstanceField {
        @SmtpServer
        RecordingSmtpServer smtp;

        @Test
        void one() {
            DELIVERY.through(smtp, "one");
        }

        @Test
        void two() {
            DELIVERY.through(smtp, "two");
        }
    }

    static class StaticField {
        @SmtpServer
        static RecordingSmtpServer smtp;

        @Test
        void one() {
            DELIVERY.through(smtp, "one");
        }

        @Test
        void two(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(smtp);
            DELIVERY.through(smtp, "two");
        }
    }

    static class Parameter {
        @Test
        void one(@SmtpServer RecordingSmtpServer smtp, @SmtpServer RecordingSmtpServer again) {
            assertThat(again).isSameAs(smtp);
            DELIVERY.through(smtp, "one");
        }

        @Test
        void two(@SmtpServer RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, "two");
        }
    }

    static class Constructor {
        private final RecordingSmtpServer smtp;

        Constructor(@SmtpServer RecordingSmtpServer smtp) {
            this.smtp = smtp;
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(smtp);
            DELIVERY.through(smtp, "one");
        }

        @Test
        void two() {
            DELIVERY.through(smtp, "two");
        }
    }

    static class BeforeAllParameter {
        static RecordingSmtpServer smtp;

        @BeforeAll
        static void set_up(@SmtpServer RecordingSmtpServer parameter) {
            smtp = parameter;
            Delivery.send(parameter, "before all");
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(smtp);
            DELIVERY.through(parameter, "one");
        }

        @Test
        void two(@SmtpServer RecordingSmtpServer parameter) {
            DELIVERY.through(parameter, "two");
        }
    }

    static class BeforeEachParameter {
        private static final ThreadLocal<RecordingSmtpServer> SMTP = new ThreadLocal<>();

        @BeforeEach
        void set_up(@SmtpServer RecordingSmtpServer parameter) {
            SMTP.set(parameter);
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(SMTP.get());
            DELIVERY.through(parameter, "one");
        }

        @Test
        void two(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(SMTP.get());
            DELIVERY.through(parameter, "two");
        }
    }

    static class NestedInInstance extends InstanceField {
        @Nested
        class Inner {
            @Test
            void three(@SmtpServer RecordingSmtpServer parameter) {
                assertThat(parameter).isSameAs(smtp);
                DELIVERY.through(smtp, "three");
            }
        }
    }

    static class NestedInStatic {
        @SmtpServer
        static RecordingSmtpServer smtp;

        @Test
        void one() {
            DELIVERY.through(smtp, "one");
        }

        @Nested
        class Inner {
            @Test
            void two() {
                DELIVERY.through(smtp, "two");
            }

            @Nested
            class Innermost {
                @Test
                void three(@SmtpServer RecordingSmtpServer parameter) {
                    assertThat(parameter).isSameAs(smtp);
                    DELIVERY.through(smtp, "three");
                }
            }
        }
    }

    @SmtpServer
    static class NestedInClass {
        @Test
        void one(RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, "one");
        }

        @Nested
        class Inner {
            @Test
            void two(RecordingSmtpServer smtp) {
                DELIVERY.through(smtp, "two");
            }
        }
    }

    static class Parameterized {
        @ParameterizedTest
        @ValueSource(strings = {"one", "two", "three"})
        void test(String subject, @SmtpServer RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, subject);
        }
    }

    @SmtpServer
    static class Repeated {
        @RepeatedTest(3)
        void test(TestInfo test, RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, test.getDisplayName());
        }
    }

    /** One server for all tests of a factory. JUnit has no callback between them, so the tests take turns themselves. */
    @SmtpServer
    static class Dynamic {
        @TestFactory
        Stream<DynamicTest> tests(RecordingSmtpServer smtp) {
            return Stream.of("one", "two", "three")
                    .map(subject -> dynamicTest(subject, () -> {
                        synchronized (smtp) {
                            smtp.reset();
                            DELIVERY.through(smtp, subject);
                        }
                    }));
        }
    }

    static class InheritedField extends InstanceField {}

    static class InheritedStatic extends StaticField {}

    static class InheritedClass extends OnClass {}

    interface Contract {
        @Test
        default void test(@SmtpServer RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, "from the interface");
        }
    }

    static class FromInterface implements Contract {}

    @Retention(RetentionPolicy.RUNTIME)
    @SmtpServer(users = "ada:secret")
    @interface PickyServer {}

    static class MetaOnField {
        @PickyServer
        RecordingSmtpServer picky;

        @Test
        void test(@PickyServer RecordingSmtpServer parameter, @SmtpServer RecordingSmtpServer plain) {
            assertThat(parameter).isSameAs(picky).isNotSameAs(plain);
            assertThat(picky.mailSession().getProperty("mail.smtp.auth")).isEqualTo("true");
            DELIVERY.through(picky, "picky");
        }
    }

    @PickyServer
    static class MetaOnClass {
        @SmtpServer
        RecordingSmtpServer smtp;

        @Test
        void test(RecordingSmtpServer parameter, @SmtpServer("other") RecordingSmtpServer other) {
            assertThat(parameter).isSameAs(smtp).isNotSameAs(other);
            assertThat(smtp.mailSession().getProperty("mail.smtp.auth")).isEqualTo("true");
            DELIVERY.through(smtp, "picky");
        }
    }

    static class Named {
        @SmtpServer("first")
        RecordingSmtpServer first;

        @Test
        void one(@SmtpServer("second") RecordingSmtpServer second, @SmtpServer("third") RecordingSmtpServer third) {
            through(second, third);
        }

        @Test
        void two(@SmtpServer("second") RecordingSmtpServer second, @SmtpServer("third") RecordingSmtpServer third) {
            through(second, third);
        }

        private void through(RecordingSmtpServer second, RecordingSmtpServer third) {
            DELIVERY.through(first, "first");
            DELIVERY.through(second, "second");
            DELIVERY.through(third, "third");
        }
    }

    static class NamedStatic {
        @SmtpServer("first")
        static RecordingSmtpServer first;

        @SmtpServer("second")
        static RecordingSmtpServer second;

        @Test
        void one() {
            DELIVERY.through(first, "first");
            DELIVERY.through(second, "second");
        }

        @Test
        void two() {
            DELIVERY.through(second, "second");
            DELIVERY.through(first, "first");
        }
    }

    static class Registered {
        @RegisterExtension
        final SmtpServerExtension smtp =
                SmtpServerExtension.of(RecordingSmtpServer.builder().domain("mx.example.org"));

        @Test
        void one() {
            assertThat(smtp.server().transcript()).hasSessions(0);
            DELIVERY.through(smtp.server(), "one");
            assertThat(smtp.server().transcript()).singleSession().greeting().announcesDomain("mx.example.org");
        }

        @Test
        void two() {
            DELIVERY.through(smtp.server(), "two");
        }
    }

    static class RegisteredStatic {
        @RegisterExtension
        static final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder());

        @BeforeAll
        static void send() {
            Delivery.send(smtp.server(), "before all");
        }

        @Test
        void one() {
            DELIVERY.through(smtp.server(), "one");
        }

        @Nested
        class Inner {
            @Test
            void two() {
                DELIVERY.through(smtp.server(), "two");
            }
        }

        @Nested
        class Other {
            @Test
            void three() {
                DELIVERY.through(smtp.server(), "three");
            }
        }
    }

    static class RegisteredAndNested {
        @RegisterExtension
        final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder());

        @Test
        void one() {
            DELIVERY.through(smtp.server(), "one");
        }

        @Nested
        class Inner {
            @Test
            void two(@SmtpServer RecordingSmtpServer other) {
                assertThat(other).isNotSameAs(smtp.server());
                DELIVERY.through(smtp.server(), "two");
            }
        }
    }

    static class Programmatic {
        @Test
        void one() {
            try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
                DELIVERY.through(smtp, "one");
            }
        }

        @Nested
        class Inner {
            @AutoClose
            final RecordingSmtpServer smtp = RecordingSmtpServer.start();

            @Test
            void two() {
                DELIVERY.through(smtp, "two");
            }
        }
    }
}
