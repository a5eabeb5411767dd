package io.github.junitsmtp.internal.wire;

/** What a client does next: it sends a line, or starts TLS unexpectedly. */
public sealed interface ClientStep permits ClientInput, ClientStep.TlsRecord {

    /** The beginning of a TLS handshake on a plain text connection. */
    record TlsRecord() implements ClientStep {}
}
