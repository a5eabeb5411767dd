package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.stream.IntStream;

/** A mail of 200 KB to 100 recipients. */
final class ManyRecipients implements Measurement {

    static final byte[] MESSAGE = SampleMail.ofSize(200 * 1024);
    private static final int RECIPIENTS = 100;
    static final String[] HUNDRED = IntStream.range(0, RECIPIENTS)
            .mapToObj(i -> "user" + i + "@example.org")
            .toArray(String[]::new);

    @Override
    public String title() {
        return "200 KB mail to 100 recipients, from MAIL to the last reply (ms)";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver(RawClient.MESSAGE, HUNDRED);
            Stopwatch watch = new Stopwatch();
            int mails = 0;
            while (!watch.isRoundOver()) {
                client.deliver(MESSAGE, HUNDRED);
                mails++;
            }
            double millis = watch.millis() / mails;
            client.quit();
            return new double[] {millis};
        }
    }
}
