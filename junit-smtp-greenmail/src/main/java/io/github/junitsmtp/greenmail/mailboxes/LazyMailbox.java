package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The mailbox of a user: the folder, once it exists, and the copies that are waiting to be stored in it. */
final class LazyMailbox {

    private final GreenMailUser user;
    private final Deque<MessageCopy> waiting = new ArrayDeque<>(1);
    private @Nullable MailFolder inbox;
    private boolean watched;

    LazyMailbox(GreenMailUser user) {
        this.user = user;
    }

    void add(MessageCopy copy) {
        waiting.add(copy);
        if (watched && inbox != null) {
            storeWaitingIn(inbox);
        }
    }

    /** Stores the waiting copies in the folder, which is created if it does not exist. */
    void fill(Function<GreenMailUser, MailFolder> creation) {
        if (inbox == null) {
            inbox = creation.apply(user);
        }
        storeWaitingIn(inbox);
    }

    /** Stores new copies immediately from now on, because someone may hold the folder. */
    void watch() {
        watched = true;
    }

    private void storeWaitingIn(MailFolder folder) {
        for (MessageCopy copy = waiting.poll(); copy != null; copy = waiting.poll()) {
            copy.storeIn(folder);
        }
    }

    void remove(MessageCopy copy) {
        if (!waiting.removeFirstOccurrence(copy) && inbox != null) {
            copy.removeFrom(inbox);
        }
    }

    void discardWaiting() {
        waiting.clear();
    }
}
