package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;

/** GreenMail's users, who get sealed letters, unless the test wants its own users or something done to messages. */
final class LazyUsers extends UserManager {

    private final LazyHost host;
    private volatile boolean discardsAttachments;

    LazyUsers(LazyHost host) {
        super(host);
        this.host = host;
    }

    @Override
    public void setDiscardAttachments(boolean discard) {
        super.setDiscardAttachments(discard);
        discardsAttachments = discard;
    }

    @Override
    public void deliver(MovingMessage message, MailAddress address) throws MessagingException, UserException {
        if (discardsAttachments) {
            super.deliver(message, address);
            return;
        }
        GreenMailUser user = getMessageDeliveryHandler().handle(message, address);
        boolean ordinary = user != null && user.getClass() == UserImpl.class;
        if (!ordinary
                || !(message instanceof Letter letter)
                || !letter.isSealed()
                || !host.deliver(user, letter.content())) {
            user.deliver(message);
        }
    }
}
