package io.github.junitsmtp.examples.spring;

import static io.github.junitsmtp.examples.spring.Fixtures.allPass;
import static io.github.junitsmtp.examples.spring.Fixtures.runInParallel;
import static io.github.junitsmtp.examples.spring.Fixtures.seenBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** Classes that share a server run one after the other, even where JUnit would run them in parallel; others do not wait for them. */
class ParallelClassesTest {

    abstract static class Busy extends SendsTwice {

        static final AtomicInteger RUNNING = new AtomicInteger();

        @SmtpServer
        static RecordingSmtpServer inStaticField;

        @RepeatedTest(10)
        void sends_and_looks_around() {
            assertThat(RUNNING.incrementAndGet()).isEqualTo(1);
            sends_a_mail_of_its_own();
            RUNNING.decrementAndGet();
        }
    }

    @SpringBootTest
    @SmtpServer("busy")
    static class Busy1 extends Busy {}

    @SpringBootTest
    @SmtpServer("busy")
    static class Busy2 extends Busy {}

    @SpringBootTest
    @SmtpServer("busy")
    static class Busy3 extends Busy {}

    @Test
    void classes_that_share_a_server_run_one_after_the_other() {
        allPass(36, runInParallel(Busy1.class, Busy2.class, Busy3.class));

        assertThat(seenBy(Busy1.class, Busy2.class, Busy3.class).stream().distinct())
                .hasSize(1);
    }

    abstract static class Meeting extends SendsTwice {

        static final CyclicBarrier BOTH_ARE_HERE = new CyclicBarrier(2);

        @Test
        void meets_the_other_class() throws Exception {
            BOTH_ARE_HERE.await(5, TimeUnit.MINUTES);
            sends_a_mail_of_its_own();
        }
    }

    @SpringBootTest
    @SmtpServer("here")
    static class Here extends Meeting {}

    @SpringBootTest
    @SmtpServer("there")
    static class There extends Meeting {}

    @Test
    void classes_with_servers_of_their_own_run_side_by_side() {
        allPass(6, runInParallel(Here.class, There.class));
    }
}
