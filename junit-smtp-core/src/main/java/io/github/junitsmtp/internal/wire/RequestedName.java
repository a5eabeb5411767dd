package io.github.junitsmtp.internal.wire;

import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/** Remembers the host that a client asks for (SNI, RFC 6066, section 3), which the JDK does not report after a failed handshake. */
final class RequestedName extends SNIMatcher {

    private volatile @Nullable String name;

    RequestedName() {
        super(StandardConstants.SNI_HOST_NAME);
    }

    /** Accepts any name. */
    @Override
    public boolean matches(SNIServerName requested) {
        try {
            name = new SNIHostName(requested.getEncoded()).getAsciiName();
        } catch (IllegalArgumentException e) {
            name = null; // not a valid name
        }
        return true;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }
}
