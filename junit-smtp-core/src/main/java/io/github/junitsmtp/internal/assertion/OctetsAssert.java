package io.github.junitsmtp.internal.assertion;

import io.github.junitsmtp.internal.text.Nearest;
import java.util.OptionalInt;
import org.assertj.core.api.ByteArrayAssert;
import org.jspecify.annotations.Nullable;

/** AssertJ's assertions on octets. If there are many, failures show the first that differ. */
public class OctetsAssert extends ByteArrayAssert {

    OctetsAssert(byte @Nullable [] actual) {
        super(actual);
        BriefRepresentation.use(info);
    }

    @Override
    public ByteArrayAssert isEqualTo(@Nullable Object expected) {
        OptionalInt place = actual != null && expected instanceof byte[] bytes
                ? OptionalInt.of(Nearest.difference(actual, bytes))
                : OptionalInt.empty();
        return BriefRepresentation.at(info, place, () -> super.isEqualTo(expected));
    }
}
