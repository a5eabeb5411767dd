package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;

/** Delivery where Nagle's algorithm meets delayed acknowledgements if a server writes the replies to a batch one by one. */
final class PipelinedDelivery implements Measurement {

    @Override
    public String title() {
        return "pipelining client, one connection (mails/s)";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliverPipelined();
            Stopwatch watch = new Stopwatch();
            int mails = 0;
            while (!watch.isRoundOver()) {
                client.deliverPipelined();
                mails++;
            }
            double perSecond = mails / watch.millis() * 1000;
            client.quit();
            return new double[] {perSecond};
        }
    }
}
