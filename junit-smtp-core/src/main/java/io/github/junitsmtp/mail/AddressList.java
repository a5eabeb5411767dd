package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import java.util.List;
import java.util.Optional;

/**
 * What an address field says: the mailboxes that it names, those in groups among them, and what of it is malformed.
 *
 * @param mailboxes in order
 * @param hasGroup whether there is a group, perhaps of nobody (RFC 6854)
 * @param fault what RFC 5322 does not know even as obsolete: the first fault, and how many there are beside; empty if there is none
 */
record AddressList(List<Mailbox> mailboxes, boolean hasGroup, Optional<String> fault) {

    static AddressList in(HeaderField field) {
        return read(field.rawValue());
    }

    static AddressList read(String rawValue) {
        return new AddressListReader(HeaderText.unfolded(rawValue)).read();
    }

    boolean namesNobody() {
        return mailboxes.isEmpty() && !hasGroup;
    }
}
