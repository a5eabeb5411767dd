package io.github.junitsmtp.internal.store;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A record that grows at its end and may lose its beginning. Its content at any moment is available as a list without copying: both share
 * an array in which no element is ever overwritten. The owner synchronizes access.
 *
 * @param <E> what is recorded
 */
public final class Journal<E> {

    private static final Object[] NONE = {};

    private Object[] elements = NONE;
    private int start;
    private int end;
    private int forgotten;
    private int cleared;
    /**
     * The open end of a chain of all elements added since the first reader was made, or since the last clear after that. A reader holds
     * the part that it has not read yet. Null if there has been no reader.
     */
    private @Nullable Link<E> openEnd;

    /** Makes an empty journal. */
    public Journal() {}

    /** {@return a copy of the current elements; if there are only a few, it is smaller than a list that shares the array} */
    public List<E> copy() {
        return switch (size()) {
            case 0 -> List.of();
            case 1 -> List.of(first());
            default -> List.copyOf(list());
        };
    }

    /**
     * Adds an element at the end.
     *
     * @param element the element
     */
    public void add(E element) {
        append(element);
        if (openEnd != null) {
            openEnd = openEnd.fill(element);
        }
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
     * Inserts an element.
     *
     * @param index the number of elements before it
     * @param element the element
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
     * Forgets the first element.
     *
     * @return the element
     */
    public E removeFirst() {
        Objects.checkIndex(0, size());
        forgotten++;
        E first = first();
        start++;
        if (start > elements.length / 2) {
            moveTo(new Object[size()]); // releases forgotten elements; earlier lists keep the old array
        }
        return first;
    }

    private E first() {
        return cast(elements[start]);
    }

    /** Forgets all elements, and resets the number of forgotten ones. */
    public void clear() {
        cleared += forgotten + size();
        elements = NONE;
        start = 0;
        end = 0;
        forgotten = 0;
        openEnd = openEnd == null ? null : new Link<>(new Object());
    }

    /** {@return the number of elements} */
    public int size() {
        return end - start;
    }

    /** {@return the current elements, as a list that does not change} */
    public Snapshot<E> list() {
        return new Snapshot<>(elements, start, size(), forgotten, cleared);
    }

    private Link<E> openEnd() {
        if (openEnd == null) {
            openEnd = new Link<>(new Object());
        }
        return openEnd;
    }

    /** {@return a reader of the current elements and of all that are added later, even if they are forgotten before they are read} */
    public Reader<E> reader() {
        return new Reader<>(this);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // only elements of this type are ever added
    private static <E> E cast(Object element) {
        return (E) element;
    }

    /** The elements at one moment. */
    public static final class Snapshot<E> extends AbstractList<E> implements RandomAccess {

        private final Object[] elements;
        private final int start;
        private final int size;
        private final int forgotten;
        private final int cleared;

        private Snapshot(Object[] elements, int start, int size, int forgotten, int cleared) {
            this.elements = elements;
            this.start = start;
            this.size = size;
            this.forgotten = forgotten;
            this.cleared = cleared;
        }

        /** Returns the number of elements before these that were forgotten one by one. */
        public int forgotten() {
            return forgotten;
        }

        /** Returns the number of elements before these and the forgotten ones, which were cleared. */
        public int cleared() {
            return cleared;
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

    /** A link of the chain, empty until an element is added there. */
    private static final class Link<E> {

        private final Object chain;
        private @Nullable E element;
        private @Nullable Link<E> next;

        private Link(Object chain) {
            this.chain = chain;
        }

        /** Fills this link, and returns the new open end. */
        Link<E> fill(E added) {
            element = added;
            next = new Link<>(chain);
            return next;
        }
    }

    /**
     * Reads each element once. The owner of the journal synchronizes access to it as well.
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
            this.place = journal.openEnd();
        }

        /** {@return the elements not read before; if the journal was cleared, those added since} */
        public List<E> next() {
            Link<E> openEnd = journal.openEnd();
            if (place.chain != openEnd.chain) {
                unread = journal.list();
                place = openEnd;
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
            return new Snapshot<>(all.toArray(), 0, all.size(), before, journal.cleared);
        }
    }
}
