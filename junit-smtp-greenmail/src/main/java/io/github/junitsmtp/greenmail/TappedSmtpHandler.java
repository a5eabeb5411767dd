package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import java.io.IOException;
import java.net.Socket;

/** GreenMail's handler of one session, which tells the client and not the console when it fails. */
final class TappedSmtpHandler extends SmtpHandler {

    TappedSmtpHandler(SmtpManager manager, Socket tap) {
        super(new CorrectedCommands(), manager, tap);
    }

    @Override
    public void run() {
        try {
            conn = new TappedConnection(this, socket);
            state = new LetterState();
            sendGreetings();
            while (!isQuitting()) {
                handleCommand();
            }
        } catch (IOException | RuntimeException | Error e) { // such as those of a test's own handler of deliveries
            if (conn != null) { // else the client was gone before it could be heard
                conn.send("421 4.3.0 GreenMail failed: " + e.toString().replaceAll("\\s+", " "));
            }
        } finally {
            close();
            endSession();
        }
    }

    /** All of GreenMail's verbs have four letters; one that has not is an unknown command, whatever its length. */
    @Override
    protected boolean commandLegalSize() {
        boolean legal = currentLine.length() == 4 || currentLine.length() > 4 && currentLine.charAt(4) == ' ';
        if (!legal) {
            conn.send("500 Command not recognized");
        }
        return legal;
    }

    /** The tap wants to be closed by the thread of the session, even if another has closed it before. */
    private void endSession() {
        try {
            socket.close();
        } catch (IOException e) {
            log.trace("Can not close {}", socket, e);
        }
    }
}
