package io.github.junitsmtp.benchmarks.servers;

import static io.github.junitsmtp.SmtpAssertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;

/** This library as tests use it, with all defaults, including recording. */
public final class JunitSmtp implements Contender {

    private final RecordingSmtpServer smtp = RecordingSmtpServer.start();

    public RecordingSmtpServer smtp() {
        return smtp;
    }

    @Override
    public int port() {
        return smtp.port();
    }

    @Override
    public int received() {
        return smtp.mails().size();
    }

    @Override
    public void purge() {
        smtp.reset();
    }

    @Override
    public void awaitMail() {
        assertThat(smtp).receivesMail();
    }

    @Override
    public void close() {
        smtp.close();
    }
}
