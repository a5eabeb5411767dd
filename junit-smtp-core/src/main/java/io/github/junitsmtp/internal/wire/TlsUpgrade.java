package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.TlsHandshake;

/** The outcome of an attempt to start TLS. */
public sealed interface TlsUpgrade {

    /** {@return the handshake as it is recorded} */
    TlsHandshake handshake();

    /** Both sides continue in TLS. */
    record Secured(TlsHandshake handshake) implements TlsUpgrade {}

    /** The client sent plain text instead, and can get a reply that says so. */
    record PlainText(TlsHandshake handshake) implements TlsUpgrade {}

    /** Nothing more can be sent. */
    record Failed(TlsHandshake handshake, Ending ending) implements TlsUpgrade {}
}
