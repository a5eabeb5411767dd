package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;

/** One mail of 25 MB. */
final class LargeMail implements Measurement {

    private static final int MEGABYTES = 25;
    private static final byte[] MESSAGE = SampleMail.ofSize(MEGABYTES * 1024 * 1024);

    @Override
    public String title() {
        return "one 25 MB mail (MB/s)";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver();
            System.gc(); // so that the garbage of the previous mail is not collected in the time of this one
            Stopwatch watch = new Stopwatch();
            client.deliver(MESSAGE, SampleMail.RECIPIENT);
            double perSecond = MEGABYTES / watch.millis() * 1000;
            client.quit();
            return new double[] {perSecond};
        }
    }
}
