package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An address in a header, with its display name. Two mailboxes are equal if their addresses and names are equal. Before
 * names are compared, whitespace and Unicode letters such as {@code ü} are normalized. The limits for envelope
 * addresses do not apply: the domain may contain an underscore, and the local part may have any length.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Mailbox {

    private final Optional<String> displayName;
    private final MailAddress address;

    /** Normalizes the name for comparison. */
    Mailbox(String displayName, MailAddress address) {
        this.displayName = Optional.of(Normalizer.normalize(displayName, Normalizer.Form.NFC)
                        .strip()
                        .replaceAll("\\s+", " "))
                .filter(name -> !name.isEmpty());
        this.address = address;
    }

    /**
     * Parses one mailbox as written in a header field.
     *
     * @param text the mailbox, such as {@code Ada Lovelace <ada@example.org>}, or only the address
     * @return the mailbox
     * @throws IllegalArgumentException if the text is not exactly one mailbox
     */
    public static Mailbox parse(String text) {
        int bracket = text.lastIndexOf('<');
        String name = bracket < 0 ? "" : text.substring(0, bracket).strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return new Mailbox(
                quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name,
                addressIn(bracket < 0 ? text.strip() : text.substring(bracket).strip()));
    }

    private static MailAddress addressIn(String text) {
        AddressList list = AddressList.read(text);
        return list.fault().isEmpty() && list.mailboxes().size() == 1
                ? list.mailboxes().get(0).address()
                : MailAddress.parse(text);
    }

    /**
     * Returns the display name.
     *
     * @return the decoded name, or empty if there is none
     */
    public Optional<String> displayName() {
        return displayName;
    }

    /**
     * Returns the address.
     *
     * @return the address
     */
    public MailAddress address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mailbox that && displayName.equals(that.displayName) && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(displayName, address);
    }

    /** Returns the name and the address, such as {@code Ada Lovelace <ada@example.org>}. */
    @Override
    public String toString() {
        return Printable.line(displayName.map(name -> name + " ").orElse("") + "<" + address + ">");
    }
}
