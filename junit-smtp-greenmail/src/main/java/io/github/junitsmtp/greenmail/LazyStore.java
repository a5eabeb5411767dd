package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.MailFolder;
import java.util.Collection;

/** GreenMail's store, which tells before somebody looks at it. */
final class LazyStore extends InMemoryStore {

    private final Runnable look;

    LazyStore(Runnable look) {
        this.look = look;
    }

    @Override
    public MailFolder getMailbox(String absoluteName) {
        look.run();
        return super.getMailbox(absoluteName);
    }

    @Override
    public MailFolder getMailbox(MailFolder parent, String name) {
        look.run();
        return super.getMailbox(parent, name);
    }

    @Override
    public Collection<MailFolder> getChildren(MailFolder parent) {
        look.run();
        return super.getChildren(parent);
    }

    @Override
    public Collection<MailFolder> listMailboxes(String pattern) throws FolderException {
        look.run();
        return super.listMailboxes(pattern);
    }
}
