package io.github.junitsmtp.server;

import org.apiguardian.api.API;

/** How received mail can be fetched, besides being asserted on. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MailboxProtocol {
    /** By IMAP. */
    IMAP,
    /** By POP3. */
    POP3
}
