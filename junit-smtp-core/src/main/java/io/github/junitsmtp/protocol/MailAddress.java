package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.text.Printable;
import java.text.Normalizer;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The address of a sender or recipient in an envelope, possibly the null sender {@code <>}.
 *
 * <p>Two addresses are equal if their local parts and domains are equal. Domains are case-insensitive, and non-ASCII
 * domains equal their ASCII forms, but {@code straße.example} is not {@code strasse.example} (IDNA 2008). The Unicode
 * normalization form of letters such as {@code ü}, a trailing dot in the domain, and quoting are ignored:
 * {@code "ada"@example.org} equals {@code ada@example.org}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321, section 4.1.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6531#section-3.3">RFC 6531, section 3.3</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MailAddress {

    /** The null sender, used by notifications such as bounces (RFC 5321, section 4.5.5). */
    public static final MailAddress NULL_SENDER = new MailAddress("", "");

    private final String localPart;
    private final String domain;
    private final String localKey;
    private final String domainKey;

    private MailAddress(String localPart, String domain) {
        this.localPart = localPart;
        this.domain = domain;
        this.localKey = localKey(localPart);
        this.domainKey = DomainKey.of(domain);
    }

    /**
     * Normalizes as RFC 6532, section 3.1 recommends. ASCII is already normalized, and does not load the Unicode
     * tables.
     */
    private static String localKey(String localPart) {
        return Printable.isAscii(localPart) ? localPart : Normalizer.normalize(localPart, Normalizer.Form.NFC);
    }

    /**
     * Parses an address, with or without angle brackets. {@code <>} and the empty string denote the null sender.
     *
     * @param text the address, such as {@code ada@example.org}, {@code <ada@example.org>} or {@code "Ada L."@[192.0.2.1]}
     * @return the address
     * @throws IllegalArgumentException if the text is not an address; the message says why
     */
    public static MailAddress parse(String text) {
        boolean bracketed = text.startsWith("<") && text.endsWith(">");
        String address = bracketed ? text.substring(1, text.length() - 1) : text;
        AddressRules.check(address);
        return lenient(address);
    }

    /**
     * Parses an address, as {@link #parse} does, or a local user name without a domain, which servers also accept.
     *
     * @param text the address, such as {@code ada@example.org}, {@code <ada@example.org>} or {@code ada}
     * @return the address
     * @throws IllegalArgumentException if the text is neither an address nor a user name; the message says why
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static MailAddress ofMailbox(String text) {
        return text.indexOf('@') < 0 && AddressRules.problemOf(text).isEmpty() ? lenient(text) : parse(text);
    }

    /**
     * Accepts any text as an address, so that invalid addresses can be recorded. The part after the last {@code @} is
     * the domain.
     *
     * @param path the text between the angle brackets
     * @return the address
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static MailAddress lenient(String path) {
        String address = withoutRoute(path);
        int at = address.lastIndexOf('@');
        String local = at < 0 ? address : address.substring(0, at);
        return new MailAddress(AddressRules.unquote(local), at < 0 ? "" : address.substring(at + 1));
    }

    /**
     * Creates an address from a header field. The limits for envelope addresses do not apply (RFC 5322, section 3.4.1).
     *
     * @param localPart the local part, without quotes
     * @param domain the domain, or the empty string
     * @return the address
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static MailAddress of(String localPart, String domain) {
        return new MailAddress(localPart, domain);
    }

    /** Removes the source route, such as {@code @a.example:} (RFC 5321, appendix C). */
    static String withoutRoute(String path) {
        return path.startsWith("@") && path.indexOf(':') > 0 ? path.substring(path.indexOf(':') + 1) : path;
    }

    /**
     * Returns the local part, without quotes.
     *
     * @return the local part, empty for the null sender
     */
    public String localPart() {
        return localPart;
    }

    /**
     * Returns the domain.
     *
     * @return a domain or an address literal such as {@code [192.0.2.1]}; empty if there is no {@code @}, as in the
     *     null sender or the bare {@code postmaster}
     */
    public Optional<String> domain() {
        return Optional.of(domain).filter(text -> !text.isEmpty());
    }

    /**
     * Returns whether this is the null sender.
     *
     * @return true if the address is empty
     */
    public boolean isNull() {
        return localPart.isEmpty() && domain.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailAddress that && localKey.equals(that.localKey) && domainKey.equals(that.domainKey);
    }

    @Override
    public int hashCode() {
        return 31 * localKey.hashCode() + domainKey.hashCode();
    }

    /** Returns the address without angle brackets, quoted if necessary, or the empty string for the null sender. */
    @Override
    public String toString() {
        String local = AddressRules.quoteIfNeeded(localPart);
        return domain.isEmpty() ? local : local + "@" + domain;
    }
}
