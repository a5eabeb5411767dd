package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.transcript.Login;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session of one client, as the tap uses it on behalf of the engine. */
interface TappedSession {

    /** Returns what the engine reads next, or null at the end of the session. */
    @Nullable
    Octets next();

    /** Returns the last login that was accepted, unless TLS has begun since. */
    Optional<Login> login();

    /** Notes that the engine relays to a server. */
    void relayedBy(ServerBehind server);

    /** Takes the engine's reply to what it last read, or its greeting. */
    void replied(byte[] reply);

    /** Takes unsolicited output of the engine, perhaps on another thread. */
    void spokeUnasked(byte[] reply);

    /** Notes that the backend can send nothing more. May be called on another thread. */
    void failed(FailureBehind failure);

    /** Notes that the engine closed the connection, as it does after QUIT. */
    void engineClosed();

    /** Ends the session at once. May be called on any thread. */
    void cutOff();
}
