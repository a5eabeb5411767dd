package io.github.junitsmtp.greenmail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes the oldest mails out of their mailboxes when there are too many. */
final class Retention {

    private final int kept;
    private final Deque<Mail> mails = new ArrayDeque<>();

    Retention(int kept) {
        this.kept = kept;
    }

    /** A recipient of the last letter, or the first of another one. */
    void add(LetterContent letter, Account account, Delivery delivery) {
        if (kept == Integer.MAX_VALUE) {
            return;
        }
        if (mails.isEmpty() || mails.getLast().letter() != letter) {
            mails.add(new Mail(letter, new ArrayList<>(1)));
        }
        mails.getLast().copies().add(() -> account.withdraw(delivery));
        if (mails.size() > kept) {
            mails.remove().copies().forEach(Runnable::run);
        }
    }

    void clear() {
        mails.clear();
    }

    /** A letter, and what takes it out of the mailbox of each recipient. */
    private record Mail(LetterContent letter, List<Runnable> copies) {}
}
