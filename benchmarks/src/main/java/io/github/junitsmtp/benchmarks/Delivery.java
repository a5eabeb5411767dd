package io.github.junitsmtp.benchmarks;

import java.util.concurrent.CyclicBarrier;

/**
 * Mails a second over some connections at a time, from a client that waits for each reply.
 *
 * @param title what is measured
 * @param connections how many at a time
 * @param mails how many over each of them
 * @param rounds how often that is done before the client hangs up and the round ends, one after another
 */
record Delivery(String title, int connections, int mails, int rounds) implements Measurement {

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start()) {
            converse(server.port(), 1); // the first connection to a server is another matter
            Stopwatch watch = new Stopwatch();
            for (int i = 0; i < rounds; i++) {
                deliverAll(server.port());
            }
            return new double[] {connections * mails * rounds / watch.millis() * 1000};
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
