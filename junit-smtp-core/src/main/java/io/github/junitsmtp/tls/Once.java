package io.github.junitsmtp.tls;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A value that is created on first access. */
final class Once<T> {

    private final Callable<T> maker;
    private @Nullable T made;

    Once(Callable<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T value = made;
        if (value == null) {
            value = TestCertificates.make(maker);
            made = value;
        }
        return value;
    }
}
