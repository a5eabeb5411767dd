package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for clients. A minor version of this library may add rules; {@code ClientRule.standard().asOf("0.1")} keeps
 * the rules of version 0.1.
 *
 * @see io.github.junitsmtp.transcript.SmtpSessionAssert#isWellBehaved()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ClientRule implements Rule {

    /**
     * The client must not send a command before the greeting (RFC 5321, section 4.3.1). If a client does not wait, but the greeting
     * happens to arrive first, the violation goes unnoticed. To detect it reliably, delay the greeting:
     * {@code smtp.on(connect()).answer(passThrough().after(Duration.ofMillis(300)))}.
     */
    GREETING("RFC 5321, section 4.3.1"),
    /** The server must have accepted EHLO or HELO before the first mail (RFC 5321, sections 4.1.1.1 and 4.1.4). */
    HELLO("RFC 5321, sections 4.1.1.1 and 4.1.4"),
    /** After STARTTLS, the client must start over with EHLO; this rule also accepts HELO or QUIT (RFC 3207, section 4.2). */
    HELLO_AFTER_TLS("RFC 3207, section 4.2"),
    /** The argument of EHLO must be a domain or an address literal (RFC 5321, sections 4.1.1.1 and 4.1.3). */
    HELLO_ARGUMENT("RFC 5321, sections 4.1.1.1 and 4.1.3"),
    /** MAIL, RCPT and DATA must be sent in this order, with no MAIL within a transaction (RFC 5321, sections 3.3 and 4.1.4). */
    COMMAND_ORDER("RFC 5321, sections 3.3 and 4.1.4"),
    /** AUTH must not be sent within a transaction or after a successful AUTH (RFC 4954, section 4). */
    AUTH_ORDER("RFC 4954, section 4"),
    /** STARTTLS must not be sent over TLS (RFC 3207, section 4.2). */
    TLS_ONCE("RFC 3207, section 4.2"),
    /** Nothing may be sent in plain text between STARTTLS and the handshake (RFC 3207, section 4). */
    STARTTLS_ALONE("RFC 3207, section 4"),
    /** Commands must be sent one at a time, unless the server offers PIPELINING (RFC 5321, section 4.3.1; RFC 2920, section 3.1). */
    PIPELINING("RFC 5321, section 4.3.1; RFC 2920, section 3.1"),
    /**
     * After EHLO, DATA, VRFY, EXPN, TURN, QUIT, NOOP, STARTTLS, AUTH, ETRN or ATRN, the client must wait for the reply before it sends
     * anything, including a message or credentials (RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4).
     */
    SYNCHRONIZATION("RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4"),
    /** Passwords and tokens must be sent only over TLS (RFC 4954, sections 4 and 9). */
    CREDENTIALS("RFC 4954, sections 4 and 9"),
    /** Commands must be defined by RFC 5321, or by an extension that the server offers (RFC 5321, sections 2.2.2 and 4.1.5). */
    OFFERED_COMMANDS("RFC 5321, sections 2.2.2 and 4.1.5"),
    /** Parameters of MAIL and RCPT must belong to an extension that the server offers (RFC 5321, sections 3.3 and 4.1.1.11). */
    OFFERED_PARAMETERS("RFC 5321, sections 3.3 and 4.1.1.11"),
    /** AUTH must use a mechanism that the server offers (RFC 4954, sections 3 and 4). */
    OFFERED_MECHANISMS("RFC 4954, sections 3 and 4"),
    /**
     * MAIL and RCPT must be written as {@code MAIL FROM:<address>} and {@code RCPT TO:<address>}, with angle brackets and without spaces
     * around the colon (RFC 5321, sections 3.3, 4.1.2 and 4.5.3.1).
     */
    PATHS("RFC 5321, sections 3.3, 4.1.2 and 4.5.3.1"),
    /** DATA, RSET, QUIT and STARTTLS must not have an argument (RFC 5321, section 4.1.1; RFC 3207, section 4). */
    ARGUMENTS("RFC 5321, section 4.1.1; RFC 3207, section 4"),
    /** Lines must end in CRLF, with no CR or LF elsewhere (RFC 5321, section 2.3.8). */
    LINE_ENDS("RFC 5321, section 2.3.8"),
    /** Commands must be ASCII, or UTF-8 if the mail is sent with SMTPUTF8 (RFC 5321, section 2.4; RFC 6531, section 3.4). */
    COMMAND_ASCII("RFC 5321, section 2.4; RFC 6531, section 3.4"),
    /**
     * Commands must be at most 512 octets long, including CRLF, plus what extensions add; responses to AUTH must be at
     * most 12,288 octets long (RFC 5321, section 4.5.3.1.4; RFC 4954, section 4).
     */
    COMMAND_LENGTH("RFC 5321, section 4.5.3.1.4; RFC 4954, section 4"),
    /** Message lines must be at most 1,000 octets long, including CRLF (RFC 5321, section 4.5.3.1.6). */
    TEXT_LENGTH("RFC 5321, section 4.5.3.1.6"),
    /**
     * A message may contain bytes above 127 only if it is sent with BODY=8BITMIME (RFC 5321, section 2.4; RFC
     * 6152, section 3).
     */
    EIGHT_BIT_TEXT("RFC 5321, section 2.4; RFC 6152, section 3"),
    /** A dot at the beginning of a message line must be doubled (RFC 5321, section 4.5.2). */
    DOT_STUFFING("RFC 5321, section 4.5.2"),
    /**
     * A message must not contain anything that a different server could mistake for the end of the message, such as a
     * lone dot between bare LFs; otherwise, a second mail can be smuggled in (RFC 5321, sections 2.3.8 and 4.1.1.4).
     */
    END_OF_DATA("RFC 5321, sections 2.3.8 and 4.1.1.4"),
    /** BDAT requires a size. A transaction must not use both BDAT and DATA, and BODY=BINARYMIME requires BDAT (RFC 3030, sections 2 and 3). */
    CHUNKS("RFC 3030, sections 2 and 3"),
    /**
     * The client must not send RCPT or DATA after a refused MAIL, DATA without an accepted recipient, or a message
     * after a refused DATA. It must not repeat a RCPT that was refused with 5xx. After a 4xx or 5xx greeting or a 421
     * reply, it may send only QUIT (RFC 5321, sections 3.1, 3.3, 3.8 and 4.2.1; RFC 2920, section 3.1).
     */
    REFUSALS("RFC 5321, sections 3.1, 3.3, 3.8 and 4.2.1; RFC 2920, section 3.1"),
    /** The client must send QUIT before it closes the connection (RFC 5321, sections 4.1.1.10 and 4.1.4). */
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
     * Returns the rules that {@link io.github.junitsmtp.transcript.SmtpSessionAssert#isWellBehaved()} checks: all of
     * them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<ClientRule> standard() {
        return RuleSet.all(ClientRule.class);
    }
}
