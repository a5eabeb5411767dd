package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpState;

/** GreenMail's state of a session, whose messages are letters. */
final class LetterState extends SmtpState {

    private Letter letter; // set by the super constructor, through clearMessage()

    Letter letter() {
        return letter;
    }

    @Override
    public MovingMessage getMessage() {
        return letter;
    }

    @Override
    public void clearMessage() {
        letter = new Letter();
    }

    @Override
    public void clearMessagePreservingAuthenticationState() {
        MovingMessage before = letter;
        clearMessage();
        letter.setAuthenticationState(before.getAuthenticationState());
    }
}
