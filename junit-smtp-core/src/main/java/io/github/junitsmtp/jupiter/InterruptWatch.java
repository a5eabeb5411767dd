package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * Ends the sessions of a test that keeps running after an interrupt, for example by JUnit's timeout. Its client waits
 * for the server, and an interrupt does not stop a thread that reads from a socket. Without its session, the client
 * fails, the test ends, and its evidence is kept.
 */
final class InterruptWatch {

    private static final long PERIOD_MILLIS = 100;
    /** Two seconds, within which most clients notice the interrupt themselves. */
    private static final int PATIENCE = 20;

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Thread thread = Thread.currentThread();
    private final ExtensionContext context;
    private int timesInterrupted;
    private boolean ended;

    private InterruptWatch(ExtensionContext context) {
        this.context = context;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "junit-smtp-interrupts");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(PATIENCE * PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Runs part of a test on this thread and watches it. */
    static <T> T over(Invocation<T> invocation, ExtensionContext context) throws Throwable {
        InterruptWatch watch = new InterruptWatch(context);
        Future<?> checks =
                TIMER.scheduleWithFixedDelay(watch::check, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return invocation.proceed();
        } finally {
            watch.end();
            checks.cancel(false);
        }
    }

    /** Waits for a running check, which must not end sessions of the next test. */
    private synchronized void end() {
        ended = true;
    }

    private synchronized void check() {
        if (ended) {
            return;
        }
        timesInterrupted = thread.isInterrupted() ? timesInterrupted + 1 : 0;
        if (timesInterrupted > PATIENCE) {
            Scope.serversIn(context).values().forEach(RecordingSmtpServer::endSessions);
        }
    }
}
