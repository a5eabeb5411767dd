package io.github.junitsmtp.benchmarks.servers;

import java.util.concurrent.Callable;

/** The servers that are compared. */
public enum Entrant {
    JUNIT_SMTP("junit-smtp", JunitSmtp::new),
    GREEN_MAIL("GreenMail 2.1.13", PlainGreenMail::new),
    WISER("Wiser 7.2.2", WiserServer::new),
    DUMBSTER("Dumbster 1.7.1", DumbsterServer::new),
    LIMIT("`limit`", LimitServer::new);

    private final String title;
    private final Callable<Contender> starter;

    Entrant(String title, Callable<Contender> starter) {
        this.title = title;
        this.starter = starter;
    }

    public Contender start() throws Exception {
        return starter.call();
    }

    @Override
    public String toString() {
        return title;
    }
}
