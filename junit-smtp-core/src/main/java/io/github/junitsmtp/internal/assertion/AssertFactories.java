package io.github.junitsmtp.internal.assertion;

import java.util.List;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * Factories of assertions to navigate to, for {@code import static}. AssertJ's {@code InstanceOfAssertFactories} has them as well, but
 * loads a hundred others, which takes a JVM 60 ms.
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
     * Returns a factory of assertions on a list.
     *
     * @param elementType the type of its elements
     * @param <E> the type of its elements
     * @return the factory
     */
    @SuppressWarnings({"rawtypes", "unchecked"}) // a class object has a raw type
    public static <E> InstanceOfAssertFactory<List, ListAssert<E>> list(Class<E> elementType) {
        return new InstanceOfAssertFactory<>(
                List.class, list -> new NavigableListAssert.ElementsAssert<>((List<E>) list));
    }
}
