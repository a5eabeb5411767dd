package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for clients. A minor version of this library may add rules; {@code ClientRule.standard().asOf("0.1")} is a set that does not
 * grow.
 *
 * @see io.github.junitsmtp.transcript.SmtpSessionAssert#isWellBehaved()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ClientRule implements Rule {

    /**
     * No command before the greeting (RFC 5321, section 4.3.1). A client that does not wait may still be slower than the greeting; then the
     * violation goes unnoticed. To detect it reliably, delay the greeting:
     * {@code smtp.on(connect()).answer(passThrough().after(Duration.ofMillis(300)))}.
     */
    GREETING("RFC 5321, section 4.3.1"),
    /** An accepted EHLO or HELO before the first mail (RFC 5321, sections 4.1.1.1 and 4.1.4). */
    HELLO("RFC 5321, sections 4.1.1.1 and 4.1.4"),
    /** EHLO again as the first command after STARTTLS (RFC 3207, section 4.2). */
    HELLO_AFTER_TLS("RFC 3207, section 4.2"),
    /** A domain or an address literal with EHLO (RFC 5321, sections 4.1.1.1 and 4.1.3). */
    HELLO_ARGUMENT("RFC 5321, sections 4.1.1.1 and 4.1.3"),
    /** MAIL, RCPT, DATA in this order; no MAIL within a transaction (RFC 5321, sections 3.3 and 4.1.4). */
    COMMAND_ORDER("RFC 5321, sections 3.3 and 4.1.4"),
    /** No AUTH within a transaction, and none after a successful AUTH (RFC 4954, section 4). */
    AUTH_ORDER("RFC 4954, section 4"),
    /** No STARTTLS over TLS (RFC 3207, section 4.2). */
    TLS_ONCE("RFC 3207, section 4.2"),
    /** No plain text between STARTTLS and the handshake (RFC 3207, section 4). */
    STARTTLS_ALONE("RFC 3207, section 4"),
    /** One command at a time, unless the server offers PIPELINING (RFC 5321, section 4.3.1; RFC 2920, section 3.1). */
    PIPELINING("RFC 5321, section 4.3.1; RFC 2920, section 3.1"),
    /**
     * Nothing after EHLO, DATA, VRFY, EXPN, TURN, QUIT, NOOP, STARTTLS or AUTH until they are answered, neither a message nor credentials
     * (RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4).
     */
    SYNCHRONISATION("RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4"),
    /** Passwords and tokens over TLS only (RFC 4954, sections 4 and 9). */
    CREDENTIALS("RFC 4954, sections 4 and 9"),
    /** Commands of RFC 5321, or of an extension that the server offers (RFC 5321, sections 2.2.2 and 4.1.5). */
    OFFERED_COMMANDS("RFC 5321, sections 2.2.2 and 4.1.5"),
    /** Parameters of MAIL and RCPT that belong to an extension that the server offers (RFC 5321, sections 3.3 and 4.1.1.11). */
    OFFERED_PARAMETERS("RFC 5321, sections 3.3 and 4.1.1.11"),
    /** Mechanisms of AUTH that the server offers (RFC 4954, sections 3 and 4). */
    OFFERED_MECHANISMS("RFC 4954, sections 3 and 4"),
    /**
     * {@code MAIL FROM:<address>} and {@code RCPT TO:<address>}, with angle brackets, and without spaces around the colon (RFC 5321,
     * sections 3.3, 4.1.2 and 4.5.3.1).
     */
    PATHS("RFC 5321, sections 3.3, 4.1.2 and 4.5.3.1"),
    /** No argument with DATA, RSET, QUIT and STARTTLS (RFC 5321, section 4.1.1; RFC 3207, section 4). */
    ARGUMENTS("RFC 5321, section 4.1.1; RFC 3207, section 4"),
    /** Lines that end in CRLF, and no CR or LF elsewhere (RFC 5321, section 2.3.8). */
    LINE_ENDS("RFC 5321, section 2.3.8"),
    /** ASCII in commands, unless the mail is sent with SMTPUTF8 (RFC 5321, section 2.4; RFC 6531, section 3.4). */
    COMMAND_ASCII("RFC 5321, section 2.4; RFC 6531, section 3.4"),
    /**
     * Commands of at most 512 octets including CRLF, plus what extensions add; responses to AUTH of at most 12,288 (RFC 5321, section
     * 4.5.3.1.4; RFC 4954, section 4).
     */
    COMMAND_LENGTH("RFC 5321, section 4.5.3.1.4; RFC 4954, section 4"),
    /** Message lines of at most 1000 octets including CRLF (RFC 5321, section 4.5.3.1.6). */
    TEXT_LENGTH("RFC 5321, section 4.5.3.1.6"),
    /** Bytes over 127 in messages only after BODY=8BITMIME (RFC 5321, section 2.4; RFC 6152, section 3). */
    EIGHT_BIT_TEXT("RFC 5321, section 2.4; RFC 6152, section 3"),
    /** A dot before each message line that begins with one (RFC 5321, section 4.5.2). */
    DOT_STUFFING("RFC 5321, section 4.5.2"),
    /**
     * Nothing in a message that another server could take for its end, such as a lone dot between bare LFs, which allows mails to be
     * smuggled in (RFC 5321, sections 2.3.8 and 4.1.1.4).
     */
    END_OF_DATA("RFC 5321, sections 2.3.8 and 4.1.1.4"),
    /** Not both BDAT and DATA in one transaction; BODY=BINARYMIME only with BDAT (RFC 3030, sections 2 and 3). */
    CHUNKS("RFC 3030, sections 2 and 3"),
    /**
     * No commands that depend on or repeat a refused one: no RCPT after a refused MAIL, no message after a refused DATA, only QUIT after a
     * refused greeting or 421 (RFC 5321, sections 3.1, 3.3, 3.8 and 4.2.1; RFC 2920, section 3.1).
     */
    REFUSALS("RFC 5321, sections 3.1, 3.3, 3.8 and 4.2.1; RFC 2920, section 3.1"),
    /** QUIT before the client closes the connection (RFC 5321, sections 4.1.1.10 and 4.1.4). */
    QUIT("RFC 5321, sections 4.1.1.10 and 4.1.4");

    private final String reference;

    ClientRule(String reference) {
        this.reference = reference;
    }

    @Override
    public String reference() {
        return reference;
    }

    @Override
    public String since() {
        return "0.1";
    }

    /**
     * Returns the rules that {@link io.github.junitsmtp.transcript.SmtpSessionAssert#isWellBehaved()} checks: all of them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<ClientRule> standard() {
        return RuleSet.all(ClientRule.class);
    }
}
