package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import org.apiguardian.api.API;

/** The replies that tests need most, named for their meaning; their texts are the registered names of their codes. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReadyReplies {

    /**
     * Answers with a reply that has an enhanced status code.
     *
     * @param code the code, 200 to 599
     * @param enhanced the enhanced status code
     * @param text the text
     * @return the stub, in place from now on
     */
    Stub reply(int code, String enhanced, String text);

    /**
     * Answers with a reply.
     *
     * @param code the code, 200 to 599
     * @param text the text
     * @return the stub, in place from now on
     */
    Stub reply(int code, String text);

    private Stub registered(int code, String enhanced) {
        String title = EnhancedStatusCode.parse(enhanced).title();
        return reply(code, enhanced, Character.toUpperCase(title.charAt(0)) + title.substring(1));
    }

    /**
     * Greets: 220.
     *
     * @param domain the name of the server
     * @return the stub, in place from now on
     */
    default Stub serviceReady(String domain) {
        return reply(220, domain + " ESMTP ready");
    }

    /**
     * Reports a status: 211.
     *
     * @param text the report
     * @return the stub, in place from now on
     */
    default Stub systemStatus(String text) {
        return reply(211, text);
    }

    /**
     * Puts the client off as greylisting does: 451 4.7.1.
     *
     * @return the stub, in place from now on
     */
    default Stub greylisted() {
        return reply(451, "4.7.1", "Greylisted, try again later");
    }

    /**
     * There is no such user: 550 5.1.1.
     *
     * @return the stub, in place from now on
     */
    default Stub noSuchUser() {
        return registered(550, "5.1.1");
    }

    /**
     * The mailbox is full: 552 5.2.2.
     *
     * @return the stub, in place from now on
     */
    default Stub mailboxFull() {
        return registered(552, "5.2.2");
    }

    /**
     * The mailbox is over its quota for now: 452 4.2.2.
     *
     * @return the stub, in place from now on
     */
    default Stub mailboxFullForNow() {
        return registered(452, "4.2.2");
    }

    /**
     * The message is too large: 552 5.3.4.
     *
     * @return the stub, in place from now on
     */
    default Stub messageTooLarge() {
        return registered(552, "5.3.4");
    }

    /**
     * There are too many recipients: 452 4.5.3.
     *
     * @return the stub, in place from now on
     */
    default Stub tooManyRecipients() {
        return registered(452, "4.5.3");
    }

    /**
     * There are too many connections, and this one is closed: 421 4.7.0.
     *
     * @return the stub, in place from now on
     */
    default Stub tooManyConnections() {
        return reply(421, "4.7.0", "Too many connections, try again later");
    }

    /**
     * The server shuts down, and closes the connection: 421 4.3.2.
     *
     * @return the stub, in place from now on
     */
    default Stub shuttingDown() {
        return reply(421, "4.3.2", "Shutting down");
    }

    /**
     * Something went wrong on the side of the server: 451 4.3.0.
     *
     * @return the stub, in place from now on
     */
    default Stub localError() {
        return reply(451, "4.3.0", "Local error in processing");
    }

    /**
     * A policy refuses it: 550 5.7.1.
     *
     * @return the stub, in place from now on
     */
    default Stub refusedByPolicy() {
        return registered(550, "5.7.1");
    }

    /**
     * The client may not relay: 554 5.7.1.
     *
     * @return the stub, in place from now on
     */
    default Stub relayDenied() {
        return reply(554, "5.7.1", "Relay access denied");
    }

    /**
     * The client must authenticate first: 530 5.7.0.
     *
     * @return the stub, in place from now on
     */
    default Stub authenticationRequired() {
        return reply(530, "5.7.0", "Authentication required");
    }

    /**
     * The client must begin TLS first: 530 5.7.0.
     *
     * @return the stub, in place from now on
     */
    default Stub startTlsRequired() {
        return reply(530, "5.7.0", "Must issue a STARTTLS command first");
    }

    /**
     * The credentials are wrong: 535 5.7.8.
     *
     * @return the stub, in place from now on
     */
    default Stub authenticationFailed() {
        return registered(535, "5.7.8");
    }

    /**
     * The mechanism may not be used in the clear: 538 5.7.11.
     *
     * @return the stub, in place from now on
     */
    default Stub encryptionRequired() {
        return reply(538, "5.7.11", "Encryption required for requested authentication mechanism");
    }

    /**
     * The token has expired: 535 5.7.8. To XOAUTH2 and OAUTHBEARER the error comes before it as a challenge, as RFC 7628, section
     * 3.2.2 asks.
     *
     * @return the stub, in place from now on
     */
    default Stub tokenExpired() {
        return reply(535, "5.7.8", "Token expired");
    }

    /**
     * TLS can not be had now: 454 4.7.0 (RFC 3207, section 4).
     *
     * @return the stub, in place from now on
     */
    default Stub tlsNotAvailable() {
        return reply(454, "4.7.0", "TLS not available due to temporary reason");
    }

    /**
     * The server can not check the credentials now: 454 4.7.0.
     *
     * @return the stub, in place from now on
     */
    default Stub temporaryAuthenticationFailure() {
        return reply(454, "4.7.0", "Temporary authentication failure");
    }
}
