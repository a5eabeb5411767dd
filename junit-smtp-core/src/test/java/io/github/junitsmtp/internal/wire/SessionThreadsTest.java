package io.github.junitsmtp.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
class SessionThreadsTest {

    private static final int BEYOND = 20;

    private final ClassLoader loader = new ClassLoader(SessionThreadsTest.class.getClassLoader()) {};
    private final SessionThreads threads = new SessionThreads("served-here", loader);

    @Test
    void sessions_beyond_the_threads_of_the_system_run_on_virtual_threads_where_there_are_any() throws Exception {
        List<Thread> used = occupy(SessionThreads.MOST_OF_SYSTEM + BEYOND);

        long virtual = used.stream().filter(SessionThreadsTest::isVirtual).count();
        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 21 ? BEYOND : 0);
        assertThat(used).doesNotHaveDuplicates().allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("served-here");
        });
    }

    /** Runs the given number of tasks at once, and returns their threads. */
    private List<Thread> occupy(int tasks) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(tasks);
        CountDownLatch over = new CountDownLatch(1);
        List<Thread> used = Collections.synchronizedList(new ArrayList<>());
        ConcurrentHashMap.KeySetView<ClassLoader, Boolean> loaders = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < tasks; i++) {
            threads.execute(() -> {
                used.add(Thread.currentThread());
                loaders.add(Thread.currentThread().getContextClassLoader());
                running.countDown();
                awaitUninterrupted(over);
            });
        }
        running.await();
        over.countDown();
        assertThat(loaders).containsExactly(loader);
        return used;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls {@code Thread.isVirtual()} of Java 21. */
    private static boolean isVirtual(Thread thread) {
        try {
            return Runtime.version().feature() >= 21
                    && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
