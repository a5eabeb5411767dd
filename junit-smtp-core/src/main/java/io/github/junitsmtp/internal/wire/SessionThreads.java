package io.github.junitsmtp.internal.wire;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve clients. All servers share them, since creating a thread takes longer than a session. They end soon after the last
 * server, and do not keep the JVM alive.
 *
 * <p>Platform threads wake up fastest, so the first sessions run on them. If the JVM has virtual threads, further sessions run on those:
 * thousands of idle clients need little memory, and a stub that blocks a carrier thread can delay others only in such a crowd.
 */
public final class SessionThreads implements Executor {

    static final int MOST_OF_SYSTEM = 500;

    private final String name;
    private final ClassLoader loader;
    private final ThreadPoolExecutor pool;

    /**
     * Makes a pool, which has no threads until there is work.
     *
     * @param name the name of the threads
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
