package io.github.junitsmtp.benchmarks.servers;

/** A running server of any kind. */
public interface Contender extends AutoCloseable {

    int port();

    /** Counts the mails as a polling test would. */
    int received();

    /** Reads the subject of the first mail, for tests to check; the limit server cannot read mails. */
    default String firstSubject() throws Exception {
        throw new UnsupportedOperationException("It cannot read mails");
    }

    void purge();

    /** Waits for the next mail by the server's own means, which not every server has. */
    default void awaitMail() {
        throw new UnsupportedOperationException("It has no wait of its own");
    }

    @Override
    void close();
}
