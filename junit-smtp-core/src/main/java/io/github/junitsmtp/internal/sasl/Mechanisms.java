package io.github.junitsmtp.internal.sasl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mechanisms by which clients may log in. */
public final class Mechanisms {

    private final List<String> names;
    private final Credentials credentials;
    private final String domain;

    public Mechanisms(List<String> names, Credentials credentials, String domain) {
        this.names = names.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        this.credentials = credentials;
        this.domain = domain;
        for (String name : this.names) {
            SaslMechanism.requireKnown(name);
            if (SaslMechanism.DIGESTS.contains(name)) {
                requirePossible(name);
            }
        }
    }

    private void requirePossible(String digest) {
        SaslMechanism.of(digest, credentials, domain); // fails if this JVM does not have it
        if (credentials.users().isEmpty()) {
            throw new IllegalStateException(
                    digest + " never sends the password, so the server must know it: add a user with user(..)");
        }
    }

    public boolean has(String name) {
        return names.contains(name.toUpperCase(Locale.ROOT));
    }

    public List<String> names() {
        return names;
    }

    public SaslExchange start(String name) {
        String mechanism = name.toUpperCase(Locale.ROOT);
        return new SaslExchange(mechanism, SaslMechanism.of(mechanism, credentials, domain), true);
    }

    /** Returns an exchange that may be refused, to read who wants to log in; empty if the mechanism is unknown. */
    public Optional<SaslExchange> read(String name) {
        return has(name) ? Optional.of(start(name)) : SaslExchange.overheard(name.toUpperCase(Locale.ROOT));
    }

    /** Returns the names in the form that EHLO advertises. */
    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
