package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;

/** How much more heap a mail of 200 KB takes for 100 recipients than for one. */
final class HeapOfRecipients implements Measurement {

    private static final int MAILS = 2;

    @Override
    public String title() {
        return "200 KB mail to 100 recipients, heap relative to one recipient";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        return new double[] {heap(entrant, ManyRecipients.HUNDRED) / heap(entrant, SampleMail.RECIPIENT)};
    }

    private static double heap(Entrant entrant, String... recipients) throws Exception {
        return Heap.keptFor(MAILS, entrant, ManyRecipients.MESSAGE, recipients);
    }
}
