package io.github.junitsmtp.examples.spring;

import static io.github.junitsmtp.examples.spring.Fixtures.allPass;
import static io.github.junitsmtp.examples.spring.Fixtures.failureOf;
import static io.github.junitsmtp.examples.spring.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Contexts that are built in special ways, or fail to build. */
@Isolated("a property of the whole JVM is set")
class ContextTroubleTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Eager {

        @Bean
        ApplicationRunner greeting(JavaMailSender sender) {
            return arguments -> SendsTwice.sendTo("boss@example.com", sender);
        }
    }

    @SpringBootTest(classes = {ShopApplication.class, Eager.class})
    @SmtpServer("eager")
    static class SendsAtStart extends SendsTwice {

        @BeforeAll
        static void look_at_what_was_sent(@SmtpServer RecordingSmtpServer smtp) {
            assertThat(smtp).hasReceivedMailTo("boss@example.com");
        }
    }

    @Test
    void what_is_sent_while_the_context_starts_is_seen_before_all_tests_only() {
        allPass(2, run(SendsAtStart.class));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Broken {

        static final AtomicReference<RecordingSmtpServer> SERVER = new AtomicReference<>();

        @Bean
        Object broken(RecordingSmtpServer server) {
            SERVER.set(server);
            throw new IllegalStateException("the shop is closed");
        }
    }

    @SpringBootTest(
            classes = {ShopApplication.class, Broken.class},
            properties = "logging.level.root=off")
    @SmtpServer("broken")
    static class DoesNotStart extends SendsTwice {}

    @Test
    void a_context_that_does_not_start_leaves_no_server() {
        assertThat(failureOf(run(DoesNotStart.class))).hasRootCauseMessage("the shop is closed");

        assertThat(Broken.SERVER.get()).matches(SharedContextsTest::isClosed);
    }

    @SpringBootTest(
            classes = {ShopApplication.class, Broken.class},
            properties = "logging.level.root=off")
    @SmtpServer(value = "broken", users = "shop:secret")
    static class DoesNotStartWithUsers extends SendsTwice {}

    @Test
    void a_context_that_does_not_start_shows_no_password() {
        assertThat(failureOf(run(DoesNotStartWithUsers.class)))
                .hasMessageContaining("@SmtpServer(users = \"shop:********\", value = \"broken\")")
                .hasMessageNotContaining("secret");
    }

    @SpringJUnitConfig(Parent.class)
    @SmtpServer(value = "wrong", users = "nobody")
    static class WithoutPassword {

        @Test
        void is_never_run() {}
    }

    @Test
    void settings_that_are_wrong_are_told() {
        assertThat(failureOf(run(WithoutPassword.class)))
                .hasRootCauseMessage("Each user in @SmtpServer must be \"login:password\" but user 1 has no colon");
    }

    @SpringBootTest
    @SmtpServer("mocked")
    static class WithAMock {

        @MockitoBean
        JavaMailSender sender;

        @Test
        void nothing_comes(RecordingSmtpServer smtp) {
            SendsTwice.sendTo("ada@example.org", sender);

            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Test
    void a_mail_sender_may_be_mocked() {
        allPass(1, run(WithAMock.class));
    }

    static class Parent {}

    @SpringBootTest
    @ContextHierarchy({
        @ContextConfiguration(classes = Parent.class),
        @ContextConfiguration(classes = ShopApplication.class)
    })
    @SmtpServer("hierarchy")
    static class InAHierarchy extends SendsTwice {}

    @SpringBootTest(properties = "spring.mail.properties.mail.smtp.starttls.required=true")
    @ContextHierarchy({
        @ContextConfiguration(classes = Parent.class),
        @ContextConfiguration(classes = ShopApplication.class)
    })
    @SmtpServer(value = "secure hierarchy", tls = Tls.STARTTLS_REQUIRED)
    static class InASecureHierarchy extends SendsTwice {}

    @Test
    void a_hierarchy_of_contexts_has_one_server() {
        allPass(4, run(InAHierarchy.class, InASecureHierarchy.class));
    }

    @SpringJUnitConfig
    @ContextHierarchy(@ContextConfiguration(name = "parent", classes = Parent.class))
    @SmtpServer(value = "passwords", users = "shop:secret")
    static class WithParent {

        @Test
        void has_a_server(@SmtpServer RecordingSmtpServer smtp) {
            assertThat(smtp.mailSession()
                            .requestPasswordAuthentication(null, 0, null, null, null)
                            .getPassword())
                    .isEqualTo("secret");
        }
    }

    @ContextHierarchy(@ContextConfiguration(name = "child", classes = Parent.class))
    @SmtpServer(value = "passwords", users = "shop:summer")
    static class WithChild extends WithParent {

        @Test
        @Override
        void has_a_server(@SmtpServer RecordingSmtpServer smtp) {
            assertThat(smtp.mailSession()
                            .requestPasswordAuthentication(null, 0, null, null, null)
                            .getPassword())
                    .isEqualTo("summer");
        }
    }

    @Test
    void contexts_of_a_hierarchy_may_differ_only_in_a_password() {
        allPass(2, run(WithParent.class, WithChild.class));
    }

    @SpringJUnitConfig(Parent.class)
    @SmtpServer("ahead of time")
    static class AheadOfTime {

        @Test
        void is_never_run() {}
    }

    @Test
    void a_context_that_is_processed_ahead_of_time_has_no_server_and_that_is_told() {
        System.setProperty("spring.aot.processing", "true");
        try {
            assertThat(failureOf(run(AheadOfTime.class)))
                    .hasMessageContaining("has no server for @SmtpServer(\"ahead of time\"). ")
                    .hasMessageContaining("put @DisabledInAotMode on the test class");
        } finally {
            System.clearProperty("spring.aot.processing");
        }
    }
}
