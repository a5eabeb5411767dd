package io.github.junitsmtp.benchmarks;

/** The memory kept for each mail, relative to the size of the mail and its dialogue. */
final class HeapPerMail implements Measurement {

    private static final int MAILS = 10_000;
    /** The commands and replies of one mail. */
    private static final int TRANSCRIPT = ("MAIL FROM:<" + SampleMail.SENDER + ">RCPT TO:<" + SampleMail.RECIPIENT
                    + ">DATA250 2.1.0 OK250 2.1.5 OK354 Start mail input; end with <CRLF>.<CRLF>250 2.0.0 OK")
            .length();

    @Override
    public String title() {
        return "heap per mail of 2 KB after 10,000, in relation to the octets of mail and dialogue";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver();
            long before = Heap.used();
            for (int i = 0; i < MAILS; i++) {
                client.deliver();
            }
            double perMail = (Heap.used() - before) / (double) MAILS;
            client.quit();
            return new double[] {perMail / (RawClient.MESSAGE.length + TRANSCRIPT)};
        }
    }
}
