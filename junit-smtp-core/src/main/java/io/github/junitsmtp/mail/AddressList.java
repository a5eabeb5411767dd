package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import java.util.List;
import java.util.Optional;

/**
 * The content of an address field: its mailboxes, including those in groups, and its first syntax error.
 *
 * @param mailboxes the mailboxes in order
 * @param hasGroup whether there is a group, possibly an empty one (RFC 6854)
 * @param fault the first fault that RFC 5322 does not allow even in obsolete syntax, and the number of further faults;
 *     empty if there is none
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
