package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How long after the client's last reply a test that waits for the mail resumes; negative if it resumed earlier.
 *
 * @param title what is measured
 * @param waiting how the test waits
 * @param waiters the servers that support this kind of waiting
 * @param randomDelayMillis the maximum delay before the mail is sent, so that polls have any phase
 */
record Wakening(String title, Consumer<Contender> waiting, Set<Entrant> waiters, int randomDelayMillis)
        implements Measurement {

    private static final Random RANDOM = new Random(1);

    @Override
    public boolean appliesTo(Entrant entrant) {
        return waiters.contains(entrant);
    }

    @Override
    public String inWords(Samples samples) {
        return "%.3f / %.3f".formatted(samples.median(), samples.quantile(0.99));
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver();
            Stopwatch watch = new Stopwatch();
            do {
                server.purge();
                millis.add(wake(server, client));
            } while (!watch.isRoundOver());
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double wake(Contender server, RawClient client) throws Exception {
        long[] woken = new long[1];
        Thread test = new Thread(() -> {
            waiting.accept(server);
            woken[0] = System.nanoTime();
        });
        test.start();
        while (test.getState() != Thread.State.WAITING && test.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        if (randomDelayMillis > 0) {
            Thread.sleep(RANDOM.nextInt(randomDelayMillis));
        }
        client.deliver();
        long replied = System.nanoTime();
        test.join();
        return (woken[0] - replied) / 1e6;
    }
}
