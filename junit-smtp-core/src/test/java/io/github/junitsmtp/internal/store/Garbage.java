package io.github.junitsmtp.internal.store;

import java.lang.ref.Reference;
import java.util.Collection;
import java.util.List;
import org.awaitility.Awaitility;

/** Waits until the garbage collector has found that objects are unreachable; a single collection need not find all of them. */
public final class Garbage {

    private Garbage() {}

    /** Fails if one of them is still reachable after Awaitility's timeout. */
    public static void awaitAll(Collection<? extends Reference<?>> references) {
        Awaitility.await("collection of what is forgotten").pollInSameThread().until(() -> {
            System.gc();
            return references.stream().allMatch(reference -> reference.refersTo(null));
        });
    }

    /** Fails if it is still reachable after Awaitility's timeout. */
    public static void await(Reference<?> reference) {
        awaitAll(List.of(reference));
    }
}
