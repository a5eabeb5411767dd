package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserManager;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** GreenMail's managers, with mailboxes that are filled only when they are accessed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LazyManagers extends Managers {

    private final LazyHostManager mailboxes;
    private final LazyUserManager users;
    private final SmtpManager smtp;

    /**
     * Creates the managers for a GreenMail instance.
     *
     * @param keptMails the number of messages that the mailboxes keep
     * @param catchAll the login of the user who receives mail for unknown recipients; empty to create users for them
     */
    public LazyManagers(int keptMails, Optional<String> catchAll) {
        mailboxes = new LazyHostManager(keptMails);
        users = new LazyUserManager(mailboxes, catchAll);
        smtp = new SmtpManager(mailboxes, users);
    }

    /**
     * Deletes the messages in all mailboxes.
     *
     * @throws FolderException if GreenMail cannot list its mailboxes
     */
    public void deleteAllMessages() throws FolderException {
        mailboxes.deleteAllMessages();
    }

    /**
     * Checks a login against GreenMail's users, if any were added. Users that GreenMail adds for mail recipients are
     * ignored.
     *
     * @param login the login of the user
     * @param password the password or token
     * @return whether the password is correct, or empty if no users were added and authentication was not disabled
     */
    public Optional<Boolean> authenticate(String login, String password) {
        return users.authenticate(login, password);
    }

    /** {@return the passwords of the added users, by login} */
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
