package io.github.junitsmtp.internal.sasl;

import java.util.Locale;

/** The kind of secret by which a mechanism authenticates a user. */
enum SecretKind {
    PASSWORD,
    TOKEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
