package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.LoginLines;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.Optional;

/** Describes how an address from a client differs from that of a pattern. */
final class AddressDifference {

    private AddressDifference() {}

    static Optional<String> of(MailAddress wanted, MailAddress given) {
        if (wanted.equals(given)) {
            return Optional.empty();
        }
        boolean sameDomain = MailAddress.of("", wanted.domain().orElse(""))
                .equals(MailAddress.of("", given.domain().orElse("")));
        boolean sameLocalPart = wanted.localPart().equals(given.localPart());
        if (sameDomain && wanted.localPart().equalsIgnoreCase(given.localPart())) {
            return Optional.of("the local part differs only in case");
        }
        return Optional.of(
                sameDomain ? "the local part differs" : sameLocalPart ? "the domain differs" : "the address differs");
    }

    static Optional<String> ofUsers(String wanted, String given) {
        if (wanted.equals(given)) {
            return Optional.empty();
        }
        String shown = "the user was " + Printable.quote(LoginLines.hiddenIn(given));
        return Optional.of(wanted.equalsIgnoreCase(given) ? shown + ", which differs only in case" : shown);
    }
}
