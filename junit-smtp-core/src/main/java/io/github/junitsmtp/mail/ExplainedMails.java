package io.github.junitsmtp.mail;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Supplier;

/** Mails of a server, which can explain why there are no more. */
final class ExplainedMails extends AbstractList<ReceivedMail> implements RandomAccess {

    private final List<ReceivedMail> mails;
    private final Supplier<String> explanation;

    ExplainedMails(List<ReceivedMail> mails, Supplier<String> explanation) {
        this.mails = mails;
        this.explanation = explanation;
    }

    /** Explains why there are no more mails, or returns empty if the reason is unknown. */
    static Optional<String> explanation(List<?> mails) {
        return mails instanceof ExplainedMails explained ? Optional.of(explained.explanation.get()) : Optional.empty();
    }

    /** Returns a selection of these mails, with the same explanation. */
    static List<ReceivedMail> some(List<?> all, List<ReceivedMail> some) {
        return all instanceof ExplainedMails explained ? new ExplainedMails(some, explained.explanation) : some;
    }

    static List<?> unexplained(List<?> mails) {
        return mails instanceof ExplainedMails explained ? explained.mails : mails;
    }

    @Override
    public ReceivedMail get(int index) {
        if (index < 0 || index >= mails.size()) {
            throw new IndexOutOfBoundsException("no mail at index " + index + ": " + explanation.get());
        }
        return mails.get(index);
    }

    @Override
    public int size() {
        return mails.size();
    }
}
