package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A user's mailbox and what waits to be put into it. */
final class Account {

    private final GreenMailUser user;
    private final Deque<Delivery> waiting = new ArrayDeque<>(1);
    private @Nullable MailFolder inbox;
    private boolean watched;

    Account(GreenMailUser user) {
        this.user = user;
    }

    GreenMailUser user() {
        return user;
    }

    boolean exists() {
        return inbox != null;
    }

    void exists(MailFolder folder) {
        inbox = folder;
    }

    /** Somebody has the folder, and will see in it whatever comes. */
    void isWatched() {
        watched = true;
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
        if (watched) {
            settle();
        }
    }

    /** Puts into the folder what waits. */
    void settle() {
        for (Delivery delivery = waiting.poll(); delivery != null; delivery = waiting.poll()) {
            delivery.storeIn(inbox);
        }
    }

    void withdraw(Delivery delivery) {
        if (!waiting.removeFirstOccurrence(delivery)) {
            delivery.removeFrom(inbox);
        }
    }

    void discardWaiting() {
        waiting.clear();
    }
}
