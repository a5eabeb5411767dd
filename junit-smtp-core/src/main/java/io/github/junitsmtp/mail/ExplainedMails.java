package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Brief;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Mails that can explain why there are no more: of which mails they are a selection, and what the server knows. */
final class ExplainedMails extends AbstractList<ReceivedMail> implements RandomAccess {

    private final List<ReceivedMail> mails;
    private final @Nullable Supplier<String> explanation;
    private final @Nullable Choice choice;

    /**
     * By what mails were chosen.
     *
     * @param all of which
     * @param criteria such as {@code to <ada@example.org>}
     */
    record Choice(List<?> all, String criteria) {

        @Override
        public String toString() {
            return "mails " + criteria + " out of [" + Brief.list(all) + "]";
        }
    }

    ExplainedMails(List<ReceivedMail> mails, Supplier<String> explanation) {
        this(mails, explanation, null);
    }

    private ExplainedMails(List<ReceivedMail> mails, @Nullable Supplier<String> explanation, @Nullable Choice choice) {
        this.mails = mails;
        this.explanation = explanation;
        this.choice = choice;
    }

    /** Explains why there are no more mails, or returns empty if the reason is unknown. */
    static Optional<String> explanation(@Nullable List<?> mails) {
        return Optional.ofNullable(mails instanceof ExplainedMails explained ? explained.explanation : null)
                .map(Supplier::get);
    }

    static boolean areExplained(@Nullable List<?> mails) {
        return mails instanceof ExplainedMails explained && explained.explanation != null;
    }

    /** Returns by what the mails were chosen, or null if they are all that there are. */
    static @Nullable Choice choice(@Nullable List<?> mails) {
        return mails instanceof ExplainedMails explained ? explained.choice : null;
    }

    /** Returns by what the mails were chosen, as {@code " to <ada@example.org>"}; empty if there are no others. */
    static String criteria(@Nullable List<?> mails) {
        Choice choice = choice(mails);
        return choice == null ? "" : " " + choice.criteria;
    }

    /** Returns a selection of these mails, with the same explanation. */
    static List<ReceivedMail> some(List<?> all, List<ReceivedMail> some) {
        return all instanceof ExplainedMails explained ? new ExplainedMails(some, explained.explanation, null) : some;
    }

    /** Returns some of these mails, with the same explanation, and by what they were chosen. */
    static List<ReceivedMail> chosen(List<?> all, List<ReceivedMail> some, String criterion) {
        return new ExplainedMails(
                some,
                all instanceof ExplainedMails explained ? explained.explanation : null,
                narrowed(all, choice(all), criterion));
    }

    static Choice narrowed(List<?> all, @Nullable Choice choice, String criterion) {
        return choice == null ? new Choice(all, criterion) : new Choice(choice.all, choice.criteria + " " + criterion);
    }

    static List<?> unexplained(List<?> mails) {
        return mails instanceof ExplainedMails explained ? explained.mails : mails;
    }

    @Override
    public ReceivedMail get(int index) {
        if (index < 0 || index >= mails.size()) {
            throw new IndexOutOfBoundsException("no mail" + criteria(this) + " at index " + index + ": "
                    + explanation(this).orElse("there are " + mails.size()));
        }
        return mails.get(index);
    }

    @Override
    public int size() {
        return mails.size();
    }
}
