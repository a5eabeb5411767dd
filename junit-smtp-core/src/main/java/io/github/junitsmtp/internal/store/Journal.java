package io.github.junitsmtp.internal.store;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A record that grows at its end and may lose its beginning. What it holds at some moment can be had as a list without a copy: both share
 * an array in which nothing that was written is written over. Whoever owns it guards it.
 *
 * @param <E> what is recorded
 */
public final class Journal<E> {

    private Object[] elements = {};
    private int start;
    private int end;
    private int forgotten;
    /** The open end of a chain of all that was added since the last clear; a reader holds the part that it has still to read. */
    private Link<E> openEnd = new Link<>(new Object());

    /** Makes an empty one. */
    public Journal() {}

    /** {@return what is in it now, in a list of its own, which for few elements is smaller than one that shares the array} */
    public List<E> copy() {
        if (size() != 1) {
            return List.copyOf(list());
        }
        E only = cast(elements[start]);
        return List.of(only);
    }

    /**
     * Adds something at the end.
     *
     * @param element what
     */
    public void add(E element) {
        append(element);
        openEnd = openEnd.fill(element);
    }

    private void append(E element) {
        if (end == elements.length) {
            moveTo(new Object[size() + size() / 2 + 1]);
        }
        elements[end++] = element;
    }

    private void moveTo(Object[] another) {
        int size = size();
        System.arraycopy(elements, start, another, 0, size);
        elements = another;
        start = 0;
        end = size;
    }

    /**
     * Adds something in the midst.
     *
     * @param index how many are before it
     * @param element what
     */
    public void add(int index, E element) {
        Object[] others = Arrays.copyOfRange(elements, start + index, end);
        elements = Arrays.copyOfRange(elements, start, start + index);
        start = 0;
        end = index;
        add(element);
        for (Object other : others) {
            append(cast(other));
        }
    }

    /**
     * Forgets the first.
     *
     * @return what it was
     */
    public E removeFirst() {
        Objects.checkIndex(0, size());
        forgotten++;
        E first = cast(elements[start++]);
        if (start > elements.length / 2) {
            moveTo(new Object[size()]); // lets go what is forgotten: lists may still need the array as it was
        }
        return first;
    }

    /** Forgets everything, and that there was anything. */
    public void clear() {
        elements = new Object[0];
        start = 0;
        end = 0;
        forgotten = 0;
        openEnd = new Link<>(new Object());
    }

    /** {@return how many there are} */
    public int size() {
        return end - start;
    }

    /** {@return what there is now, as a list that does not change} */
    public Snapshot<E> list() {
        return new Snapshot<>(elements, start, size(), forgotten);
    }

    /** {@return a reader of what there is now and of all that will be added, even if it is forgotten before it is read} */
    public Reader<E> reader() {
        return new Reader<>(this);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // nothing else is ever added
    private static <E> E cast(Object element) {
        return (E) element;
    }

    /** What there was at a moment. */
    public static final class Snapshot<E> extends AbstractList<E> implements RandomAccess {

        private final Object[] elements;
        private final int start;
        private final int size;
        private final int forgotten;

        private Snapshot(Object[] elements, int start, int size, int forgotten) {
            this.elements = elements;
            this.start = start;
            this.size = size;
            this.forgotten = forgotten;
        }

        /** How many were before these, and had been forgotten one by one. */
        public int forgotten() {
            return forgotten;
        }

        @Override
        public E get(int index) {
            return cast(elements[start + Objects.checkIndex(index, size)]);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** A place in the chain, which is empty until something is added there. */
    private static final class Link<E> {

        private final Object chain;
        private @Nullable E element;
        private @Nullable Link<E> next;

        private Link(Object chain) {
            this.chain = chain;
        }

        /** Returns the open end that follows. */
        Link<E> fill(E added) {
            element = added;
            next = new Link<>(chain);
            return next;
        }
    }

    /**
     * Reads each element once. Whoever owns the journal guards this, too.
     *
     * @param <E> what is recorded
     */
    public static final class Reader<E> {

        private final Journal<E> journal;
        private List<E> unread;
        private Link<E> place;

        private Reader(Journal<E> journal) {
            this.journal = journal;
            this.unread = journal.list();
            this.place = journal.openEnd;
        }

        /** {@return what was not read before; if the journal was cleared, what was added since} */
        public List<E> next() {
            if (place.chain != journal.openEnd.chain) {
                unread = journal.list();
                place = journal.openEnd;
            }
            List<E> next = place.next == null ? unread : withAdded();
            unread = List.of();
            return next;
        }

        private List<E> withAdded() {
            List<E> all = new ArrayList<>(unread);
            while (place.next != null) {
                all.add(Objects.requireNonNull(place.element));
                place = place.next;
            }
            int before = journal.forgotten + journal.size() - all.size();
            return new Snapshot<>(all.toArray(), 0, all.size(), before);
        }
    }
}
