package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.transcript.Login;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stream that an engine reads from; the input stream of each tapped socket has this type. */
public abstract class TappedInput extends InputStream {

    public TappedInput() {}

    /**
     * Waits for the next input, and returns it as recorded, without copying.
     *
     * @return a line with its CRLF; after a positive reply to DATA, the message with its doubled dots and the lone dot; null if the session
     *     is over
     */
    public abstract @Nullable Octets take();

    /**
     * Returns the current login, which the transport handles.
     *
     * @return the login that was accepted, or empty
     */
    public abstract Optional<Login> login();
}
