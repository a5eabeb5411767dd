package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for servers that can be checked in a dialogue. A minor version of this library may add rules;
 * {@code ServerRule.standard().asOf("0.1")} is a set that does not grow.
 *
 * @see io.github.junitsmtp.transcript.SmtpSessionAssert#serverIsWellBehaved()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ServerRule implements Rule {
    /**
     * The greeting must have the code 220 and the domain of the server, unless the server refuses the client (RFC 5321, sections 4.2 and
     * 4.3.2).
     */
    GREETING("RFC 5321, sections 4.2 and 4.3.2"),
    /**
     * Each line must begin with three digits, the first 2 to 5 and the second 0 to 5, then a hyphen, or a space on the last line; all lines
     * of a reply must have the same code (RFC 5321, sections 4.2 and 4.2.1).
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
     * Positive codes must match the command, such as 354 only for DATA and 221 for QUIT (RFC 5321, sections 4.2.1 and 4.3.2; RFC 3207,
     * section 4; RFC 4954, section 4).
     */
    REPLY_CODES("RFC 5321, sections 4.2.1 and 4.3.2; RFC 3207, section 4; RFC 4954, section 4"),
    /** There must be one reply to each command, and no unsolicited reply except 421 (RFC 5321, section 4.2). */
    ONE_REPLY("RFC 5321, section 4.2"),
    /**
     * The reply to EHLO must contain the domain of the server, then a keyword with its parameters on each line; the reply to HELO must not
     * contain keywords (RFC 5321, sections 3.2 and 4.1.1.1; RFC 1870, section 3; RFC 4954, section 3).
     */
    HELLO_REPLY("RFC 5321, sections 3.2 and 4.1.1.1; RFC 1870, section 3; RFC 4954, section 3"),
    /** STARTTLS must be neither offered nor accepted over TLS (RFC 3207, section 4.2). */
    TLS_ONCE("RFC 3207, section 4.2"),
    /**
     * Each line of a 2xx, 4xx or 5xx reply must have an enhanced status code of the same class, if the server offers ENHANCEDSTATUSCODES
     * (RFC 2034, sections 3 and 4).
     */
    ENHANCED_CODES("RFC 2034, sections 3 and 4"),
    /** A challenge must contain only base64 (RFC 4954, section 4). */
    CHALLENGES("RFC 4954, section 4"),
    /**
     * No recipient may be accepted without MAIL, and no message without an accepted recipient, although DATA may be answered with 354;
     * RSET, EHLO and the end of a message end the transaction (RFC 5321, sections 3.3, 4.1.1.4, 4.1.1.5 and 4.1.4).
     */
    COMMAND_ORDER("RFC 5321, sections 3.3, 4.1.1.4, 4.1.1.5 and 4.1.4"),
    /** AUTH within a transaction or after a login must be answered with 503 (RFC 4954, section 4). */
    AUTH_ORDER("RFC 4954, section 4"),
    /**
     * HELO, MAIL, RCPT, DATA, RSET, NOOP and QUIT, in upper or lower case, must not be answered with 500 or 502 (RFC 5321, sections 2.4 and
     * 4.5.1).
     */
    BASIC_COMMANDS("RFC 5321, sections 2.4 and 4.5.1"),
    /** A command that the server offers must not be answered with 500 or 502 (RFC 5321, section 4.2.4). */
    OFFERED_COMMANDS("RFC 5321, section 4.2.4"),
    /**
     * Parameters of MAIL and RCPT must be answered with 555 if the server does not support them, but not if it offers them (RFC 5321,
     * section 4.1.1.11).
     */
    PARAMETERS("RFC 5321, section 4.1.1.11"),
    /**
     * The server must close the connection after 221 to QUIT and after 421, but not while a command is waiting for its reply (RFC 5321,
     * sections 3.8, 4.1.1.10 and 4.2.2).
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
     * Returns all rules, as checked by {@link io.github.junitsmtp.transcript.SmtpSessionAssert#serverIsWellBehaved()}.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<ServerRule> standard() {
        return RuleSet.all(ServerRule.class);
    }
}
