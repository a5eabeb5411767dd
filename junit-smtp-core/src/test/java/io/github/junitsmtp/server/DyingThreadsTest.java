package io.github.junitsmtp.server;

import static io.github.junitsmtp.TestMailer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("waits of Awaitility in other tests would report the exception")
@Timeout(600)
class DyingThreadsTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    @Test
    void a_thread_of_another_test_that_dies_does_not_end_a_wait() {
        Thread test = Thread.currentThread();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            while (!isInWait(test)) {
                Thread.onSpinWait();
            }
            send(smtp, "ada@example.org", "first");
        });

        assertThat(smtp)
                .receivesMailSatisfying(mail -> {
                    String subject = mail.subject().orElseThrow();
                    if (subject.equals("first")) {
                        die();
                        send(smtp, "ada@example.org", "second");
                    }
                    assertThat(mail).hasSubject("second");
                })
                .hasSubject("second");
        sending.join();
    }

    private static boolean isInWait(Thread test) {
        return Stream.of(test.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("org.awaitility."));
    }

    private static void die() {
        Thread dying = new Thread(() -> {
            throw new IllegalStateException("the thread of another test dies, on purpose");
        });
        dying.start();
        try {
            dying.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
