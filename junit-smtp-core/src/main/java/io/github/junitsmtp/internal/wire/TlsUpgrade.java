package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.TlsHandshake;

/** What came of an attempt to begin TLS. */
public sealed interface TlsUpgrade {

    /** {@return what is recorded of it} */
    TlsHandshake handshake();

    /** Both sides go on in TLS. */
    record Secured(TlsHandshake handshake) implements TlsUpgrade {}

    /** The client spoke plain text instead, so that it can be told. */
    record PlainText(TlsHandshake handshake) implements TlsUpgrade {}

    /** Nothing more can be said. */
    record Failed(TlsHandshake handshake, Ending ending) implements TlsUpgrade {}
}
