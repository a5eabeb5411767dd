package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A server rule that can be checked by looking at a dialogue. A minor version of this library may add rules;
 * {@code ServerRule.standard().asOf("0.1")} keeps the rules of version 0.1.
 *
 * @see io.github.junitsmtp.transcript.SmtpSessionAssert#serverIsWellBehaved()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ServerRule implements Rule {
    /**
     * The greeting must have the code 220 and the server's domain, unless the server refuses the client (RFC 5321, sections 4.2 and
     * 4.3.2).
     */
    GREETING("RFC 5321, sections 4.2 and 4.3.2"),
    /**
     * Each line must begin with three digits, the first between 2 and 5 and the second between 0 and 5, followed by a hyphen, or by a space
     * on the last line; all lines of a reply must have the same code (RFC 5321, sections 4.2 and 4.2.1).
     */
    REPLY_SYNTAX("RFC 5321, sections 4.2 and 4.2.1"),
    /** Lines must end in CRLF, with no CR or LF elsewhere (RFC 5321, section 2.3.8). */
    LINE_ENDS("RFC 5321, section 2.3.8"),
    /**
     * Lines must be at most 512 octets including CRLF, and challenges at most 12,288 (RFC 5321, section 4.5.3.1.5; RFC 4954, section 4).
     */
    LINE_LENGTH("RFC 5321, section 4.5.3.1.5; RFC 4954, section 4"),
    /**
     * Replies must not contain control characters, and must be ASCII, or UTF-8 if the client has used SMTPUTF8 (RFC 5321, section 4.2; RFC
     * 6531, section 3.7.4).
     */
    REPLY_TEXT("RFC 5321, section 4.2; RFC 6531, section 3.7.4"),
    /**
     * Positive codes must match the command; for example, 354 is allowed only for DATA, and 221 only for QUIT (RFC
     * 5321, sections 4.2.1 and 4.3.2; RFC 3207, section 4; RFC 4954, section 4).
     */
    REPLY_CODES("RFC 5321, sections 4.2.1 and 4.3.2; RFC 3207, section 4; RFC 4954, section 4"),
    /** There must be one reply to each command, and no unsolicited reply except 421 (RFC 5321, section 4.2). */
    ONE_REPLY("RFC 5321, section 4.2"),
    /**
     * The reply to EHLO must begin with the server's domain, and each later line with a keyword; the reply to HELO must not contain
     * keywords (RFC 5321, sections 3.2 and 4.1.1.1; RFC 1870, section 3; RFC 4954, section 3).
     */
    HELLO_REPLY("RFC 5321, sections 3.2 and 4.1.1.1; RFC 1870, section 3; RFC 4954, section 3"),
    /** STARTTLS must be neither offered nor accepted over TLS (RFC 3207, section 4.2). */
    TLS_ONCE("RFC 3207, section 4.2"),
    /**
     * Each line of a 2xx, 4xx or 5xx reply must have an enhanced status code of the same class, if the server offers ENHANCEDSTATUSCODES
     * (RFC 2034, sections 3 and 4).
     */
    ENHANCED_CODES("RFC 2034, sections 3 and 4"),
    /** An AUTH challenge must contain only base64 (RFC 4954, section 4). */
    CHALLENGES("RFC 4954, section 4"),
    /**
     * The server must not accept a recipient without MAIL, or a message without an accepted recipient (DATA itself may still be answered
     * with 354); RSET, EHLO and the end of a message end the transaction (RFC 5321, sections 3.3, 4.1.1.4, 4.1.1.5 and 4.1.4).
     */
    COMMAND_ORDER("RFC 5321, sections 3.3, 4.1.1.4, 4.1.1.5 and 4.1.4"),
    /** The server must answer AUTH with 503 within a transaction or after a login (RFC 4954, section 4). */
    AUTH_ORDER("RFC 4954, section 4"),
    /**
     * HELO, MAIL, RCPT, DATA, RSET, NOOP and QUIT, in upper or lower case, must not be answered with 502, and may be answered with 500 only
     * if the line is malformed or has parameters, if RCPT comes before MAIL, or for the reasons that {@link #OFFERED_COMMANDS} allows (RFC
     * 5321, sections 2.4 and 4.5.1).
     */
    BASIC_COMMANDS("RFC 5321, sections 2.4 and 4.5.1"),
    /**
     * A command that the server offers must not be answered with 502, and may be answered with 500 only if the line is longer
     * than 512 octets or contains characters other than printable ASCII (RFC 5321, section 4.2.4).
     */
    OFFERED_COMMANDS("RFC 5321, section 4.2.4"),
    /**
     * The server must not accept a parameter of MAIL or RCPT that no extension defines. It must not answer with 504 or 555 if the only
     * parameters are valid forms of SIZE, BODY, SMTPUTF8, RET and NOTIFY, and it offers their extensions (RFC 5321, section 4.1.1.11).
     */
    PARAMETERS("RFC 5321, section 4.1.1.11"),
    /**
     * The server must close the connection after a 421 reply and after the 221 reply to QUIT, but not while a command
     * is waiting for a reply (RFC 5321, sections 3.8, 4.1.1.10 and 4.2.2).
     */
    CLOSING("RFC 5321, sections 3.8, 4.1.1.10 and 4.2.2");

    private final String reference;

    ServerRule(String reference) {
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
     * Returns the rules that {@link io.github.junitsmtp.transcript.SmtpSessionAssert#serverIsWellBehaved()} checks: all
     * of them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<ServerRule> standard() {
        return RuleSet.all(ServerRule.class);
    }
}
