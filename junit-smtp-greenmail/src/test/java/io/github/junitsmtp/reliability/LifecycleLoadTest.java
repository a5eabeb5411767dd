package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Servers come and go, and leave nothing behind. */
@Isolated("what other tests hold would be counted, too")
@Timeout(1800)
class LifecycleLoadTest {

    private static final long A_FEW_BYTES = 2_000_000;

    @Test
    void nothing_is_left_of_40_servers() throws IOException {
        startAndStop(40);
    }

    @Test
    @Tag("long")
    void nothing_is_left_of_20000_servers() throws IOException {
        startAndStop(20_000);
    }

    private static void startAndStop(int times) throws IOException {
        for (int i = 0; i < 20; i++) {
            useOnce(i); // what is loaded once stays
        }
        Resources before = Resources.now();
        for (int i = 0; i < times; i++) {
            useOnce(i);
        }
        Resources after = Resources.now();
        Figures.add(times + " servers", before + " before, " + after + " after");
        after.areNoMoreThan(before, A_FEW_BYTES);
    }

    /** A mail comes, one client stays to the end, and every kind of server has its turn. */
    private static void useOnce(int i) throws IOException {
        RecordingSmtpServer smtp = switch (i % 4) {
            case 1 -> RecordingSmtpServer.builder().tls(Tls.STARTTLS).start();
            case 2 ->
                RecordingSmtpServer.builder()
                        .access(MailboxProtocol.IMAP, MailboxProtocol.POP3)
                        .start();
            default -> RecordingSmtpServer.start();
        };
        try (smtp;
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());
                SmtpClient staying = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            if (i % 4 == 1) {
                client.startTls(smtp.certificates().sslContext());
                client.ehlo("client.example.org");
            }
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: " + i + "\n\nHello\n");
            client.quit();
            assertThat(smtp.mails()).hasSize(1);
            smtp.close();
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(staying::noop);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.connect(smtp));
        }
    }

    @Test
    void nothing_is_left_of_100_tests() throws IOException {
        runTests(Tests100.class, 100);
    }

    @Test
    @Tag("long")
    void nothing_is_left_of_2000_tests() throws IOException {
        runTests(Tests2000.class, 2_000);
    }

    private static void runTests(Class<?> tests, int number) throws IOException {
        run(Tests20.class, 20);
        Resources before = Resources.now();
        run(tests, number);
        Resources after = Resources.now();
        Figures.add(number + " tests", before + " before, " + after + " after");
        after.areNoMoreThan(before, A_FEW_BYTES + 10_000L * number); // the kit keeps what happened
    }

    private static void run(Class<?> tests, int number) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(number).failed(0));
    }

    @SmtpServer
    static class OneTest {

        @SmtpServer(value = "shared", tls = Tls.STARTTLS)
        static RecordingSmtpServer shared;

        void sends(RecordingSmtpServer smtp, SmtpClient client) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: x\n\n");
            assertThat(smtp).receivesMailTo("ada@example.org");
            assertThat(shared).hasReceivedNoMail();
        }
    }

    static class Tests20 extends OneTest {

        @RepeatedTest(20)
        void sends_a_mail(RecordingSmtpServer smtp, SmtpClient client) {
            sends(smtp, client);
        }
    }

    static class Tests100 extends OneTest {

        @RepeatedTest(100)
        void sends_a_mail(RecordingSmtpServer smtp, SmtpClient client) {
            sends(smtp, client);
        }
    }

    static class Tests2000 extends OneTest {

        @RepeatedTest(2_000)
        void sends_a_mail(RecordingSmtpServer smtp, SmtpClient client) {
            sends(smtp, client);
        }
    }

    @Test
    void servers_start_although_all_cores_are_busy() throws IOException, InterruptedException {
        startWhileBusy(10);
    }

    @Test
    @Tag("long")
    void three_hundred_servers_start_although_all_cores_are_busy() throws IOException, InterruptedException {
        startWhileBusy(300);
    }

    private static void startWhileBusy(int times) throws IOException, InterruptedException {
        AtomicBoolean busy = new AtomicBoolean(true);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(() -> {
                while (busy.get()) {
                    Thread.onSpinWait();
                }
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        try {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                useOnce(i);
            }
            Figures.add(
                    times + " servers beside " + threads.size() + " busy threads",
                    (System.nanoTime() - start) / 1_000_000 + " ms");
        } finally {
            busy.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
