package io.github.junitsmtp.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * An extension of SMTP, which a server advertises in its answer to EHLO.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-2.2">RFC 5321, section 2.2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SmtpExtension {
    /** Commands in groups, without waiting for each reply. */
    PIPELINING("PIPELINING", "RFC 2920"),
    /** The size of a message, told and limited. */
    SIZE("SIZE", "RFC 1870"),
    /** Bytes over 127 in messages. */
    EIGHT_BIT_MIME("8BITMIME", "RFC 6152"),
    /** Addresses and headers in UTF-8. */
    SMTPUTF8("SMTPUTF8", "RFC 6531"),
    /** Notifications of delivery, asked for with MAIL and RCPT. */
    DSN("DSN", "RFC 3461"),
    /** Codes such as 5.1.1 in replies. */
    ENHANCED_STATUS_CODES("ENHANCEDSTATUSCODES", "RFC 2034"),
    /** Messages in chunks, with BDAT. */
    CHUNKING("CHUNKING", "RFC 3030"),
    /** Any bytes in messages; needs chunking. */
    BINARYMIME("BINARYMIME", "RFC 3030"),
    /** Authentication. */
    AUTH("AUTH", "RFC 4954"),
    /** TLS, begun on a connection in the clear. */
    STARTTLS("STARTTLS", "RFC 3207"),
    /** The command HELP. */
    HELP("HELP", "RFC 5321, section 4.1.1.8"),
    /** The command VRFY. */
    VRFY("VRFY", "RFC 5321, section 4.1.1.6"),
    /** The command EXPN. */
    EXPN("EXPN", "RFC 5321, section 4.1.1.7"),
    /** The command ETRN, which starts a queue. */
    ETRN("ETRN", "RFC 1985"),
    /** Delivery by a time, or not at all. */
    DELIVERBY("DELIVERBY", "RFC 2852"),
    /** Mail that must travel over TLS all the way. */
    REQUIRETLS("REQUIRETLS", "RFC 8689"),
    /** The priority of a message. */
    MT_PRIORITY("MT-PRIORITY", "RFC 6710"),
    /** Delivery not before a time. */
    FUTURERELEASE("FUTURERELEASE", "RFC 4865"),
    /** Limits of mails and recipients. */
    LIMITS("LIMITS", "RFC 9422");

    private final String keyword;
    private final String reference;

    SmtpExtension(String keyword, String reference) {
        this.keyword = keyword;
        this.reference = reference;
    }

    /**
     * Returns how the extension is advertised.
     *
     * @return the keyword, such as {@code 8BITMIME}
     */
    public String keyword() {
        return keyword;
    }

    /**
     * Returns where the extension is defined.
     *
     * @return RFC, perhaps with a section
     */
    public String reference() {
        return reference;
    }

    /**
     * Finds the extension with a keyword.
     *
     * @param keyword the keyword, in upper or lower case
     * @return the extension, or empty if this library does not know it
     */
    public static Optional<SmtpExtension> of(String keyword) {
        String name = keyword.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(extension -> extension.keyword.equals(name))
                .findFirst();
    }

    /** Returns the keyword. */
    @Override
    public String toString() {
        return keyword;
    }
}
