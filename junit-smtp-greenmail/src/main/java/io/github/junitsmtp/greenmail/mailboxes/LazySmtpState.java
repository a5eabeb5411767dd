package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpState;
import io.github.junitsmtp.internal.store.Octets;
import org.apiguardian.api.API;

/** GreenMail's session state, with a message that is parsed on demand. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LazySmtpState extends SmtpState {

    @SuppressWarnings("NullAway.Init") // set by the super constructor, through clearMessage()
    private LazyMessage message;

    /** The sender of the last message, shared with the next one if it has the same. */
    private String sender = "";

    /** Creates the state of a new session. */
    public LazySmtpState() {}

    /**
     * Sets the data of the current message, whose sender must already be set.
     *
     * @param data the data as sent by the client
     * @param client the client's address
     * @param helo the client's name in HELO or EHLO
     */
    public void setData(Octets data, String client, String helo) {
        String current = message.getReturnPath().toString();
        sender = current.equals(sender) ? sender : current;
        message.recordedAs(new RecordedMessage(data, sender, client, helo, System.currentTimeMillis()));
    }

    @Override
    public MovingMessage getMessage() {
        return message;
    }

    @Override
    public void clearMessage() {
        message = new LazyMessage();
    }

    @Override
    public void clearMessagePreservingAuthenticationState() {
        MovingMessage before = message;
        clearMessage();
        message.setAuthenticationState(before.getAuthenticationState());
    }
}
