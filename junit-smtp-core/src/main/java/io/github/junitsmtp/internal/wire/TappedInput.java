package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.transcript.Login;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine reads from: the input of each tapped socket is of this kind. */
public abstract class TappedInput extends InputStream {

    public TappedInput() {}

    /**
     * Waits for what comes next, and takes it as it was recorded, without a copy.
     *
     * @return a line with its CRLF, or behind a reply to DATA the message with its doubled dots and the lone dot; null if the session
     *     is over
     */
    public abstract @Nullable Octets take();

    /**
     * Returns who is logged in, which the transport sees to.
     *
     * @return the login that was accepted, or empty
     */
    public abstract Optional<Login> login();
}
