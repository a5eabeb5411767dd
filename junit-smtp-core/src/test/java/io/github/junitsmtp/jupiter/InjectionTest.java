package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.PlainEngine;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.Session;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Isolated("another test could get a port that was just freed")
class InjectionTest {

    /** The servers that the fixtures got, by the name of the fixture. */
    static final Map<String, List<RecordingSmtpServer>> SEEN = new ConcurrentHashMap<>();

    @BeforeAll
    static void forget_earlier_runs() {
        SEEN.clear();
    }

    static void saw(Object fixture, RecordingSmtpServer server) {
        SEEN.computeIfAbsent(fixture.getClass().getSimpleName(), name -> new CopyOnWriteArrayList<>())
                .add(server);
    }

    private static List<RecordingSmtpServer> seenBy(Class<?>... fixtures) {
        return List.of(fixtures).stream()
                .flatMap(f -> SEEN.get(f.getSimpleName()).stream())
                .toList();
    }

    private static EngineExecutionResults run(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .execute();
    }

    private static void passes(Class<?> fixture, int tests) {
        EngineExecutionResults results = run(fixture);
        assertThat(results.allEvents().failed().list()).isEmpty();
        results.testEvents().assertStatistics(stats -> stats.succeeded(tests));
    }

    private static void allAreClosed(List<RecordingSmtpServer> servers) {
        assertThat(servers).allSatisfy(server -> {
            try (java.net.ServerSocket free = new java.net.ServerSocket()) {
                free.setReuseAddress(true);
                free.bind(new java.net.InetSocketAddress(server.host(), server.port()));
            }
        });
    }

    static class InstanceScope {
        @SmtpServer
        private RecordingSmtpServer field;

        @BeforeEach
        void set_up(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(field);
            saw(this, parameter);
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter, @SmtpServer("other") RecordingSmtpServer other) {
            assertThat(parameter).isSameAs(field).isNotSameAs(other);
        }

        @RepeatedTest(2)
        void again(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(field);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void with_arguments(int number, @SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(field);
        }
    }

    @Test
    void equal_annotations_in_one_test_are_one_server_and_each_test_has_its_own() {
        passes(InstanceScope.class, 5);

        assertThat(seenBy(InstanceScope.class)).hasSize(5).doesNotHaveDuplicates();
        allAreClosed(seenBy(InstanceScope.class));
    }

    @Execution(ExecutionMode.SAME_THREAD)
    static class StaticScope {
        @SmtpServer
        static RecordingSmtpServer shared;

        @BeforeAll
        static void send(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(shared);
            SmtpClient.connect(shared.host(), shared.port()).close();
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            check(parameter);
        }

        @Test
        void two(@SmtpServer RecordingSmtpServer parameter) {
            check(parameter);
        }

        void check(RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(shared).hasReceivedNoMail();
            try (SmtpClient client = SmtpClient.connect(shared.host(), shared.port())) {
                client.ehlo("client.example.org");
                client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA");
                client.message("Hello");
            }
            saw(this, parameter);
        }

        @Nested
        @Execution(ExecutionMode.SAME_THREAD)
        class Inner {
            @Test
            void three(@SmtpServer RecordingSmtpServer parameter) {
                check(parameter);
            }
        }
    }

    @Test
    void a_static_field_is_one_server_for_the_class_and_its_nested_classes_emptied_before_each_test() {
        passes(StaticScope.class, 3);

        assertThat(seenBy(StaticScope.class))
                .hasSize(3)
                .containsOnly(seenBy(StaticScope.class).get(0));
        allAreClosed(seenBy(StaticScope.class));
    }

    @SmtpServer
    static class ClassDefault {
        @Test
        void needs_no_annotation(
                RecordingSmtpServer smtp, SmtpClient client, Transcript transcript, @SmtpServer Session session) {
            assertThat(client.noop()).isOk();
            assertThat(transcript).isSameAs(smtp.transcript()).hasSessions(1);
            assertThat(session.getProperty("mail.smtp.port")).isEqualTo(Integer.toString(smtp.port()));
        }

        @Nested
        class Inner {
            @Test
            void nor_in_a_nested_class(RecordingSmtpServer smtp, @SmtpServer PlainEngine.Heard heard) {
                assertThat(smtp.unwrap(PlainEngine.Heard.class)).containsSame(heard);
            }
        }
    }

