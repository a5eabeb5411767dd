package io.github.junitsmtp.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mail arrived.
 *
 * @param session the number of its session
 * @param user the user who had logged in, or null
 * @param channel whether it came over TLS
 * @param at when the end of the message was read
 */
public record Arrival(int session, @Nullable String user, Channel channel, Instant at) {

    public Arrival(int session, @Nullable String user, boolean encrypted, Instant at) {
        this(session, user, encrypted ? Channel.TLS : Channel.PLAIN, at);
    }
}
