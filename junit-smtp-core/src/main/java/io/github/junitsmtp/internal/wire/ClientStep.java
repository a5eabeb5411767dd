package io.github.junitsmtp.internal.wire;

/** What a client does next: it sends a line, or begins TLS without being asked to. */
public sealed interface ClientStep permits ClientInput, ClientStep.TlsRecord {

    /** The beginning of a TLS handshake on a connection that speaks plain text. */
    record TlsRecord() implements ClientStep {}
}
