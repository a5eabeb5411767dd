package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;

/** The memory used by reachable objects. */
final class Heap {

    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** Returns what a server keeps for some mails over one connection, besides what it keeps for the first. */
    static double keptFor(int mails, Entrant entrant, byte[] message, String... recipients) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver(RawClient.MESSAGE, recipients);
            double before = used();
            for (int i = 0; i < mails; i++) {
                client.deliver(message, recipients);
            }
            double kept = used() - before;
            client.quit();
            return kept;
        }
    }

    static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
