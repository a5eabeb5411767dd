package io.github.junitsmtp.internal.store;

/** The kind of connection that a mail arrived over. */
public enum Channel {
    TLS,
    /** Plain text, although the server offered STARTTLS. */
    PLAIN_BESIDE_STARTTLS,
    PLAIN
}
