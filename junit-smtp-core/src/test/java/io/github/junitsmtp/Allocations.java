package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Counts the octets that some work allocates. Code that copies all earlier input again for each line or part is detected by this, however
 * slow or busy the machine is.
 */
public final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** Verifies that ten times as much input costs about ten times as much. */
    public static <T> void growWithInput(int size, IntFunction<T> input, Consumer<T> work) {
        of(input.apply(size), work); // classes and objects that are made only once do not count
        long few = of(input.apply(size), work);
        long many = of(input.apply(10 * size), work);

        assertThat(many).isLessThan(20 * few);
    }

    /** Verifies that some work allocates fewer octets than the limit. */
    public static <T> void stayBelow(long most, T input, Consumer<T> work) {
        assertThat(of(input, work)).isLessThan(most);
    }

    private static <T> long of(T input, Consumer<T> work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.accept(input);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
