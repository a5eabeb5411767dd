package io.github.junitsmtp.internal.assertion;

import org.assertj.core.api.StringAssert;
import org.jspecify.annotations.Nullable;

/** AssertJ's assertions on the text of a body, whose failures say if nothing but line ends is the matter. */
public class BodyAssert extends TextAssert {

    BodyAssert(@Nullable String actual) {
        super(actual);
    }

    @Override
    public StringAssert isEqualTo(@Nullable Object expected) {
        return LineEnds.onDifference(info, actual, expected, "hasTextBody(..)", () -> super.isEqualTo(expected));
    }

    @Override
    public StringAssert isEqualTo(@Nullable String expected) {
        return LineEnds.onDifference(info, actual, expected, "hasTextBody(..)", () -> super.isEqualTo(expected));
    }

    @Override
    public StringAssert contains(CharSequence... values) {
        return LineEnds.onAbsence(info, actual, values, "hasTextBodyContaining(..)", () -> super.contains(values));
    }
}
