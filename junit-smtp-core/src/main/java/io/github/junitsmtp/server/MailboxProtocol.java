package io.github.junitsmtp.server;

import org.apiguardian.api.API;

/** How received mail can be fetched, besides being asserted on. If the server does TLS, so do these protocols, from the first byte. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MailboxProtocol {
    /** By IMAP, or IMAPS. */
    IMAP,
    /** By POP3, or POP3S. */
    POP3
}
