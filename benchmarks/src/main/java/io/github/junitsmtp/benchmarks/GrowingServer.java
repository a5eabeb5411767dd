package io.github.junitsmtp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.JunitSmtp;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** The costs whose growth is measured. */
final class GrowingServer {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** Short enough that a garbage collection affects few of them, whatever the number of mails. */
    private static final int HUNDRED = 100;

    private GrowingServer() {}

    /** Sends mails to the same recipient or to a different one each; measures the median cost of a hundred mails among the last tenth. */
    static Growth.Cost sending(IntFunction<String> recipient) {
        return (entrant, mails) -> {
            try (Contender server = entrant.start();
                    RawClient client = new RawClient(server.port())) {
                client.hello();
                DoubleStream.Builder costs = DoubleStream.builder();
                for (int i = 0; i < mails; i += HUNDRED) {
                    Stopwatch watch = new Stopwatch();
                    for (int j = i; j < i + HUNDRED; j++) {
                        client.deliver(RawClient.MESSAGE, recipient.apply(j));
                    }
                    if (i >= mails - mails / 10) {
                        costs.add(watch.millis() / HUNDRED);
                    }
                }
                return new Samples(costs.build().toArray()).median() * mails;
            }
        };
    }

    /** Waits for the last mail while all of them arrive, looking at each arrival; measures the CPU time of the waiting thread. */
    static Growth.Cost waiting(Consumer<RecordingSmtpServer> wait) {
        return (entrant, mails) -> {
            try (JunitSmtp server = new JunitSmtp()) {
                Failures failures = new Failures();
                Thread sender = new Thread(() -> failures.keep(() -> send(server.port(), mails)));
                long before = Cpu.ofThread();
                sender.start();
                wait.accept(server.smtp());
                double used = Cpu.ofThread() - before;
                sender.join();
                failures.rethrow();
                return used;
            }
        };
    }

    /** Runs an action once all mails have arrived. */
    static Growth.Cost looking(Consumer<RecordingSmtpServer> look) {
        return (entrant, mails) -> {
            try (JunitSmtp server = new JunitSmtp()) {
                send(server.port(), mails);
                look.accept(server.smtp());
                long before = Cpu.ofThread();
                look.accept(server.smtp());
                return Cpu.ofThread() - before;
            }
        };
    }

    /** Renders the transcript of the given number of sessions. */
    static Growth.Cost rendering() {
        return (entrant, sessions) -> {
            try (JunitSmtp server = new JunitSmtp()) {
                for (int i = 0; i < sessions; i++) {
                    try (RawClient client = new RawClient(server.port())) {
                        client.awaitGreeting();
                        client.quit();
                    }
                }
                long before = Cpu.ofThread();
                if (server.smtp().transcript().render().isEmpty()) {
                    throw new IllegalStateException("Nothing was recorded");
                }
                return Cpu.ofThread() - before;
            }
        };
    }

    static void waitForLast(RecordingSmtpServer smtp) {
        assertThat(smtp).within(LONG).receivesMailTo("last@example.org");
    }

    private static void send(int port, int mails) throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.hello();
            for (int i = 1; i < mails; i++) {
                client.deliver();
            }
            client.deliver(RawClient.MESSAGE, "last@example.org");
            client.quit();
        }
    }
}
