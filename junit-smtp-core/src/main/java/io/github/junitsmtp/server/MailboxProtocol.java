package io.github.junitsmtp.server;

import org.apiguardian.api.API;

/** A protocol for fetching received mail. If the server uses TLS, the protocol uses it from the first byte. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MailboxProtocol {
    /** IMAP, or IMAPS with TLS. */
    IMAP,
    /** POP3, or POP3S with TLS. */
    POP3
}
