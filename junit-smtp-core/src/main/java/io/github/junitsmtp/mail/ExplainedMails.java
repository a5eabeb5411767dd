package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Brief;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Mails that can explain why there are no more: which mails they were selected from, and what the server knows. */
final class ExplainedMails extends AbstractList<ReceivedMail> implements RandomAccess {

    private final List<ReceivedMail> mails;
    private final @Nullable Supplier<String> explanation;
    private final @Nullable Choice choice;
    /** The number of mails that these were selected from; 0 if these are all. */
    private final int total;

    /**
     * How mails were selected.
     *
     * @param all the mails that they were selected from
     * @param criteria the criteria, such as {@code to <ada@example.org>}
     */
    record Choice(List<?> all, String criteria) {

        @Override
        public String toString() {
            return "mails " + criteria + " out of [" + Brief.list(all) + "]";
        }
    }

    ExplainedMails(List<ReceivedMail> mails, Supplier<String> explanation) {
        this(mails, explanation, null, 0);
    }

    private ExplainedMails(
            List<ReceivedMail> mails, @Nullable Supplier<String> explanation, @Nullable Choice choice, int total) {
        this.mails = mails;
        this.explanation = explanation;
        this.choice = choice;
        this.total = total;
    }

    /** Explains why there are no more mails, or returns empty if the reason is unknown. */
    static Optional<String> explanation(@Nullable List<?> mails) {
        return mails instanceof ExplainedMails explained && explained.explanation != null
                ? Optional.of(explained.matching() + explained.explanation.get())
                : Optional.empty();
    }

    /** Distinguishes a mail that was not selected from one that did not arrive. */
    private String matching() {
        if (total == 0) {
            return "";
        }
        return switch (mails.size()) {
            case 0 -> "none matches; ";
            case 1 -> "1 mail matches; ";
            default -> mails.size() + " mails match; ";
        };
    }

    static boolean areExplained(@Nullable List<?> mails) {
        return mails instanceof ExplainedMails explained && explained.explanation != null;
    }

    /** Returns how the mails were selected, or null if they are all mails. */
    static @Nullable Choice choice(@Nullable List<?> mails) {
        return mails instanceof ExplainedMails explained ? explained.choice : null;
    }

    /** Returns the criteria, such as {@code " to <ada@example.org>"}; empty if the mails were not selected. */
    static String criteria(@Nullable List<?> mails) {
        Choice choice = choice(mails);
        return choice == null ? "" : " " + choice.criteria;
    }

    /** Returns the mails that these were selected from; empty if there are none. */
    static String outOf(@Nullable List<?> mails) {
        Choice choice = choice(mails);
        return choice == null || choice.all.isEmpty() ? "" : " out of [" + Brief.list(choice.all) + "]";
    }

    /** Returns a selection of these mails, with the same explanation. */
    static List<ReceivedMail> some(List<?> all, List<ReceivedMail> some) {
        return all instanceof ExplainedMails explained
                ? new ExplainedMails(some, explained.explanation, null, totalOf(all))
                : some;
    }

    /** Returns some of these mails, with the same explanation, and records how they were selected. */
    static List<ReceivedMail> chosen(List<?> all, List<ReceivedMail> some, String criterion) {
        return new ExplainedMails(
                some,
                all instanceof ExplainedMails explained ? explained.explanation : null,
                narrowed(all, choice(all), criterion),
                totalOf(all));
    }

    private static int totalOf(List<?> all) {
        return all instanceof ExplainedMails explained && explained.total > 0 ? explained.total : all.size();
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
            throw new IndexOutOfBoundsException("no mail" + criteria(this) + " at index " + index + outOf(this) + ": "
                    + explanation(this).orElse("there are " + mails.size()));
        }
        return mails.get(index);
    }

    @Override
    public int size() {
        return mails.size();
    }
}
