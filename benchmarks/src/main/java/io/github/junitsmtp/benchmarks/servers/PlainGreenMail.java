package io.github.junitsmtp.benchmarks.servers;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;

/** GreenMail without the recording transport. */
final class PlainGreenMail implements Contender {

    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final GreenMail greenMail;

    PlainGreenMail() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(LONGEST_WAIT_MILLIS); // a loaded machine must not end the comparison
        greenMail = new GreenMail(setup);
        greenMail.start();
    }

    @Override
    public int port() {
        return greenMail.getSmtp().getPort();
    }

    @Override
    public int received() {
        return greenMail.getReceivedMessages().length;
    }

    @Override
    public String firstSubject() throws MessagingException {
        return greenMail.getReceivedMessages()[0].getSubject();
    }

    @Override
    public void purge() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void awaitMail() {
        if (!greenMail.waitForIncomingEmail(LONGEST_WAIT_MILLIS, 1)) {
            throw new IllegalStateException("No mail came");
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
