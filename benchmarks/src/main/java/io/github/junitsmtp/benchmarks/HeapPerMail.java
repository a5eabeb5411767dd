package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;

/** The memory kept for each mail: the message, and what is known about its dialogue. */
final class HeapPerMail implements Measurement {

    private static final int MAILS = 10_000;
    private static final double KILOBYTE = 1024;

    @Override
    public String title() {
        return "heap kept per 2 KB mail and its dialogue (KB)";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        return new double[] {Heap.keptFor(MAILS, entrant, RawClient.MESSAGE, SampleMail.RECIPIENT) / KILOBYTE / MAILS};
    }
}
