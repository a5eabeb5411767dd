package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserManager;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** GreenMail's managers, with mailboxes that are filled when somebody looks into them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LazyManagers extends Managers {

    private final LazyHostManager mailboxes;
    private final LazyUserManager users;
    private final SmtpManager smtp;

    /**
     * Creates the managers of a GreenMail.
     *
     * @param keptMails the number of messages that the mailboxes keep
     * @param catchAll the login of the user who gets the mail for recipients who are no users; empty if they become users
     */
    public LazyManagers(int keptMails, Optional<String> catchAll) {
        mailboxes = new LazyHostManager(keptMails);
        users = new LazyUserManager(mailboxes, catchAll);
        smtp = new SmtpManager(mailboxes, users);
    }

    /**
     * Deletes the messages of all mailboxes.
     *
     * @throws FolderException if GreenMail cannot list its mailboxes
     */
    public void deleteAllMessages() throws FolderException {
        mailboxes.deleteAllMessages();
    }

    /**
     * Asks GreenMail's users, if somebody has set any; those whom GreenMail adds for the recipients of mail do not count.
     *
     * @param login who wants to log in
     * @param password the password or token
     * @return whether the password is right, or empty if there are no users, and nobody has disabled authentication
     */
    public Optional<Boolean> authenticate(String login, String password) {
        return users.authenticate(login, password);
    }

    /** {@return the passwords of the users that somebody has added, by their logins} */
    public Map<String, String> passwords() {
        return users.passwords();
    }

    @Override
    public SmtpManager getSmtpManager() {
        return smtp;
    }

    @Override
    public UserManager getUserManager() {
        return users;
    }

    @Override
    public ImapHostManager getImapHostManager() {
        return mailboxes;
    }
}
