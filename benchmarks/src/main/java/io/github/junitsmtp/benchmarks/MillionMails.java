package io.github.junitsmtp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;

/** A load test with 1,000,000 mails, or the given number, to a server that keeps the last 1,000. Runs in a heap of 256 MB. */
final class MillionMails {

    private static final int MAILS_PER_CONNECTION = 1000;
    private static final int KEPT = 1000;
    private static final double MEGABYTE = 1024 * 1024;

    private MillionMails() {}

    /**
     * Sends the mails.
     *
     * @param args how many thousands; 1,000 if left out
     * @throws Exception if the server fails
     */
    public static void main(String... args) throws Exception {
        int thousands = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().keepLast(KEPT).start()) {
            Stopwatch watch = new Stopwatch();
            for (int i = 0; i < thousands; i++) {
                try (RawClient client = new RawClient(smtp.port())) {
                    client.hello();
                    for (int mail = 0; mail < MAILS_PER_CONNECTION; mail++) {
                        client.deliverPipelined();
                    }
                    client.quit();
                }
                if (i % 100 == 0) {
                    System.err.printf(
                            "%,d mails, %.0f MB in use%n", (i + 1) * MAILS_PER_CONNECTION, Heap.used() / MEGABYTE);
                }
            }
            assertThat(smtp).receivesExactly(thousands * MAILS_PER_CONNECTION).hasSize(KEPT);
            System.out.printf(
                    "%,d mails in %.0f s, %.1f MB in use of a heap of %.0f MB%n",
                    thousands * MAILS_PER_CONNECTION,
                    watch.millis() / 1000,
                    Heap.used() / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
        }
    }
}
