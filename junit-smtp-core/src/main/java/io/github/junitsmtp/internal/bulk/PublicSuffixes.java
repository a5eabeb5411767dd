package io.github.junitsmtp.internal.bulk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The public suffix list, by which {@code co.uk} is a suffix and {@code example.co.uk} a registered domain.
 *
 * @see <a href="https://publicsuffix.org/list/">The list and its rules</a>
 */
final class PublicSuffixes {

    private static final Set<String> RULES = read();
    private static final int LONGEST_NAME = 253;

    private PublicSuffixes() {}

    private static Set<String> read() {
        InputStream list = Objects.requireNonNull(PublicSuffixes.class.getResourceAsStream("public-suffixes.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("//")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the registered domain, whose owner is the organization (RFC 7489, section 3.2).
     *
     * @param domain a domain
     * @return the public suffix and one more label, in lower case and ASCII; the domain itself if it is a public suffix
     */
    static String organizationalDomain(String domain) {
        String name = ascii(domain);
        if (name.length() > LONGEST_NAME || name.startsWith(".") || name.contains("..")) {
            return name;
        }
        int suffix = startOfSuffix(name);
        int before = suffix < 2 ? -1 : name.lastIndexOf('.', suffix - 2);
        return name.substring(before + 1);
    }

    /** Returns a domain in lower case and ASCII. */
    static String ascii(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) { // an empty or overlong label
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** Finds the start of the longest suffix; every top-level domain is one. */
    private static int startOfSuffix(String name) {
        int at = 0;
        while (true) {
            String rest = name.substring(at);
            int dot = rest.indexOf('.');
            if (dot >= 0 && RULES.contains("!" + rest)) {
                return at + dot + 1;
            }
            if (dot < 0 || RULES.contains(rest) || RULES.contains("*" + rest.substring(dot))) {
                return at;
            }
            at += dot + 1;
        }
    }
}
