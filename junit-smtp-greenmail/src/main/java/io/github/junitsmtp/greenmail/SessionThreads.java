package io.github.junitsmtp.greenmail;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve clients. All servers share them, since creating one takes longer than a dialogue. They end soon after the last
 * server, and keep no JVM alive.
 */
final class SessionThreads {

    private static final ClassLoader LOADER = new StreamProviderLoader(SessionThreads.class.getClassLoader());
    private static final ExecutorService POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), SessionThreads::make);

    private SessionThreads() {}

    static void execute(Runnable task) {
        POOL.execute(task);
    }

    private static Thread make(Runnable task) {
        Thread thread = new Thread(task, "junit-smtp-session");
        thread.setDaemon(true);
        thread.setContextClassLoader(LOADER);
        return thread;
    }
}
