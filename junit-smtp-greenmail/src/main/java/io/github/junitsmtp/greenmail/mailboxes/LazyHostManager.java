package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GreenMail's mailboxes, created and filled only when they are accessed. */
final class LazyHostManager extends ImapHostManagerImpl {

    private final Map<String, LazyMailbox> mailboxes = new LinkedHashMap<>();
    private final Retention retention;
    /** Whether this manager itself is using the store. Its own use must not fill all mailboxes. */
    private boolean usesStore;

    LazyHostManager(int keptMails) {
        this(new LazyStore(), keptMails);
    }

    private LazyHostManager(LazyStore store, int keptMails) {
        super(store);
        this.retention = new Retention(keptMails);
        store.beforeLookup(this::openAll);
    }

    /** Delivers a message; returns false if the user has no mailbox here. */
    synchronized boolean deliver(RecordedMessage message, GreenMailUser user) {
        LazyMailbox mailbox = mailboxes.get(user.getQualifiedMailboxName());
        if (mailbox == null) {
            return false;
        }
        MessageCopy copy = new MessageCopy(message);
        mailbox.add(copy);
        retention.add(message, mailbox, copy);
        return true;
    }

    synchronized void deleteAllMessages() throws FolderException {
        mailboxes.values().forEach(LazyMailbox::discardWaiting);
        retention.clear();
        for (MailFolder folder : usingStore(() -> getStore().listMailboxes("*"))) {
            folder.deleteAllMessages();
        }
    }

    @Override
    public synchronized List<StoredMessage> getAllMessages() {
        mailboxes.values().forEach(this::fill);
        return usingStore(super::getAllMessages);
    }

    @Override
    public synchronized void createPrivateMailAccount(GreenMailUser user) throws FolderException {
        LazyMailbox existing = mailboxes.putIfAbsent(user.getQualifiedMailboxName(), new LazyMailbox(user));
        if (existing != null) {
            open(existing);
            super.createPrivateMailAccount(user); // throws, because it exists
        }
    }

    @Override
    public synchronized void deletePrivateMailAccount(GreenMailUser user) {
        openAll();
        mailboxes.remove(user.getQualifiedMailboxName());
        super.deletePrivateMailAccount(user);
    }

    /** A name that begins with a hash sign is absolute and may refer to any mailbox. */
    @Override
    public synchronized @Nullable MailFolder getFolder(GreenMailUser user, String name) {
        LazyMailbox mailbox = mailboxes.get(user.getQualifiedMailboxName());
        if (mailbox == null || name.startsWith("#")) {
            return super.getFolder(user, name);
        }
        open(mailbox);
        return usingStore(() -> super.getFolder(user, name));
    }

    private synchronized void openAll() {
        if (!usesStore) {
            mailboxes.values().forEach(this::open);
        }
    }

    /** Fills a mailbox for someone who may hold its folder from now on. */
    private void open(LazyMailbox mailbox) {
        fill(mailbox);
        mailbox.watch();
    }

    private void fill(LazyMailbox mailbox) {
        mailbox.fill(user -> usingStore(() -> {
            super.createPrivateMailAccount(user);
            return super.getFolder(user, INBOX_NAME);
        }));
    }

    private <T> T usingStore(StoreAccess<T> access) {
        boolean before = usesStore;
        usesStore = true;
        try {
            return access.run();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        } finally {
            usesStore = before;
        }
    }

    private interface StoreAccess<T> {
        T run() throws FolderException;
    }
}
