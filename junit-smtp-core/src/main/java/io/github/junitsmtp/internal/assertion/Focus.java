package io.github.junitsmtp.internal.assertion;

import io.github.junitsmtp.internal.text.Nearest;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.WritableAssertionInfo;
import org.jspecify.annotations.Nullable;

/** Makes assertions on long texts whose failures show the relevant part. */
public final class Focus {

    private Focus() {}

    /**
     * Verifies that a text equals another. The failure shows the first difference.
     *
     * @param assertion the state of the assertions
     * @param actual the text
     * @param expected the expected text
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    public static <S> S onDifference(
            WritableAssertionInfo assertion, @Nullable String actual, @Nullable Object expected, Supplier<S> verify) {
        OptionalInt place = actual != null && expected instanceof String text
                ? OptionalInt.of(Nearest.difference(actual, text))
                : OptionalInt.empty();
        return BriefRepresentation.at(assertion, place, verify);
    }

    /**
     * Verifies that a text contains parts. The failure shows what most resembles the missing part.
     *
     * @param assertion the state of the assertions
     * @param actual the text
     * @param parts what it should contain
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    public static <S> S onNearest(
            WritableAssertionInfo assertion,
            @Nullable String actual,
            CharSequence @Nullable [] parts,
            Supplier<S> verify) {
        OptionalInt place = actual == null || parts == null
                ? OptionalInt.empty()
                : Stream.of(parts)
                        .filter(part -> part != null && !actual.contains(part))
                        .findFirst()
                        .map(part -> Nearest.placeFor(part.toString(), actual))
                        .orElse(OptionalInt.empty());
        return BriefRepresentation.at(assertion, place, verify);
    }
}
