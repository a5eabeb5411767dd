package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.concurrent.CyclicBarrier;

/**
 * Mails per second over some concurrent connections, from a client that waits for each reply.
 *
 * @param title what is measured
 * @param connections the number of concurrent connections
 * @param mails the number of mails over each connection; the client then reconnects, until the round is over
 */
record Delivery(String title, int connections, int mails) implements Measurement {

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start()) {
            converse(server.port(), 1); // the first connection to a server does not count
            Stopwatch watch = new Stopwatch();
            int times = 0;
            while (!watch.isRoundOver()) {
                deliverAll(server.port());
                times++;
            }
            return new double[] {connections * mails * times / watch.millis() * 1000};
        }
    }

    private void deliverAll(int port) throws Exception {
        if (connections == 1) {
            converse(port, mails);
            return;
        }
        CyclicBarrier together = new CyclicBarrier(connections);
        Failures failures = new Failures();
        Thread[] clients = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            clients[i] = new Thread(() -> failures.keep(() -> {
                together.await();
                converse(port, mails);
            }));
            clients[i].start();
        }
        for (Thread client : clients) {
            client.join();
        }
        failures.rethrow();
    }

    private static void converse(int port, int mails) throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.hello();
            for (int i = 0; i < mails; i++) {
                client.deliver();
            }
            client.quit();
        }
    }
}
