package io.github.junitsmtp.examples.migration;

import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.rules.ExternalResource;

/** A server for tests of JUnit 4, a new one for each test. */
public final class SmtpRule extends ExternalResource {

    private RecordingSmtpServer server;

    @Override
    protected void before() {
        server = RecordingSmtpServer.start();
    }

    @Override
    protected void after() {
        server.close();
    }

    /** Returns the server of the running test. */
    public RecordingSmtpServer server() {
        return server;
    }
}
