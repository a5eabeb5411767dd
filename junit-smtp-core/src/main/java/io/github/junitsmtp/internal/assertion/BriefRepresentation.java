package io.github.junitsmtp.internal.assertion;

import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Dialogue;
import io.github.junitsmtp.internal.text.Printable;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.WritableAssertionInfo;
import org.assertj.core.presentation.Representation;
import org.jspecify.annotations.Nullable;

/**
 * Shortens large subjects and values in failure messages, and shows others as before. Assertions pass it on to those that they navigate to.
 * A representation that a test sets replaces it.
 */
public final class BriefRepresentation implements Representation {

    /** The user's description, and AssertJ's heading. */
    static final int LINES_ELSEWHERE = 2;

    static final int CHARS_ELSEWHERE = 400;

    private static final int LEAST_OF_DIALOGUE = 8;
    private static final int LINES_OF_TEXT = 8;
    private static final int LINES_OF_OTHERS = 4;
    /** Of an assertion within an assertion: its verdict is at the end. */
    private static final int LINES_OF_FAILURE = 12;
    /** A message may show four values. */
    private static final int CHARS = 850;

    private static final int FEW_BYTES = 32;
    private static final int BYTES_SHOWN = 24;

    private final Representation others;
    private final OptionalInt focus;
    private final @Nullable Object verdict;

    private BriefRepresentation(Representation others, OptionalInt focus, @Nullable Object verdict) {
        this.others = others;
        this.focus = focus;
        this.verdict = verdict;
    }

    /**
     * Makes assertions show their subject briefly.
     *
     * @param assertion the state of the assertions
     */
    public static void use(WritableAssertionInfo assertion) {
        assertion.useRepresentation(new BriefRepresentation(assertion.representation(), OptionalInt.empty(), null));
    }

    /**
     * Makes an assertion whose failure shows long texts and byte arrays only around a position.
     *
     * @param assertion the state of the assertions
     * @param place an index in the subject
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    static <S> S at(WritableAssertionInfo assertion, OptionalInt place, Supplier<S> verify) {
        return with(assertion, brief -> new BriefRepresentation(brief.others, place, null), verify);
    }

    /**
     * Makes an assertion on a dialogue whose failure shows as much of it as fits beside the verdict.
     *
     * @param assertion the state of the assertions
     * @param verdict what is verified; its text is the verdict once it has failed
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    public static <S> S beside(WritableAssertionInfo assertion, Object verdict, Supplier<S> verify) {
        return with(assertion, brief -> new BriefRepresentation(brief.others, brief.focus, verdict), verify);
    }

    private static <S> S with(
            WritableAssertionInfo assertion, UnaryOperator<BriefRepresentation> change, Supplier<S> verify) {
        if (!(assertion.representation() instanceof BriefRepresentation brief)) {
            return verify.get();
        }
        try {
            assertion.useRepresentation(change.apply(brief));
            return verify.get();
        } finally {
            assertion.useRepresentation(brief);
        }
    }

    /**
     * Shows a subject.
     *
     * @param subject the subject
     * @return its text, in as few lines as possible
     */
    public static String of(Object subject) {
        return brief(subject, subject.toString());
    }

    @Override
    public @Nullable String toStringOf(@Nullable Object object) {
        if (object instanceof String text) {
            return others.toStringOf(
                    focus.isPresent()
                            ? Brief.around(text, Math.min(focus.getAsInt(), text.length()), LINES_OF_TEXT, CHARS)
                            : Brief.text(text, LINES_OF_TEXT, CHARS));
        }
        if (object instanceof byte[] bytes && bytes.length > FEW_BYTES) {
            int start = Math.min(focus.orElse(0), bytes.length);
            return Counts.of(bytes.length, "byte")
                    + (focus.isPresent() ? ", first difference at index " + start + ": " : " that begin with ")
                    + Printable.octets(bytes, start, start + BYTES_SHOWN);
        }
        if (object instanceof AssertionError failure && failure.getMessage() != null) {
            return Brief.text(failure.getMessage().strip(), LINES_OF_FAILURE, CHARS);
        }
        String shown = others.toStringOf(object);
        if (shown == null || object instanceof Expectation<?>) {
            return shown;
        }
        return object instanceof Dialogue && verdict != null
                ? besideVerdict(shown, verdict.toString())
                : brief(object, shown);
    }

    @Override
    public @Nullable String unambiguousToStringOf(@Nullable Object object) {
        String shown = others.unambiguousToStringOf(object);
        return shown == null ? null : brief(object, shown);
    }

    private static String besideVerdict(String dialogue, String verdict) {
        int lines = Brief.LINES - LINES_ELSEWHERE - (int) verdict.lines().count();
        int chars = Brief.CHARS - CHARS_ELSEWHERE - verdict.length();
        return Brief.text(dialogue, Math.max(lines, LEAST_OF_DIALOGUE), Math.max(chars, CHARS));
    }

    private static String brief(@Nullable Object object, String shown) {
        int lines = object instanceof Dialogue
                ? LEAST_OF_DIALOGUE
                : object instanceof CharSequence ? LINES_OF_TEXT : LINES_OF_OTHERS;
        return Brief.text(shown, lines, CHARS);
    }
}
