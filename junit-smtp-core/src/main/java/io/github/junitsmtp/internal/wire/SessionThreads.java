package io.github.junitsmtp.internal.wire;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve clients. All servers share them, since creating one takes longer than a dialogue. They end soon after the last
 * server, and keep no JVM alive.
 *
 * <p>The threads of the operating system wake up soonest, so the first sessions run on these. Where the JVM has virtual threads, sessions
 * beyond them run on those: thousands of clients that are silent need little memory, and a stub that blocks a carrier can only hold up
 * others in such a crowd.
 */
public final class SessionThreads implements Executor {

    static final int MOST_OF_SYSTEM = 500;

    private final String name;
    private final ClassLoader loader;
    private final ThreadPoolExecutor pool;

    /**
     * Makes a pool, which has no threads until there is work.
     *
     * @param name what the threads are called
     * @param loader their context class loader
     */
    public SessionThreads(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
        this.pool = new ThreadPoolExecutor(
                0,
                VirtualThreads.exist() ? MOST_OF_SYSTEM : Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                this::thread,
                (task, full) -> VirtualThreads.start(() -> runAsOneOfThese(task)));
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        return thread;
    }

    private void runAsOneOfThese(Runnable task) {
        Thread.currentThread().setName(name);
        Thread.currentThread().setContextClassLoader(loader);
        task.run();
    }
}
