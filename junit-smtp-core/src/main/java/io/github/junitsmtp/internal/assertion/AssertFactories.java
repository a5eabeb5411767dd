package io.github.junitsmtp.internal.assertion;

import java.util.List;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * What assertions navigate to, for {@code import static}. AssertJ has the same in its {@code InstanceOfAssertFactories}, where each brings
 * a hundred others along that a JVM needs 60 ms to load.
 */
public final class AssertFactories {

    /** Assertions on a text. */
    public static final InstanceOfAssertFactory<String, AbstractStringAssert<?>> STRING =
            new InstanceOfAssertFactory<>(String.class, TextAssert::new);

    /** Assertions on the text of a body. */
    public static final InstanceOfAssertFactory<String, AbstractStringAssert<?>> BODY =
            new InstanceOfAssertFactory<>(String.class, BodyAssert::new);

    /** Assertions on octets. */
    public static final InstanceOfAssertFactory<byte[], AbstractByteArrayAssert<?>> BYTE_ARRAY =
            new InstanceOfAssertFactory<>(byte[].class, OctetsAssert::new);

    private AssertFactories() {}

    /**
     * Returns what makes assertions on a list.
     *
     * @param elementType what is in it
     * @param <E> what is in it
     * @return the factory
     */
    @SuppressWarnings({"rawtypes", "unchecked"}) // a class is of a raw type
    public static <E> InstanceOfAssertFactory<List, ListAssert<E>> list(Class<E> elementType) {
        return new InstanceOfAssertFactory<>(
                List.class, list -> new NavigableListAssert.ElementsAssert<>((List<E>) list));
    }
}
