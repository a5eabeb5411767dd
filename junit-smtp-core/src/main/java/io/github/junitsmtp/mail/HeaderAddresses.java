package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses that a header field such as To names; what can not be read as an address is left out. */
final class HeaderAddresses {

    private HeaderAddresses() {}

    /** Finds the first field that names an address as a recipient. */
    static Optional<String> fieldNaming(MailAddress address, ReceivedMail mail) {
        return Stream.of("To", "Cc", "Bcc")
                .filter(field -> mail.rawHeader(field).stream()
                        .anyMatch(value -> of(value).contains(address)))
                .findFirst();
    }

    static List<MailAddress> of(String value) {
        List<MailAddress> addresses = new ArrayList<>();
        for (InternetAddress address : parse(value)) {
            try {
                addresses.add(MailAddress.parse(address.getAddress()));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return addresses;
    }

    private static InternetAddress[] parse(String value) {
        try {
            return InternetAddress.parseHeader(value, false);
        } catch (AddressException e) {
            return new InternetAddress[0];
        }
    }
}
