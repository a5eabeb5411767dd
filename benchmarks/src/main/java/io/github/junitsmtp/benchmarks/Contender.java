package io.github.junitsmtp.benchmarks;

/** A running server, whatever its make. */
interface Contender extends AutoCloseable {

    int port();

    /** Counts the mails the way that a test which polls would. */
    int received();

    /** Looks into the first mail, for a test to judge; the limit has nothing to look with. */
    default String firstSubject() throws Exception {
        throw new UnsupportedOperationException("It can not read mails");
    }

    void purge();

    /** Blocks until the next mail by the server's own means, which not every server has. */
    default void awaitMail() {
        throw new UnsupportedOperationException("It has no wait of its own");
    }

    @Override
    void close();
}
