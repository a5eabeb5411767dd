package io.github.junitsmtp.internal.waiting;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The elements added to a list since the last look, so that a wait that looks at each arrival looks at each element once.
 *
 * @param <E> the elements
 */
public final class UnseenElements<E> {

    private final Supplier<List<E>> source;
    private @Nullable E last;

    public UnseenElements(Supplier<List<E>> source) {
        this.source = source;
    }

    /** Returns the elements after the last one returned before, or all if that one is gone. */
    public List<E> next() {
        List<E> all = source.get();
        int known = all.size();
        while (known > 0 && all.get(known - 1) != last) {
            known--;
        }
        if (!all.isEmpty()) {
            last = all.get(all.size() - 1);
        }
        return all.subList(known, all.size());
    }
}
