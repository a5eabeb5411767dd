package io.github.junitsmtp.internal.assertion;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.WritableAssertionInfo;
import org.assertj.core.description.Description;
import org.jspecify.annotations.Nullable;

/** Makes assertions on the text of a body whose failures say if nothing but line ends is the matter, and what ignores these. */
public final class LineEnds {

    private LineEnds() {}

    /**
     * Verifies what a body equals.
     *
     * @param assertion the state of the assertions
     * @param actual the text of the body
     * @param expected what it should equal
     * @param lenient the assertion that ignores line ends
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    public static <S> S onDifference(
            WritableAssertionInfo assertion,
            @Nullable String actual,
            @Nullable Object expected,
            String lenient,
            Supplier<S> verify) {
        boolean isTold = actual != null
                && expected instanceof String text
                && !text.equals(actual)
                && (normalized(text).equals(actual) || normalized(text).equals(actual + "\n"));
        return isTold ? told(assertion, lenient, verify) : verify.get();
    }

    /**
     * Verifies what a body contains.
     *
     * @param assertion the state of the assertions
     * @param actual the text of the body
     * @param parts what it should contain
     * @param lenient the assertion that ignores line ends
     * @param verify makes the assertion
     * @param <S> the assertions
     * @return the assertions
     */
    public static <S> S onAbsence(
            WritableAssertionInfo assertion,
            @Nullable String actual,
            CharSequence @Nullable [] parts,
            String lenient,
            Supplier<S> verify) {
        boolean isTold = actual != null
                && parts != null
                && Stream.of(parts).anyMatch(part -> part != null && !actual.contains(part))
                && Stream.of(parts)
                        .allMatch(part -> part != null && (actual + "\n").contains(normalized(part.toString())));
        return isTold ? told(assertion, lenient, verify) : verify.get();
    }

    private static String normalized(String text) {
        return text.replace("\r\n", "\n");
    }

    private static <S> S told(WritableAssertionInfo assertion, String lenient, Supplier<S> verify) {
        Description before = assertion.description();
        String remark = "only line endings differ: bodies are returned with LF line endings and no final line ending; "
                + lenient + " ignores the difference";
        assertion.description("%s", assertion.hasDescription() ? assertion.descriptionText() + ", " + remark : remark);
        try {
            return verify.get();
        } finally {
            assertion.description(before);
        }
    }
}
