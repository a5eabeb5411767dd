package io.github.junitsmtp.examples.spring;

import static io.github.junitsmtp.examples.spring.Fixtures.allPass;
import static io.github.junitsmtp.examples.spring.Fixtures.failureOf;
import static io.github.junitsmtp.examples.spring.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.NestedTestConfiguration;
import org.springframework.test.context.NestedTestConfiguration.EnclosingConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** Wherever a server can be injected, it is the one that the context sends to. */
class PlacesTest {

    @SpringBootTest
    @SmtpServer("outer")
    static class Outer extends SendsTwice {

        @Nested
        class Inner extends SendsTwice {

            @Override
            void sends_a_mail_of_its_own() {
                assertThat(smtp).isSameAs(Outer.this.smtp);
                super.sends_a_mail_of_its_own();
            }
        }

        @Nested
        @SmtpServer("inner")
        class OtherServer extends SendsTwice {}

        @Nested
        @NestedTestConfiguration(EnclosingConfiguration.OVERRIDE)
        @SpringBootTest(properties = "of=its own")
        class OtherContext extends SendsTwice {

            @Override
            void sends_a_mail_of_its_own() {
                assertThat(smtp).isSameAs(Outer.this.smtp).isNotIn(Fixtures.seenBy(Outer.class));
                super.sends_a_mail_of_its_own();
            }
        }
    }

    @Test
    void in_nested_classes() {
        allPass(8, run(Outer.class));

        assertThat(Fixtures.seenBy(Outer.class, Outer.Inner.class).stream().distinct())
                .hasSize(1);
        assertThat(Fixtures.seenBy(Outer.class, Outer.OtherServer.class, Outer.OtherContext.class).stream()
                        .distinct())
                .hasSize(3);
    }

    @SpringBootTest
    @SmtpServer("per class")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass extends SendsTwice {

        PerClass(@Autowired JavaMailSender sender, @SmtpServer RecordingSmtpServer server) {
            sendTo("ada@example.org", sender);
            assertThat(server).hasReceivedExactly(1);
        }
    }

    @Test
    void with_one_instance_for_all_tests() {
        allPass(2, run(PerClass.class));
    }

    @SpringBootTest
    @SmtpServer("constructor")
    static class ByConstructor extends SendsTwice {

        private final RecordingSmtpServer server;

        ByConstructor(@Autowired JavaMailSender sender, RecordingSmtpServer server, SmtpClient client) {
            this.server = server;
            assertThat(client.noop()).isOk();
        }

        @Override
        void sends_a_mail_of_its_own() {
            assertThat(server).isSameAs(smtp);
            super.sends_a_mail_of_its_own();
        }
    }

    @SpringBootTest
    @SmtpServer("autowired constructor")
    static class ByAutowiredConstructor extends SendsTwice {

        private final RecordingSmtpServer server;

        @Autowired
        ByAutowiredConstructor(JavaMailSender sender, @SmtpServer RecordingSmtpServer server) {
            this.server = server;
        }

        @Override
        void sends_a_mail_of_its_own() {
            assertThat(server).isSameAs(smtp);
            super.sends_a_mail_of_its_own();
        }
    }

    @SpringBootTest
    @SmtpServer("all autowired")
    @TestConstructor(autowireMode = AutowireMode.ALL)
    record AllAutowired(JavaMailSender sender, RecordingSmtpServer server) {

        @Test
        void sends_to_the_bean(@Autowired RecordingSmtpServer bean, @SmtpServer RecordingSmtpServer smtp) {
            SendsTwice.sendTo("ada@example.org", sender);

            assertThat(server).isSameAs(bean).isSameAs(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Test
    void in_constructors_of_both_kinds() {
        allPass(5, run(ByConstructor.class, ByAutowiredConstructor.class, AllAutowired.class));
    }

    @SpringBootTest
    @SmtpServer("primary")
    static class WrongServerByConstructor {

        @Autowired
        WrongServerByConstructor(@SmtpServer("backup") RecordingSmtpServer backup) {}

        @Test
        void is_never_run() {}
    }

    @Test
    void another_server_is_not_mistaken_for_the_one_of_the_context() {
        assertThat(failureOf(run(WrongServerByConstructor.class)))
                .hasMessageContaining("Discovered multiple competing ParameterResolvers");
    }

    @SpringBootTest
    @SmtpServer("static")
    static class InStaticPlaces extends SendsTwice {

        @SmtpServer
        static RecordingSmtpServer inField;

        @BeforeAll
        static void compare(@SmtpServer RecordingSmtpServer parameter, @Autowired JavaMailSender sender) {
            sendTo("ada@example.org", sender);
            assertThat(parameter).isSameAs(inField).hasReceivedExactly(1);
        }

        @Override
        void sends_a_mail_of_its_own() {
            assertThat(inField).isSameAs(smtp);
            super.sends_a_mail_of_its_own();
        }
    }

    @Test
    void in_static_fields_and_before_all_tests() {
        allPass(2, run(InStaticPlaces.class));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @SpringBootTest
    @SmtpServer(value = "meta", users = "shop:secret")
    @interface ShopTest {}

    @ShopTest
    static class MetaAnnotated extends SendsTwice {

        @Override
        void sends_a_mail_of_its_own() {
            super.sends_a_mail_of_its_own();
            assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
        }
    }

    @Test
    void by_ones_own_annotation() {
        allPass(2, run(MetaAnnotated.class));
    }

    @SpringBootTest
    @SmtpServer("main")
    static class WithABackup extends SendsTwice {

        @SmtpServer("backup")
        RecordingSmtpServer backup;

        @Override
        void sends_a_mail_of_its_own() {
            super.sends_a_mail_of_its_own();
            assertThat(backup).isNotSameAs(smtp).hasReceivedNoMail();
        }
    }

    @Test
    void beside_a_second_server_that_the_context_knows_nothing_of() {
        allPass(2, run(WithABackup.class));
    }
}
