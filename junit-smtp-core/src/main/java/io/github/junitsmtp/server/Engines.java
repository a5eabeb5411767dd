package io.github.junitsmtp.server;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the only engine on the class path. */
final class Engines {

    private static final List<SmtpEngine> FOUND =
            ServiceLoader.load(SmtpEngine.class, SmtpEngine.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Engines() {}

    static SmtpEngine only() {
        return only(FOUND);
    }

    static SmtpEngine only(List<SmtpEngine> engines) {
        if (engines.isEmpty()) {
            throw new IllegalStateException(
                    "No SMTP engine on the class path: add the dependency"
                            + " io.github.junit-smtp:junit-smtp-greenmail with scope test, or set an engine with builder().engine(..)");
        }
        if (engines.size() > 1) {
            throw new IllegalStateException(engines.size() + " SMTP engines on the class path: "
                    + engines.stream()
                            .map(e -> e.name() + " (" + e.getClass().getName() + ")")
                            .collect(Collectors.joining(", "))
                    + ". Keep one of them, or set one with builder().engine(..)");
        }
        return engines.get(0);
    }
}
