package io.github.junitsmtp.benchmarks.servers;

import com.dumbster.smtp.SimpleSmtpServer;
import java.io.IOException;

/** Dumbster. It cannot be limited to the loopback interface. */
final class DumbsterServer implements Contender {

    private final SimpleSmtpServer dumbster;

    DumbsterServer() throws IOException {
        dumbster = SimpleSmtpServer.start(SimpleSmtpServer.AUTO_SMTP_PORT);
    }

    @Override
    public int port() {
        return dumbster.getPort();
    }

    @Override
    public int received() {
        return dumbster.getReceivedEmails().size();
    }

    @Override
    public String firstSubject() {
        return dumbster.getReceivedEmails().get(0).getHeaderValue("Subject");
    }

    @Override
    public void purge() {
        dumbster.reset();
    }

    @Override
    public void close() {
        dumbster.stop();
    }
}
