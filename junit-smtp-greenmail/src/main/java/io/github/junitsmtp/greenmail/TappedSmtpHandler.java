package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import io.github.junitsmtp.greenmail.mailboxes.LazySmtpState;
import io.github.junitsmtp.internal.text.Cut;
import java.io.IOException;
import java.net.Socket;

/** A GreenMail handler of one session. It reports a failure to the client, not to the console. */
final class TappedSmtpHandler extends SmtpHandler {

    /** A line of a reply has 512 octets at most (RFC 5321, section 4.5.3.1.5). */
    private static final int LONGEST_REASON = 400;

    /** Causes may form a circle. */
    private static final int DEEPEST_CAUSE = 20;

    TappedSmtpHandler(SmtpManager manager, Socket tap) {
        super(new CorrectedCommands(), manager, tap);
    }

    @Override
    public void run() {
        try {
            conn = new TappedConnection(this, socket);
            state = new LazySmtpState();
            sendGreetings();
            while (!isQuitting()) {
                handleCommand();
            }
        } catch (IOException | RuntimeException | Error e) { // for example from a delivery handler of the test
            if (conn != null) { // otherwise, the client closed the connection too early
                conn.send("421 4.3.0 GreenMail failed: " + inOneLine(e));
            }
        } finally {
            close();
            endSession();
        }
    }

    /** An Error of a class that cannot be loaded has the reason only in its cause. */
    private static String inOneLine(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; depth < DEEPEST_CAUSE && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        String text = root == thrown ? thrown.toString() : thrown + ", caused by " + root;
        return Cut.marked(text.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?"), LONGEST_REASON);
    }

    /** All of GreenMail's verbs have four letters; any other verb is an unknown command, whatever its length. */
    @Override
    protected boolean commandLegalSize() {
        boolean legal = currentLine.length() == 4 || currentLine.length() > 4 && currentLine.charAt(4) == ' ';
        if (!legal) {
            conn.send("500 Command not recognized");
        }
        return legal;
    }

    /** The thread of the session must close the tap, even if another thread has already closed it. */
    private void endSession() {
        try {
            socket.close();
        } catch (IOException e) {
            log.trace("Cannot close {}", socket, e);
        }
    }
}
