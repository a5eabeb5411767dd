package io.github.junitsmtp.server;

import org.apiguardian.api.API;

/** How received mail can be fetched. If the server uses TLS, so do these protocols, from the first byte. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MailboxProtocol {
    /** IMAP, or IMAPS. */
    IMAP,
    /** POP3, or POP3S. */
    POP3
}
