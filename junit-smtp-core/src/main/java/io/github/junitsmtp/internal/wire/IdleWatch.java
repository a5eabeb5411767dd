package io.github.junitsmtp.internal.wire;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the input of clients that are idle for too long. A socket timeout would do the same, but costs two more system calls for each read.
 * All servers share the thread. It ends soon after the last server, and does not keep the JVM alive.
 */
public final class IdleWatch {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final LongSupplier endSilence;
    private @Nullable Future<?> next;
    private boolean stopped;

    /** Takes the function that ends the input of idle clients, and returns the nanoseconds until it should run again, or 0. */
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

    /** Schedules a check of the sessions, unless one is scheduled already. */
    public synchronized void start(long nanos) {
        if (next != null || stopped) {
            return;
        }
        try {
            CLOCK.prestartCoreThread(); // throws if there can be no thread, before anything is queued
            next = CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        } catch (OutOfMemoryError e) {
            return; // idle clients are tolerated until a thread is available
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
