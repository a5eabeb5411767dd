package io.github.junitsmtp.internal.sasl;

import java.util.Locale;

/** What a mechanism proves a user by. */
enum SecretKind {
    PASSWORD,
    TOKEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
