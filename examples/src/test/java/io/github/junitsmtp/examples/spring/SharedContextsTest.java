package io.github.junitsmtp.examples.spring;

import static io.github.junitsmtp.examples.spring.Fixtures.allPass;
import static io.github.junitsmtp.examples.spring.Fixtures.run;
import static io.github.junitsmtp.examples.spring.Fixtures.seenBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.annotation.DirtiesContext.MethodMode;

/** A server lives as long as its context. Classes share both or neither. */
class SharedContextsTest {

    @SpringBootTest
    @SmtpServer("shared")
    static class First extends SendsTwice {}

    @SpringBootTest
    @SmtpServer("shared")
    static class Second extends SendsTwice {}

    @Test
    void classes_of_equal_configuration_share_context_and_server() {
        allPass(4, run(First.class, Second.class));

        assertThat(seenBy(First.class, Second.class))
                .hasSize(4)
                .containsOnly(seenBy(First.class).get(0));
    }

    @SpringBootTest
    @SmtpServer(value = "unshared", tls = Tls.STARTTLS)
    static class OverTls extends SendsTwice {}

    @SpringBootTest
    @SmtpServer("unshared")
    static class Clear extends SendsTwice {}

    @Test
    void classes_with_other_servers_have_other_contexts() {
        allPass(4, run(OverTls.class, Clear.class));

        assertThat(seenBy(OverTls.class)).doesNotContainAnyElementsOf(seenBy(Clear.class));
    }

    @SpringBootTest
    @SmtpServer("dirty after")
    @DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
    static class DirtyAfter extends SendsTwice {

        @SmtpServer
        static RecordingSmtpServer inStaticField;

        @Override
        void sends_a_mail_of_its_own() {
            assertThat(inStaticField).isSameAs(smtp);
            super.sends_a_mail_of_its_own();
        }
    }

    @SpringBootTest
    @SmtpServer("dirty before")
    static class DirtyBefore extends SendsTwice {

        @Test
        @DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
        void three() {
            sends_a_mail_of_its_own();
        }
    }

    @Test
    void a_dirty_context_takes_its_server_along_and_the_next_brings_a_new_one() {
        allPass(2, run(DirtyAfter.class));
        allPass(3, run(DirtyBefore.class));

        assertThat(seenBy(DirtyAfter.class)).hasSize(2).doesNotHaveDuplicates().allMatch(SharedContextsTest::isClosed);
        assertThat(seenBy(DirtyBefore.class).stream().distinct()).hasSize(2);
    }

    @SpringBootTest
    @SmtpServer("gone")
    @DirtiesContext
    static class Gone extends SendsTwice {}

    @Test
    void a_context_that_is_dirty_after_its_class_has_one_server_for_it() {
        allPass(2, run(Gone.class));

        assertThat(seenBy(Gone.class).stream().distinct()).hasSize(1).allMatch(SharedContextsTest::isClosed);
    }

    static boolean isClosed(RecordingSmtpServer server) {
        return server.toString().endsWith(", closed");
    }
}
