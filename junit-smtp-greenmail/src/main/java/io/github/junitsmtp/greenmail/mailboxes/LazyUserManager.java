package io.github.junitsmtp.greenmail.mailboxes;

import static java.util.stream.Collectors.toMap;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GreenMail's users. Messages are delivered to them unparsed, unless the test has its own user classes or changes
 * messages.
 */
final class LazyUserManager extends UserManager {

    private final LazyHostManager mailboxes;
    private final Optional<String> catchAll;
    private final MessageDeliveryHandler greenMails = getMessageDeliveryHandler();
    private final ThreadLocal<Boolean> delivering = ThreadLocal.withInitial(() -> false);
    /** Users that GreenMail has added because there was mail for them. */
    private final Set<GreenMailUser> recipients = ConcurrentHashMap.newKeySet();

    private volatile boolean discardsAttachments;
    private volatile boolean ignoresDetail;

    LazyUserManager(LazyHostManager mailboxes, Optional<String> catchAll) {
        super(mailboxes);
        this.mailboxes = mailboxes;
        this.catchAll = catchAll;
        setMessageDeliveryHandler(this::recipientOf);
    }

    /** Returns whether a password is correct, or empty if no users were added and authentication was not disabled. */
    Optional<Boolean> authenticate(String login, String password) {
        boolean decides = !isAuthRequired() || listUser().stream().anyMatch(this::isSet);
        return decides ? Optional.of(test(login, password)) : Optional.empty();
    }

    Map<String, String> passwords() {
        return listUser().stream()
                .filter(this::isSet)
                .collect(toMap(GreenMailUser::getLogin, GreenMailUser::getPassword, (first, other) -> other));
    }

    /** Whether this user was added, or has a password other than the one from GreenMail. */
    private boolean isSet(GreenMailUser user) {
        return !recipients.contains(user) || !user.getPassword().equals(user.getLogin());
    }

    @Override
    public GreenMailUser createUser(String email, String login, String password) throws UserException {
        GreenMailUser user = super.createUser(email, login, password);
        if (delivering.get()) {
            recipients.add(user);
        } else {
            recipients.remove(user); // may have been deleted before
        }
        return user;
    }

    private GreenMailUser recipientOf(MovingMessage message, MailAddress address)
            throws MessagingException, UserException {
        GreenMailUser known = ignoresDetail ? null : getUserByEmail(address.getEmail());
        return known == null ? newRecipientOf(message, address) : known;
    }

    /** Returns the user that GreenMail finds or adds, or the one who gets the mail to unknown recipients. */
    private GreenMailUser newRecipientOf(MovingMessage message, MailAddress address)
            throws MessagingException, UserException {
        delivering.set(true);
        try {
            String email = address.getEmail();
            boolean known = getUserByEmail(email) != null;
            GreenMailUser forAll = known || catchAll.isEmpty() ? null : getUser(catchAll.get());
            if (forAll != null) {
                return forAll;
            }
            return ignoresDetail || known
                    ? greenMails.handle(message, address)
                    : createUser(email, email, email); // like GreenMail, which would log it at level INFO
        } finally {
            delivering.remove();
        }
    }

    @Override
    public void setSieveIgnoreDetail(boolean ignore) {
        super.setSieveIgnoreDetail(ignore);
        ignoresDetail = ignore;
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
