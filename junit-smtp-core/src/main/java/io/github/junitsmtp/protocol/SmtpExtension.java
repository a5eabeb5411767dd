package io.github.junitsmtp.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * An SMTP extension, which a server advertises in its reply to EHLO.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-2.2">RFC 5321, section 2.2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SmtpExtension {
    /** Commands sent in groups, without waiting for each reply. */
    PIPELINING("PIPELINING", "RFC 2920"),
    /** Message size declarations, and a size limit. */
    SIZE("SIZE", "RFC 1870", "", "SIZE", "", 26, 0),
    /** Non-ASCII bytes in messages. */
    EIGHT_BIT_MIME("8BITMIME", "RFC 6152", "", "BODY", "", 17, 0),
    /** Addresses and headers in UTF-8. */
    SMTPUTF8("SMTPUTF8", "RFC 6531", "", "SMTPUTF8", "", 10, 0),
    /** Delivery notifications, requested with MAIL and RCPT. */
    DSN("DSN", "RFC 3461", "", "RET ENVID", "NOTIFY ORCPT", 500, 1036),
    /** Codes such as 5.1.1 in replies. */
    ENHANCED_STATUS_CODES("ENHANCEDSTATUSCODES", "RFC 2034"),
    /** Messages sent in chunks, with BDAT. */
    CHUNKING("CHUNKING", "RFC 3030", "BDAT", "", "", 0, 0),
    /** Arbitrary bytes in messages; requires CHUNKING. */
    BINARYMIME("BINARYMIME", "RFC 3030", "", "BODY", "", 17, 0),
    /** Authentication. */
    AUTH("AUTH", "RFC 4954", "AUTH", "AUTH", "", 500, 0),
    /** TLS that starts on a plain-text connection. */
    STARTTLS("STARTTLS", "RFC 3207", "STARTTLS", "", "", 0, 0),
    /** The HELP command. */
    HELP("HELP", "RFC 5321, section 4.1.1.8"),
    /** The VRFY command. */
    VRFY("VRFY", "RFC 5321, section 4.1.1.6"),
    /** The EXPN command. */
    EXPN("EXPN", "RFC 5321, section 4.1.1.7"),
    /** The ETRN command, which starts queue processing. */
    ETRN("ETRN", "RFC 1985", "ETRN", "", "", 0, 0),
    /** Delivery before a deadline. */
    DELIVERBY("DELIVERBY", "RFC 2852", "", "BY", "", 17, 0),
    /** Mail that requires TLS for the whole delivery. */
    REQUIRETLS("REQUIRETLS", "RFC 8689", "", "REQUIRETLS", "", 11, 0),
    /** The priority of a message. */
    MT_PRIORITY("MT-PRIORITY", "RFC 6710", "", "MT-PRIORITY", "", 15, 0),
    /** Delivery after a given time. */
    FUTURERELEASE("FUTURERELEASE", "RFC 4865", "", "HOLDFOR HOLDUNTIL", "", 34, 0),
    /** Limits on the number of mails and recipients. */
    LIMITS("LIMITS", "RFC 9422");

    private final String keyword;
    private final String reference;
    private final String verb;
    private final List<String> parametersOfMail;
    private final List<String> parametersOfRcpt;
    private final int octetsOfMail;
    private final int octetsOfRcpt;

    SmtpExtension(String keyword, String reference) {
        this(keyword, reference, "", "", "", 0, 0);
    }

    SmtpExtension(
            String keyword,
            String reference,
            String verb,
            String parametersOfMail,
            String parametersOfRcpt,
            int octetsOfMail,
            int octetsOfRcpt) {
        this.keyword = keyword;
        this.reference = reference;
        this.verb = verb;
        this.parametersOfMail = List.of(parametersOfMail.split(" "));
        this.parametersOfRcpt = List.of(parametersOfRcpt.split(" "));
        this.octetsOfMail = octetsOfMail;
        this.octetsOfRcpt = octetsOfRcpt;
    }

    /**
     * Returns the keyword with which servers advertise the extension.
     *
     * @return the keyword, such as {@code 8BITMIME}
     */
    public String keyword() {
        return keyword;
    }

    /**
     * Returns the RFC that defines the extension.
     *
     * @return the RFC, possibly with a section
     */
    public String reference() {
        return reference;
    }

    /**
     * Finds the extension with the given keyword.
     *
     * @param keyword the keyword, case-insensitive
     * @return the extension, or empty if it is unknown to this library
     */
    public static Optional<SmtpExtension> find(String keyword) {
        String name = keyword.toUpperCase(Locale.ROOT);
        for (SmtpExtension extension : values()) {
            if (extension.keyword.equals(name)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the extension that defines the given command.
     *
     * @param verb the verb in upper case
     * @return the extension, or empty if no known extension defines it
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Optional<SmtpExtension> ofVerb(String verb) {
        return Stream.of(values())
                .filter(extension -> !verb.isEmpty() && extension.verb.equals(verb))
                .findFirst();
    }

    /**
     * Finds the extensions that define the given parameter. Each of them permits the parameter.
     *
     * @param verb MAIL or RCPT
     * @param parameter the keyword of the parameter in upper case
     * @return the extensions; empty if the parameter is unknown to this library
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static List<SmtpExtension> ofParameter(String verb, String parameter) {
        return Stream.of(values())
                .filter(extension -> !parameter.isEmpty())
                .filter(extension -> (verb.equals("MAIL") ? extension.parametersOfMail : extension.parametersOfRcpt)
                        .contains(parameter))
                .toList();
    }

    /**
     * Returns the number of octets by which the extension raises the maximum length of a command, according to its RFC.
     *
     * @param verb MAIL or RCPT; the result is 0 for any other verb
     * @return the number of octets
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public int octets(String verb) {
        return switch (verb) {
            case "MAIL" -> octetsOfMail;
            case "RCPT" -> octetsOfRcpt;
            default -> 0;
        };
    }

    /** Returns the keyword. */
    @Override
    public String toString() {
        return keyword;
    }
}
