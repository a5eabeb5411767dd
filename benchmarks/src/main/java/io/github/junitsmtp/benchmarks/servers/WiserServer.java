package io.github.junitsmtp.benchmarks.servers;

import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.util.Optional;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;

/** Wiser, the test server of SubEtha SMTP. */
final class WiserServer implements Contender {

    private final Wiser wiser;

    WiserServer() {
        wiser = Wiser.create(SMTPServer.port(0)
                .bindAddress(Optional.of(InetAddress.getLoopbackAddress()))
                .hostName("localhost")); // avoids a lookup of the machine's own name
        wiser.start();
    }

    @Override
    public int port() {
        return wiser.getServer().getPortAllocated();
    }

    @Override
    public int received() {
        return wiser.getMessages().size();
    }

    @Override
    public String firstSubject() throws MessagingException {
        return wiser.getMessages().get(0).getMimeMessage().getSubject();
    }

    @Override
    public void purge() {
        wiser.getMessages().clear();
    }

    @Override
    public void close() {
        wiser.stop();
    }
}
