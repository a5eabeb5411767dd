package io.github.junitsmtp.server;

/** How much of what is recorded is kept; the part of {@link SmtpServerBuilder} that load tests need. */
abstract sealed class RetentionSettings permits SmtpServerBuilder {

    final ServerSettings settings = new ServerSettings();

    /**
     * Limits how many mails are kept, so that a load test of any length runs in bounded memory. When there are more, the oldest is
     * forgotten: from the mails, with what was said for it and before it in its session, and by the engine. Sessions are limited to the
     * same number. By default everything is kept.
     *
     * <p>Counts go on: assertions such as {@code receivesExactly(1_000_000)} and {@code receivesMail(1_000_000)} count the forgotten, too.
     * Whatever looks for a mail, or returns some, knows those that are kept.
     *
     * <pre>{@code
     * RecordingSmtpServer.builder().keepLast(1000).start();
     * }</pre>
     *
     * @param mails how many, 1 at least
     * @return these settings
     * @throws IllegalArgumentException if the number is not positive
     * @see io.github.junitsmtp.mail.ReceivedMails#forgotten()
     */
    public SmtpServerBuilder keepLast(int mails) {
        settings.kept = positive(mails);
        return (SmtpServerBuilder) this;
    }

    /**
     * Keeps large messages in files instead of memory. The files are deleted when the message is forgotten, and when the server is reset
     * or closed: until then its content can be read, afterwards only the envelope. By default every message is kept in memory.
     *
     * @param octets how long a message may be in memory, 1 at least
     * @return these settings
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder spillAbove(int octets) {
        settings.spillAbove = positive(octets);
        return (SmtpServerBuilder) this;
    }

    static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("A limit is 1 at least but was: " + number);
        }
        return number;
    }
}
