package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.transcript.Login;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session of one client, as its tap uses it for the engine. */
interface TappedSession {

    /** Returns what the engine reads next, or null at the end of the session. */
    @Nullable
    Octets next();

    /** Returns the login that was accepted last, unless TLS has begun since. */
    Optional<Login> login();

    /** The engine is a relay to a server behind it. */
    void relayedBy(ServerBehind server);

    /** Takes the engine's reply to what it read last, or its greeting. */
    void replied(byte[] reply);

    /** Takes what the engine says unasked, perhaps on another thread. */
    void spokeUnasked(byte[] reply);

    /** The server behind the engine can say no more; perhaps on another thread. */
    void failed(FailureBehind failure);

    /** The engine closes the connection, as it does after QUIT. */
    void engineClosed();

    /** Ends the session at once, from whatever thread. */
    void cutOff();
}
