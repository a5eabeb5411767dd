package io.github.junitsmtp.internal.assertion;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's assertions on a list, with a navigation that works with soft assertions. AssertJ's proxies take the second type argument of the
 * superclass for the type of the list.
 *
 * @param <S> the assertions
 * @param <L> the list
 * @param <E> the elements
 */
public abstract class NavigableListAssert<S, L, E> extends ListAssert<E> {

    private static final InstanceOfAssertFactory<Object, ObjectAssert<Object>> ELEMENT =
            new InstanceOfAssertFactory<>(Object.class, Assertions::assertThat);

    private NavigableListAssert(@Nullable List<? extends E> actual) {
        super(actual);
        BriefRepresentation.use(info);
    }

    /**
     * Assertions on a list.
     *
     * @param <E> the elements
     */
    public static class ElementsAssert<E> extends NavigableListAssert<ElementsAssert<E>, List<? extends E>, E> {

        ElementsAssert(@Nullable List<? extends E> actual) {
            super(actual);
        }
    }

    @SuppressWarnings("unchecked") // silent assertions have no subject
    private InstanceOfAssertFactory<?, ObjectAssert<E>> element() {
        return (InstanceOfAssertFactory<?, ObjectAssert<E>>) (InstanceOfAssertFactory<?, ?>) ELEMENT;
    }

    @Override
    public final ObjectAssert<E> first() {
        return Navigation.toAny(this, super::first, element());
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A first(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.first(factory), factory);
    }

    @Override
    public final ObjectAssert<E> last() {
        return Navigation.toAny(this, super::last, element());
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A last(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.last(factory), factory);
    }

    @Override
    public final ObjectAssert<E> element(int index) {
        return Navigation.toElement(this, index, () -> super.element(index), element());
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A element(int index, InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toElement(this, index, () -> super.element(index, factory), factory);
    }

    @Override
    public final ObjectAssert<E> singleElement() {
        return Navigation.toOnly(this, super::singleElement, element());
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A singleElement(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toOnly(this, () -> super.singleElement(factory), factory);
    }

    @Override
    protected ListAssert<E> newAbstractIterableAssert(Iterable<? extends E> elements) {
        List<E> some = new ArrayList<>();
        elements.forEach(some::add);
        return new ElementsAssert<>(some);
    }
}
