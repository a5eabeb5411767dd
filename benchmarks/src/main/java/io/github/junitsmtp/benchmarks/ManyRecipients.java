package io.github.junitsmtp.benchmarks;

import java.util.stream.IntStream;

/**
 * How much more 100 recipients cost than one, for a mail of 200 KB.
 *
 * @param title what is measured
 * @param memory whether to measure the heap instead of the time from DATA to the reply to the message
 */
record ManyRecipients(String title, boolean memory) implements Measurement {

    private static final byte[] MESSAGE = SampleMail.ofSize(200 * 1024);
    private static final int MAILS = 2;
    private static final String[] HUNDRED =
            IntStream.range(0, 100).mapToObj(i -> "user" + i + "@example.org").toArray(String[]::new);

    @Override
    public double[] round(Entrant entrant) throws Exception {
        double one = cost(entrant, SampleMail.RECIPIENT);
        return new double[] {cost(entrant, HUNDRED) / one};
    }

    private double cost(Entrant entrant, String... recipients) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver(RawClient.MESSAGE, recipients);
            long before = memory ? Heap.used() : 0;
            double millis = 0;
            for (int i = 0; i < MAILS; i++) {
                millis += client.deliverTimed(MESSAGE, recipients);
            }
            double cost = memory ? Heap.used() - before : millis;
            client.quit();
            return cost;
        }
    }
}
