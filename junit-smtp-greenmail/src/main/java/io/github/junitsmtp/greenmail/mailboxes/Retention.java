package io.github.junitsmtp.greenmail.mailboxes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Removes the oldest messages from their mailboxes when there are too many. */
final class Retention {

    private final int limit;
    private final Deque<KeptMessage> messages = new ArrayDeque<>();

    Retention(int limit) {
        this.limit = limit;
    }

    /** Adds a copy of the newest message, or of a new message. */
    @SuppressWarnings("ReferenceEquality") // equal messages may follow each other
    void add(RecordedMessage message, LazyMailbox mailbox, MessageCopy copy) {
        if (limit == Integer.MAX_VALUE) {
            return;
        }
        if (messages.isEmpty() || messages.getLast().message() != message) {
            messages.add(new KeptMessage(message, new ArrayList<>(1)));
        }
        messages.getLast().removals().add(() -> mailbox.remove(copy));
        if (messages.size() > limit) {
            messages.remove().removals().forEach(Runnable::run);
        }
    }

    void clear() {
        messages.clear();
    }

    /**
     * A message and the actions that remove its copies.
     *
     * @param message the message
     * @param removals the actions, one for each recipient
     */
    private record KeptMessage(RecordedMessage message, List<Runnable> removals) {}
}
