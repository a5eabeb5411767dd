package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.MailFolder;
import java.util.Collection;

/** GreenMail's store, with a callback before each lookup of a mailbox. */
final class LazyStore extends InMemoryStore {

    private Runnable beforeLookup = () -> {};

    /**
     * Sets what runs before each lookup. The host manager fills its mailboxes then; it cannot be set earlier, because it needs the store
     * itself.
     */
    void beforeLookup(Runnable action) {
        beforeLookup = action;
    }

    @Override
    public MailFolder getMailbox(String absoluteName) {
        beforeLookup.run();
        return super.getMailbox(absoluteName);
    }

    @Override
    public MailFolder getMailbox(MailFolder parent, String name) {
        beforeLookup.run();
        return super.getMailbox(parent, name);
    }

    @Override
    public Collection<MailFolder> getChildren(MailFolder parent) {
        beforeLookup.run();
        return super.getChildren(parent);
    }

    @Override
    public Collection<MailFolder> listMailboxes(String pattern) throws FolderException {
        beforeLookup.run();
        return super.listMailboxes(pattern);
    }
}
