package io.github.junitsmtp.internal.assertion;

import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Dialogue;
import io.github.junitsmtp.internal.text.Printable;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.assertj.core.api.WritableAssertionInfo;
import org.assertj.core.presentation.Representation;
import org.jspecify.annotations.Nullable;

/**
 * Shows subjects and values in failure messages: what is large, briefly, all else as before. Assertions hand it on to those that they
 * navigate to; a representation that a test sets takes its place.
 */
public final class BriefRepresentation implements Representation {

    private static final int LINES_OF_DIALOGUE = 16;
    private static final int LINES_OF_TEXT = 8;
    private static final int LINES_OF_OTHERS = 4;
    private static final int CHARS_OF_DIALOGUE = 1400;
    /** A message may show four values. */
    private static final int CHARS = 850;

    private static final int FEW_BYTES = 32;
    private static final int BYTES_SHOWN = 24;

    private final Representation others;
    private final OptionalInt focus;

    private BriefRepresentation(Representation others, OptionalInt focus) {
        this.others = others;
        this.focus = focus;
    }

    /**
     * Lets assertions show what they are about briefly.
     *
     * @param assertion the state of the assertions
     */
    public static void use(WritableAssertionInfo assertion) {
        assertion.useRepresentation(new BriefRepresentation(assertion.representation(), OptionalInt.empty()));
    }

    /**
     * Makes an assertion whose failure shows the part of long texts and of many bytes that is around a place.
     *
     * @param assertion the state of the assertions
     * @param place an index in the subject
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    static <S> S at(WritableAssertionInfo assertion, OptionalInt place, Supplier<S> verify) {
        if (!(assertion.representation() instanceof BriefRepresentation brief)) {
            return verify.get();
        }
        try {
            assertion.useRepresentation(new BriefRepresentation(brief.others, place));
            return verify.get();
        } finally {
            assertion.useRepresentation(brief);
        }
    }

    /**
     * Shows a subject.
     *
     * @param subject the subject
     * @return its text, in a few lines
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
        String shown = others.toStringOf(object);
        return shown == null || object instanceof Expectation<?> ? shown : brief(object, shown);
    }

    @Override
    public @Nullable String unambiguousToStringOf(@Nullable Object object) {
        String shown = others.unambiguousToStringOf(object);
        return shown == null ? null : brief(object, shown);
    }

    private static String brief(@Nullable Object object, String shown) {
        if (object instanceof Dialogue) {
            return Brief.text(shown, LINES_OF_DIALOGUE, CHARS_OF_DIALOGUE);
        }
        return Brief.text(shown, object instanceof CharSequence ? LINES_OF_TEXT : LINES_OF_OTHERS, CHARS);
    }
}
