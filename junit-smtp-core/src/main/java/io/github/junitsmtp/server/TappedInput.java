package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.Octets;
import java.io.InputStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What an engine reads from: the input of each tapped socket is of this kind. */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class TappedInput extends InputStream {

    TappedInput() {}

    /**
     * Waits for what comes next, and takes it as it was recorded, without a copy.
     *
     * @return a line with its CRLF, or behind a reply to DATA the message with its doubled dots and the lone dot; null if the session
     *     is over
     */
    public abstract @Nullable Octets take();
}
