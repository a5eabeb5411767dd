package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Counts the octets that some work allocates. Whatever copies again for each line or part what it has read shows there, on a slow machine
 * or a busy one as on any other.
 */
public final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** Verifies that ten times as much input costs about ten times as much. */
    public static <T> void growWithInput(int size, IntFunction<T> input, Consumer<T> work) {
        of(input.apply(size), work); // what is loaded and made once is not counted
        long few = of(input.apply(size), work);
        long many = of(input.apply(10 * size), work);

        assertThat(many).isLessThan(20 * few);
    }

    /** Verifies that some work costs less than so many octets. */
    public static <T> void stayBelow(long most, T input, Consumer<T> work) {
        assertThat(of(input, work)).isLessThan(most);
    }

    private static <T> long of(T input, Consumer<T> work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.accept(input);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
