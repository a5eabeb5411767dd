package io.github.junitsmtp.internal.wire;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after clients that are silent for too long. A time-out on the socket would do so, too, but costs two system calls more for each
 * read. The thread is shared by all servers; it ends soon after the last one, and keeps no JVM alive.
 */
public final class IdleWatch {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final LongSupplier endSilence;
    private @Nullable Future<?> next;
    private boolean stopped;

    /** Takes what ends the input of silent clients, and returns the nanoseconds until it may have to be done again, or 0. */
    public IdleWatch(LongSupplier endSilence) {
        this.endSilence = endSilence;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(null, task, "junit-smtp-idle-watch", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(IdleWatch.class.getClassLoader());
            return thread;
        });
        clock.setKeepAliveTime(5, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Looks at the sessions after some time, unless it is about to do so anyway. */
    public synchronized void start(long nanos) {
        if (next != null || stopped) {
            return;
        }
        try {
            CLOCK.prestartCoreThread(); // or there is none, and nothing is in the queue
            next = CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        } catch (OutOfMemoryError e) {
            return; // clients may be silent until there is a thread
        }
    }

    private synchronized void look() {
        next = null;
        long nanos = endSilence.getAsLong();
        if (nanos > 0) {
            start(nanos);
        }
    }

    public synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
