package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for servers, as far as a dialogue shows whether it is followed. A minor version of this library may add rules;
 * {@code ServerRule.standard().asOf("0.1")} is a set that does not grow.
 *
 * @see io.github.junitsmtp.transcript.SmtpSessionAssert#serverIsWellBehaved()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ServerRule implements Rule {
    /**
     * A greeting with 220 and the domain of the server, unless the server refuses the client (RFC 5321, sections 4.2 and 4.3.2).
     */
    GREETING("RFC 5321, sections 4.2 and 4.3.2"),
    /**
     * Three digits on each line, the first 2 to 5, the second 0 to 5, then a hyphen, or a space on the last line; the same code on all
     * lines of a reply (RFC 5321, sections 4.2 and 4.2.1).
     */
    REPLY_SYNTAX("RFC 5321, sections 4.2 and 4.2.1"),
    /** Lines that end in CRLF, and no CR or LF elsewhere (RFC 5321, section 2.3.8). */
    LINE_ENDS("RFC 5321, section 2.3.8"),
    /** Lines of at most 512 octets including CRLF; challenges of at most 12,288 (RFC 5321, section 4.5.3.1.5; RFC 4954, section 4). */
    LINE_LENGTH("RFC 5321, section 4.5.3.1.5; RFC 4954, section 4"),
    /** No control characters, and only ASCII, or UTF-8 if the client has used SMTPUTF8 (RFC 5321, section 4.2; RFC 6531, section 3.7.4). */
    REPLY_TEXT("RFC 5321, section 4.2; RFC 6531, section 3.7.4"),
    /**
     * Positive codes that match the command, such as 354 only to DATA and 221 to QUIT (RFC 5321, sections 4.2.1 and 4.3.2; RFC 3207,
     * section 4; RFC 4954, section 4).
     */
    REPLY_CODES("RFC 5321, sections 4.2.1 and 4.3.2; RFC 3207, section 4; RFC 4954, section 4"),
    /** One reply to each command, and no unsolicited reply except 421 (RFC 5321, section 4.2). */
    ONE_REPLY("RFC 5321, section 4.2"),
    /**
     * In the reply to EHLO, the domain of the server, then on each line a keyword with its parameters; no keywords in the reply to HELO
     * (RFC 5321, sections 3.2 and 4.1.1.1; RFC 1870, section 3; RFC 4954, section 3).
     */
    HELLO_REPLY("RFC 5321, sections 3.2 and 4.1.1.1; RFC 1870, section 3; RFC 4954, section 3"),
    /** STARTTLS neither offered nor accepted over TLS (RFC 3207, section 4.2). */
    TLS_ONCE("RFC 3207, section 4.2"),
    /**
     * An enhanced status code of the same class on each line of a 2xx, 4xx or 5xx reply, if the server offers
     * ENHANCEDSTATUSCODES (RFC 2034, sections 3 and 4).
     */
    ENHANCED_CODES("RFC 2034, sections 3 and 4"),
    /** Only base64 in a challenge (RFC 4954, section 4). */
    CHALLENGES("RFC 4954, section 4"),
    /**
     * No recipient accepted without MAIL, and no message without an accepted recipient, though DATA may be answered 354; RSET, EHLO and the
     * end of a message end the transaction (RFC 5321, sections 3.3, 4.1.1.4, 4.1.1.5 and 4.1.4).
     */
    COMMAND_ORDER("RFC 5321, sections 3.3, 4.1.1.4, 4.1.1.5 and 4.1.4"),
    /** 503 to AUTH within a transaction and after a login (RFC 4954, section 4). */
    AUTH_ORDER("RFC 4954, section 4"),
    /** Neither 500 nor 502 to HELO, MAIL, RCPT, DATA, RSET, NOOP and QUIT, in upper or lower case (RFC 5321, sections 2.4 and 4.5.1). */
    BASIC_COMMANDS("RFC 5321, sections 2.4 and 4.5.1"),
    /** Neither 500 nor 502 to a command that the server offers (RFC 5321, section 4.2.4). */
    OFFERED_COMMANDS("RFC 5321, section 4.2.4"),
    /** 555 to parameters of MAIL and RCPT that the server does not support, but not to those that it offers (RFC 5321, section 4.1.1.11). */
    PARAMETERS("RFC 5321, section 4.1.1.11"),
    /**
     * The connection is closed after 221 to QUIT and after 421, but not while a command is waiting for its reply (RFC 5321, sections 3.8,
     * 4.1.1.10 and 4.2.2).
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
     * Returns the rules that {@link io.github.junitsmtp.transcript.SmtpSessionAssert#serverIsWellBehaved()} checks: all of them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<ServerRule> standard() {
        return RuleSet.all(ServerRule.class);
    }
}
