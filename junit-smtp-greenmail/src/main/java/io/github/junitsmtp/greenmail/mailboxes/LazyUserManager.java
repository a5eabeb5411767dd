package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;

/** GreenMail's users, who get messages unparsed unless the test wants users of its own or has something done to messages. */
final class LazyUserManager extends UserManager {

    private final LazyHostManager mailboxes;
    private volatile boolean discardsAttachments;

    LazyUserManager(LazyHostManager mailboxes) {
        super(mailboxes);
        this.mailboxes = mailboxes;
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
        if (!deliverUnparsed(message, user)) {
            user.deliver(message);
        }
    }

    private boolean deliverUnparsed(MovingMessage message, GreenMailUser user) {
        return user != null
                && user.getClass() == UserImpl.class
                && message instanceof LazyMessage lazy
                && lazy.untouched()
                        .filter(recorded -> mailboxes.deliver(recorded, user))
                        .isPresent();
    }
}