    @Test
    void on_a_class_the_annotation_is_the_default() {
        passes(ClassDefault.class, 2);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @SmtpServer(users = "ada:secret")
    @interface PickyServer {}

    static class MetaAnnotated {
        @PickyServer
        RecordingSmtpServer picky;

        @SmtpServer
        RecordingSmtpServer plain;

        @Test
        void stands_for_it(@PickyServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(picky).isNotSameAs(plain);
            assertThat(parameter.mailSession().getProperty("mail.smtp.auth")).isEqualTo("true");
        }
    }

    static class Inheriting extends MetaAnnotated {}

    @Test
    void ones_own_annotation_and_inherited_fields_work() {
        passes(MetaAnnotated.class, 1);
        passes(Inheriting.class, 1);
    }

    static class ByConstructor {
        private final RecordingSmtpServer smtp;

        ByConstructor(@SmtpServer RecordingSmtpServer smtp) {
            this.smtp = smtp;
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(smtp);
            saw(this, smtp);
        }

        @Test
        void two() {
            saw(this, smtp);
        }
    }

    @Test
    void a_constructor_gets_the_server_of_its_test() {
        passes(ByConstructor.class, 2);

        assertThat(seenBy(ByConstructor.class)).hasSize(2).doesNotHaveDuplicates();
        allAreClosed(seenBy(ByConstructor.class));
    }

    record ByComponents(
            @SmtpServer RecordingSmtpServer smtp,
            @SmtpServer Session session) {

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(smtp);
            assertThat(session.getProperty("mail.smtp.port")).isEqualTo(Integer.toString(smtp.port()));
        }
    }

    static class ByProperty { // as Kotlin compiles class ByProperty(@SmtpServer val smtp: RecordingSmtpServer)
        @SmtpServer
        final RecordingSmtpServer smtp;

        ByProperty(@SmtpServer RecordingSmtpServer smtp) {
            this.smtp = smtp;
        }

        @Test
        void one(@SmtpServer RecordingSmtpServer parameter) {
            assertThat(parameter).isSameAs(smtp);
        }
    }

    @Test
    void components_of_a_record_and_properties_of_a_constructor_get_the_server_of_its_test() {
        passes(ByComponents.class, 1);
        passes(ByProperty.class, 1);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {
        @SmtpServer
        RecordingSmtpServer smtp;

        @Test
        void one() {
            saw(this, smtp);
        }

        @Test
        void two() {
            saw(this, smtp);
        }
    }

    @Test
    void an_instance_field_is_new_for_each_test_in_a_shared_instance_too() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .selectors(selectClass(PerClass.class))
                .execute();

        results.testEvents().assertStatistics(stats -> stats.succeeded(2));
        assertThat(seenBy(PerClass.class)).hasSize(2).doesNotHaveDuplicates();
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class Concurrent {
        @SmtpServer
        static RecordingSmtpServer shared;

        @Test
        void one() {}
    }

    @Test
    void a_server_for_the_class_is_refused_where_its_tests_run_concurrently() {
        failsWith(
                Concurrent.class,
                "The class-level @SmtpServer cannot be reset before one() because other tests may be using it:"
                        + " declare it on an instance field or a test parameter, or put"
                        + " @Execution(SAME_THREAD) on " + Concurrent.class.getName());
    }

    @ResourceLock("the shop")
    @Execution(ExecutionMode.CONCURRENT)
    static class Locked {
        private static final AtomicInteger RUNNING = new AtomicInteger();

        @SmtpServer
        static RecordingSmtpServer shared;

        @RepeatedTest(10)
        void one_after_the_other() {
            assertThat(RUNNING.incrementAndGet()).isOne();
            EvidenceTest.deliver(shared);
            assertThat(shared).hasReceivedExactly(1);
            RUNNING.decrementAndGet();
        }

        @Nested
        class Inner {
            @Test
            void nor_in_a_nested_class() {
                one_after_the_other();
            }
        }
    }

    @Isolated
    @Execution(ExecutionMode.CONCURRENT)
    static class Alone extends Locked {}

    @ParameterizedTest
    @ValueSource(classes = {Locked.class, Alone.class})
    void a_server_for_the_class_is_possible_where_a_lock_on_the_class_keeps_its_tests_in_one_thread(Class<?> fixture) {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .selectors(selectClass(fixture))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(11));
    }

