package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GreenMail's mailboxes, which are made and filled when somebody looks: GreenMail copies and parses a message for each recipient, and walks
 * all mailboxes to find one. Once somebody has a folder, what comes is stored in it at once.
 */
final class LazyHost extends ImapHostManagerImpl {

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Retention retention;
    /** Whether it is this host that looks into the store. */
    private boolean inside;

    LazyHost(int keptMails) {
        this(new Look(), keptMails);
    }

    private LazyHost(Look look, int keptMails) {
        super(new LazyStore(look));
        this.retention = new Retention(keptMails);
        look.host = this;
    }

    /** Delivers a letter; false if the user has no account here. */
    synchronized boolean deliver(GreenMailUser user, LetterContent letter) {
        Account account = accounts.get(user.getQualifiedMailboxName());
        if (account == null) {
            return false;
        }
        Delivery delivery = new Delivery(letter);
        account.add(delivery);
        retention.add(letter, account, delivery);
        return true;
    }

    /** Empties all mailboxes. */
    synchronized void purge() throws FolderException {
        accounts.values().forEach(Account::discardWaiting);
        retention.clear();
        for (MailFolder folder : inside(() -> getStore().listMailboxes("*"))) {
            folder.deleteAllMessages();
        }
    }

    @Override
    public synchronized List<StoredMessage> getAllMessages() {
        accounts.values().forEach(this::settle);
        return inside(super::getAllMessages);
    }

    @Override
    public synchronized void createPrivateMailAccount(GreenMailUser user) throws FolderException {
        Account known = accounts.putIfAbsent(user.getQualifiedMailboxName(), new Account(user));
        if (known != null) {
            reveal(known);
            super.createPrivateMailAccount(user); // which says that there is one
        }
    }

    @Override
    public synchronized void deletePrivateMailAccount(GreenMailUser user) {
        revealAll();
        accounts.remove(user.getQualifiedMailboxName());
        super.deletePrivateMailAccount(user);
    }

    /** A folder of a user's own; a name that begins with a hash sign may be anybody's. */
    @Override
    public synchronized @Nullable MailFolder getFolder(GreenMailUser user, String name) {
        Account account = accounts.get(user.getQualifiedMailboxName());
        if (account == null || name.startsWith("#")) {
            return super.getFolder(user, name);
        }
        reveal(account);
        return inside(() -> super.getFolder(user, name));
    }

    private synchronized void revealAll() {
        if (!inside) {
            accounts.values().forEach(this::reveal);
        }
    }

    private void reveal(Account account) {
        settle(account);
        account.isWatched();
    }

    private void settle(Account account) {
        if (!account.exists()) {
            account.exists(inside(() -> {
                super.createPrivateMailAccount(account.user());
                return super.getFolder(account.user(), INBOX_NAME);
            }));
        }
        account.settle();
    }

    private <T> T inside(Work<T> work) {
        boolean before = inside;
        inside = true;
        try {
            return work.run();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        } finally {
            inside = before;
        }
    }

    /** Something that GreenMail does. */
    private interface Work<T> {
        T run() throws FolderException;
    }

    /** What the store calls, which is made before the host is. */
    private static final class Look implements Runnable {

        private @Nullable LazyHost host;

        @Override
        public void run() {
            if (host != null) {
                host.revealAll();
            }
        }
    }
}
