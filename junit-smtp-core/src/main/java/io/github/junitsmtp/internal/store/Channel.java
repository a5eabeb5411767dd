package io.github.junitsmtp.internal.store;

/** What a mail came over. */
public enum Channel {
    TLS,
    /** Plain text, where the server offered STARTTLS. */
    PLAIN_BESIDE_STARTTLS,
    PLAIN
}
