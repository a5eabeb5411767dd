package io.github.junitsmtp.internal.assertion;

import org.assertj.core.api.StringAssert;
import org.jspecify.annotations.Nullable;

/** AssertJ's assertions on a text. If it is long, failures show the relevant part. */
public class TextAssert extends StringAssert {

    TextAssert(@Nullable String actual) {
        super(actual);
        BriefRepresentation.use(info);
    }

    @Override
    public StringAssert isEqualTo(@Nullable Object expected) {
        return Focus.onDifference(info, actual, expected, () -> super.isEqualTo(expected));
    }

    @Override
    public StringAssert isEqualTo(@Nullable String expected) {
        return Focus.onDifference(info, actual, expected, () -> super.isEqualTo(expected));
    }

    @Override
    public StringAssert contains(CharSequence... values) {
        return Focus.onNearest(info, actual, values, () -> super.contains(values));
    }
}
