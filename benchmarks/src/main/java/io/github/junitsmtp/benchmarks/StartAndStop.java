package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;

/** The cost of a server per test, once the classes are loaded. */
final class StartAndStop implements Measurement {

    @Override
    public String title() {
        return "start, first 220, stop (ms)";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        Stopwatch watch = new Stopwatch();
        int times = 0;
        while (!watch.isRoundOver()) {
            try (Contender server = entrant.start();
                    RawClient client = new RawClient(server.port())) {
                client.awaitGreeting();
                times++;
            }
        }
        return new double[] {watch.millis() / times};
    }
}
