package io.github.junitsmtp.conformance;

import org.apiguardian.api.API;

/** A group of rules for servers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ConformanceArea {
    /** The connection and the greeting. */
    GREETING("Greeting"),
    /** EHLO and HELO. */
    HELLO("EHLO and HELO"),
    /** The order of commands. */
    ORDER("Command order"),
    /** The form of commands and addresses. */
    SYNTAX("Syntax"),
    /** Parameters of MAIL and RCPT, and extensions that the server does not offer. */
    PARAMETERS("Parameters"),
    /** The form of replies. */
    REPLIES("Replies"),
    /** The content of messages. */
    MESSAGE("Message data"),
    /** Sizes that a server must accept. */
    LIMITS("Limits"),
    /** Line endings that must not end a message or a command. */
    SMUGGLING("SMTP smuggling"),
    /** PIPELINING (RFC 2920). */
    PIPELINING("PIPELINING"),
    /** SIZE (RFC 1870). */
    SIZE("SIZE"),
    /** 8BITMIME (RFC 6152). */
    EIGHT_BIT_MIME("8BITMIME"),
    /** SMTPUTF8 (RFC 6531). */
    SMTPUTF8("SMTPUTF8"),
    /** CHUNKING and BINARYMIME (RFC 3030). */
    CHUNKING("CHUNKING and BINARYMIME"),
    /** DSN (RFC 3461). */
    DSN("DSN"),
    /** STARTTLS (RFC 3207). */
    STARTTLS("STARTTLS"),
    /** AUTH (RFC 4954). */
    AUTH("AUTH"),
    /** Clients that disconnect, are slow, or send garbage. */
    ROBUSTNESS("Robustness");

    private final String title;

    ConformanceArea(String title) {
        this.title = title;
    }

    /**
     * Returns the title of the area.
     *
     * @return the title, as shown in the test tree, such as {@code Command order}
     */
    public String title() {
        return title;
    }
}
