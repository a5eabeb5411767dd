package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An address in a header, with the name that people see. Two are equal if their addresses are, and their names but for
 * repeated blanks and for how they compose letters such as {@code ü}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Mailbox {

    private final Optional<String> displayName;
    private final MailAddress address;

    /** Brings the name into the form in which names are compared. */
    private Mailbox(@Nullable String displayName, MailAddress address) {
        this.displayName = Optional.ofNullable(displayName)
                .map(name ->
                        Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " "))
                .filter(name -> !name.isEmpty());
        this.address = address;
    }

    /**
     * Parses one mailbox as people write it.
     *
     * @param text such as {@code Ada Lovelace <ada@example.org>} or the address alone
     * @return the mailbox
     * @throws IllegalArgumentException if the text is not one mailbox
     */
    public static Mailbox parse(String text) {
        int bracket = text.lastIndexOf('<');
        String name = bracket < 0 ? "" : text.substring(0, bracket).strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return new Mailbox(
                quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name,
                MailAddress.parse(
                        bracket < 0 ? text.strip() : text.substring(bracket).strip()));
    }

    /** Reads the mailboxes that a header field names; what can not be read as an address is left out. */
    static List<Mailbox> in(HeaderField field) {
        return Stream.of(addresses(HeaderText.unfolded(field.rawValue())))
                .flatMap(address -> read(address).stream())
                .toList();
    }

    private static InternetAddress[] addresses(String value) {
        try {
            return InternetAddress.parseHeader(value, false);
        } catch (AddressException e) {
            return new InternetAddress[0];
        }
    }

    private static Optional<Mailbox> read(InternetAddress address) {
        try {
            return Optional.of(new Mailbox(address.getPersonal(), MailAddress.parse(address.getAddress())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the name that people see.
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

    /** Returns name and address, such as {@code Ada Lovelace <ada@example.org>}. */
    @Override
    public String toString() {
        return Printable.line(displayName.map(name -> name + " ").orElse("") + "<" + address + ">");
    }
}
