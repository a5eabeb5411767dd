package io.github.junitsmtp.conformance;

import java.util.regex.Pattern;

/** Checks for the greeting. */
final class GreetingChecks {

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";

    /** A domain or an address literal (RFC 5321, section 4.1.2). */
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*|\\[[^\\[\\]\\\\ ]+]");

    private GreetingChecks() {}

    static void connects(Probe probe) {
        probe.connect();
    }

    static void domain(Probe probe) {
        requireDomain(probe.connect().greeting().lines().get(0), "the greeting");
    }

    static void requireDomain(String line, String where) {
        String first = line.split(" ", 2)[0];
        if (!DOMAIN.matcher(first).matches()) {
            throw new Departure("a domain or an address literal as the first word of " + where, line);
        }
    }
}
