package io.github.junitsmtp.tls;

import java.util.stream.IntStream;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The name of a client in its certificate. */
final class ClientName {

    private static final int LONGEST = 64; // ub-common-name in RFC 5280, appendix A.1

    private ClientName() {}

    /**
     * Creates the name for a certificate. Characters with a meaning in distinguished names, such as a comma, remain
     * part of the text.
     */
    static X500Principal of(String name) {
        IntStream unprintable = name.codePoints().filter(ClientName::isUnprintable);
        String found =
                String.join(" ", unprintable.mapToObj("U+%04X"::formatted).toList());
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("client name must be printable but contains " + found);
        }
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST) {
            throw new IllegalArgumentException("client name must have between 1 and " + LONGEST
                    + " characters and not be blank (RFC 5280, appendix A.1) but was \"" + name + "\"");
        }
        return new X500Principal("CN=" + Rdn.escapeValue(name));
    }

    /** Includes unpaired surrogates, which cannot be encoded. */
    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
