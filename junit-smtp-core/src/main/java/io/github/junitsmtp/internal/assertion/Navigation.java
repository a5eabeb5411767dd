package io.github.junitsmtp.internal.assertion;

import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Navigates from assertions on a subject to assertions on a part of it. If the part is missing and soft assertions have collected that
 * failure, the navigation leads to assertions that record nothing and never throw. Methods that navigate must be final: if a method fails,
 * AssertJ's proxy of it returns null unless it returns the assertions it was called on.
 */
public final class Navigation {

    private Navigation() {}

    /**
     * Navigates to a part that each subject has.
     *
     * @param from the assertions on the subject
     * @param target returns the part
     * @param factory makes assertions on it
     * @param <T> the type of the subject
     * @param <A> the assertions on the part
     * @return the assertions, silent if there is no subject
     */
    public static <T, A extends AbstractAssert<?, ?>> A from(
            AbstractObjectAssert<?, T> from, Function<? super T, ?> target, InstanceOfAssertFactory<?, A> factory) {
        from.isNotNull();
        return from.actual() == null ? nowhere(factory) : from.extracting(target::apply, factory);
    }

    /**
     * Navigates to a part that a subject may have.
     *
     * @param from the assertions on the subject
     * @param expected what the subject should have
     * @param target returns the part, if the expectation is met
     * @param factory makes assertions on it
     * @param <T> the type of the subject
     * @param <A> the assertions on the part
     * @return the assertions, silent if the expectation is not met
     */
    public static <T, A extends AbstractAssert<?, ?>> A from(
            AbstractObjectAssert<?, T> from,
            Expectation<? super T> expected,
            Function<? super T, ?> target,
            InstanceOfAssertFactory<?, A> factory) {
        from.has(expected);
        return expected.isMet() ? from.extracting(target::apply, factory) : nowhere(factory);
    }

    /**
     * Navigates to an element of a list that is not empty.
     *
     * @param list the assertions on the list
     * @param step navigates to the element
     * @param factory makes assertions on it
     * @param <A> the assertions on it
     * @return the assertions, silent if the list is empty or missing
     */
    public static <A extends AbstractAssert<?, ?>> A toAny(
            AbstractListAssert<?, ?, ?, ?> list, Supplier<A> step, InstanceOfAssertFactory<?, ? extends A> factory) {
        list.isNotEmpty();
        return hasMoreThan(0, list) ? step.get() : nowhere(factory);
    }

    /**
     * Navigates to the element of a list at an index.
     *
     * @param list the assertions on the list
     * @param index the index
     * @param step navigates to the element
     * @param factory makes assertions on it
     * @param <A> the assertions on it
     * @return the assertions, silent if there is no such element
     */
    public static <A extends AbstractAssert<?, ?>> A toElement(
            AbstractListAssert<?, ?, ?, ?> list,
            int index,
            Supplier<A> step,
            InstanceOfAssertFactory<?, ? extends A> factory) {
        list.hasSizeGreaterThan(index);
        return hasMoreThan(index, list) ? step.get() : nowhere(factory);
    }

    /**
     * Navigates to the only element of a list.
     *
     * @param list the assertions on the list
     * @param step navigates to the element
     * @param factory makes assertions on it
     * @param <A> the assertions on it
     * @return the assertions, silent if there are none or several elements
     */
    public static <A extends AbstractAssert<?, ?>> A toOnly(
            AbstractListAssert<?, ?, ?, ?> list, Supplier<A> step, InstanceOfAssertFactory<?, ? extends A> factory) {
        list.hasSize(1);
        return hasMoreThan(0, list) && !hasMoreThan(1, list) ? step.get() : nowhere(factory);
    }

    private static boolean hasMoreThan(int number, AbstractListAssert<?, ?, ?, ?> list) {
        return list.actual() != null && list.actual().size() > number;
    }

    /**
     * Returns silent assertions, after a failure that soft assertions have collected.
     *
     * @param factory makes assertions of the type that the navigation would have led to
     * @param <A> the type
     * @return silent assertions
     */
    public static <A extends AbstractAssert<?, ?>> A nowhere(InstanceOfAssertFactory<?, A> factory) {
        return SilentAssert.like(factory);
    }
}
