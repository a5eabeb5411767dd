package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.user.UserManager;

/** GreenMail's managers, with mailboxes that are filled when somebody looks. */
final class LazyManagers extends Managers {

    private final LazyHost host;
    private final UserManager users;
    private final SmtpManager smtp;

    LazyManagers(int keptMails) {
        host = new LazyHost(keptMails);
        users = new LazyUsers(host);
        smtp = new SmtpManager(host, users);
    }

    LazyHost host() {
        return host;
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
        return host;
    }
}
