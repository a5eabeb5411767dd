package io.github.junitsmtp.internal.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The virtual threads of Java 21 and later, looked up at run time because this library is compiled for Java 17. */
final class VirtualThreads {

    private static final int SINCE = 21;

    private VirtualThreads() {}

    static boolean exist() {
        return Runtime.version().feature() >= SINCE;
    }

    static void start(Runnable task) {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            start.invoke(null, task);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cannot start a virtual thread", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Java " + Runtime.version() + " has no virtual threads", e);
        }
    }
}
