package io.github.junitsmtp.report;

import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Selects the items of a long list for the page: the beginning, the end, and the important items in between. */
final class Extract {

    private final BitSet shown = new BitSet();

    /** If the list is longer than the maximum, each of the three groups gets a third of the maximum. */
    Extract(int size, int most, IntPredicate matters) {
        int third = most / 3;
        if (size <= most) {
            shown.set(0, size);
        } else {
            shown.set(0, third);
            shown.set(size - third, size);
            IntStream.range(third, size - third)
                    .filter(matters)
                    .limit(most - 2 * third)
                    .forEach(shown::set);
        }
    }

    boolean has(int index) {
        return shown.get(index);
    }

    /** Returns how many items are omitted between two indexes, the first inclusive and the second exclusive. */
    int leftOut(int from, int to) {
        return to <= from ? 0 : to - from - shown.get(from, to).cardinality();
    }

    /** Iterates over the list, with the index of each selected item and the number of items omitted in each gap. */
    void forEach(IntConsumer item, IntConsumer leftOut) {
        int next = 0;
        for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
            if (i > next) {
                leftOut.accept(i - next);
            }
            item.accept(i);
            next = i + 1;
        }
    }
}