    @ResourceLock(value = "the shop", mode = ResourceAccessMode.READ)
    @Execution(ExecutionMode.CONCURRENT)
    static class Reading extends Concurrent {}

    @Test
    void a_server_for_the_class_is_refused_where_the_lock_does_not_keep_its_tests_in_one_thread() {
        failsWith(Reading.class, "The class-level @SmtpServer cannot be reset before one()");
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class LockedWithin {
        @SmtpServer
        static RecordingSmtpServer shared;

        @Nested
        @ResourceLock("the shop")
        class Inner {
            @Test
            void one() {}
        }
    }

    @Test
    void a_server_for_the_class_is_refused_where_only_a_nested_class_is_locked() {
        failsWith(LockedWithin.class, "The class-level @SmtpServer cannot be reset before one()");
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class SharedInstance {
        @SmtpServer
        RecordingSmtpServer smtp;

        @Test
        void one() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedOuterInstance {
        @SmtpServer
        RecordingSmtpServer smtp;

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        class Inner {
            @Test
            void one() {}
        }
    }

    @Test
    void a_field_of_a_shared_instance_is_refused_where_its_tests_run_concurrently() throws Exception {
        failsWith(
                SharedInstance.class,
                "The @SmtpServer field [" + SharedInstance.class.getDeclaredField("smtp")
                        + "] cannot be set before one() because other tests may be using the same instance:"
                        + " declare the server as a parameter of the test method, or put @Execution(SAME_THREAD) on "
                        + SharedInstance.class.getName());
        failsWith(
                SharedOuterInstance.class,
                "cannot be set before one() because other tests may be using the same instance: declare the server as a parameter of the test method,"
                        + " or put @Execution(SAME_THREAD) on " + SharedOuterInstance.Inner.class.getName());
    }

    static class WrongParameter {
        @Test
        void one(@SmtpServer Integer number) {}
    }

    static class FinalField {
        @SmtpServer
        final RecordingSmtpServer smtp = null;

        @Test
        void one() {}
    }

    static class WrongUsers {
        @Test
        void one(@SmtpServer(users = {"ada:secret", "bob=secret"}) RecordingSmtpServer smtp) {}
    }

    static class WithoutLogin {
        @Test
        void one(@SmtpServer(users = ":secret") RecordingSmtpServer smtp) {}
    }

    static class WrongTimeout {
        @Test
        void one(@SmtpServer(idleTimeout = "soon") RecordingSmtpServer smtp) {}
    }

    static class NoTimeout {
        @Test
        void one(@SmtpServer(idleTimeout = "0 s") RecordingSmtpServer smtp) {}
    }

    static class EndlessTimeout {
        @Test
        void one(@SmtpServer(idleTimeout = "99999999999 s") RecordingSmtpServer smtp) {}
    }

    @Test
    void wrong_uses_are_refused_by_name() throws Exception {
        failsWith(
                FinalField.class,
                "@SmtpServer field [" + FinalField.class.getDeclaredField("smtp") + "] must not be declared as final.");
        failsWith(WrongUsers.class, "Each user in @SmtpServer must be \"login:password\" but user 2 has no colon");
        failsWith(WithoutLogin.class, "Each user in @SmtpServer must be \"login:password\" but user 1 has no login");
        failsWith(
                WrongTimeout.class,
                "idleTimeout of @SmtpServer must be a number followed by ms, s or m, such as \"200 ms\", but was: \"soon\"");
        failsWith(NoTimeout.class, "idleTimeout of @SmtpServer must be positive but was: \"0 s\"");
        failsWith(
                EndlessTimeout.class,
                "idleTimeout of @SmtpServer must not contain a number greater than 999999999 but was: \"99999999999 s\"");
        failsWith(
                WrongParameter.class,
                "Can only resolve @SmtpServer parameter ["
                        + WrongParameter.class.getDeclaredMethod("one", Integer.class)
                                .getParameters()[0]
                        + "] of type RecordingSmtpServer, SmtpClient, Transcript, jakarta.mail.Session, jakarta.mail.Store or a"
                        + " type that the engine provides, such as GreenMail, but was: java.lang.Integer");
    }

    private static void failsWith(Class<?> fixture, String message) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .selectors(selectClass(fixture))
                .execute();
        assertThat(results.testEvents().failed().list())
                .singleElement()
                .satisfies(event -> assertThat(
                                event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                        .getThrowable()
                                        .orElseThrow())
                        .hasMessageContaining(message));
    }
}
