package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.stubbing.ConnectionEffect;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Answers for stubs, meant for static import: replies, named replies for common situations, and misbehavior such as
 * hanging or disconnecting.
 *
 * <pre>{@code
 * smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());
 * smtp.on(data()).answer(reply(354, "Go ahead").thenDisconnect());
 * smtp.on(quit()).answer(passThrough().after(ofMillis(200)));
 * }</pre>
 *
 * <p>The text of a named reply is the registered name of its enhanced status code, or a text that servers commonly
 * send.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Answers {

    private Answers() {}

    /**
     * Returns a reply.
     *
     * @param code the code, between 200 and 599
     * @param text the text
     * @return the answer
     * @throws IllegalArgumentException if the code is out of range, or the text contains CR or LF
     */
    public static Answer reply(int code, String text) {
        return reply(SmtpReply.of(code, text));
    }

    /**
     * Returns a reply with an enhanced status code.
     *
     * @param code the code, between 200 and 599
     * @param enhanced the enhanced status code, such as {@code 4.7.1}
     * @param text the text
     * @return the answer
     * @throws IllegalArgumentException if the codes are of different classes, one is out of range or malformed, or the text contains
     *     CR or LF
     */
    public static Answer reply(int code, String enhanced, String text) {
        return reply(SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), text));
    }

    /**
     * Returns a reply whose text is the standard name of its code.
     *
     * @param code the code
     * @return the answer
     */
    public static Answer reply(ReplyCode code) {
        return reply(code.number(), code.title());
    }

    /**
     * Returns a reply, which may have several lines. A stub cannot be created with a positive reply that SMTP does not
     * allow for its pattern.
     *
     * @param reply the reply
     * @return the answer
     * @see #replyUnchecked(SmtpReply)
     */
    public static Answer reply(SmtpReply reply) {
        return bytes(OptionalInt.of(reply.code()), reply.bytes());
    }

    /**
     * Returns a reply that is not checked against the rules of SMTP, to test how the client handles a forbidden reply.
     *
     * @param reply the reply
     * @return the answer
     */
    public static Answer replyUnchecked(SmtpReply reply) {
        return bytes(OptionalInt.empty(), reply.bytes());
    }

    /**
     * Returns a reply that is computed from what the client sent, for example from the recipient. If the function
     * throws, the client gets a 451 that says so, and the test fails.
     *
     * <pre>{@code
     * smtp.on(rcptTo()).answer(replyWith(
     *         rcpt -> SmtpReply.of(550, "No " + rcpt.command().orElseThrow().address().orElseThrow())));
     * }</pre>
     *
     * @param reply creates the reply, which is not checked against the rules of SMTP
     * @return the answer
     */
    public static Answer replyWith(Function<? super Incoming, SmtpReply> reply) {
        return Answer.speaking(
                "a computed reply",
                OptionalInt.empty(),
                incoming -> reply.apply(incoming).bytes());
    }

    /**
     * Returns an answer that sends arbitrary bytes, unchanged. They should end with CRLF, unless the test is about a
     * missing CRLF. If they begin with a 2xx or 3xx code, they replace the engine's reply.
     *
     * @param bytes the text to send, encoded as UTF-8
     * @return the answer
     */
    public static Answer raw(String bytes) {
        return bytes(OptionalInt.empty(), bytes.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns an answer that sends arbitrary bytes, as {@link #raw(String)} does.
     *
     * @param bytes the bytes
     * @return the answer
     */
    public static Answer raw(byte[] bytes) {
        return bytes(OptionalInt.empty(), bytes.clone());
    }

    private static Answer bytes(OptionalInt code, byte[] bytes) {
        return Answer.speaking(Printable.lines(bytes).replace("\n", " / "), code, incoming -> bytes);
    }

    /**
     * Returns the engine's own answer, as if there were no stub. To delay it, call {@link Answer#after}.
     *
     * @return the answer
     */
    public static Answer passThrough() {
        return Answer.silent("pass through", StubAction.LetEngineAnswer::new);
    }

    /**
     * Returns an answer that sends nothing: the server keeps the connection open until the client closes it. A test that ends earlier does
     * not wait for the client.
     *
     * @return the answer
     */
    public static Answer hang() {
        return Answer.silent("hang", StubAction.StaySilent::new);
    }

    /**
     * Returns an answer that sends nothing and stops reading: once the buffers of both operating systems are full, which may take several
     * megabytes, the client can no longer write. The server keeps the connection open until the idle timeout or the end of the test,
     * whichever comes first.
     *
     * @return the answer
     * @see CommandPatterns#dataReceived(int)
     */
    public static Answer stopReading() {
        return Answer.silent("stop reading", StubAction.StopReading::new);
    }

    /**
     * Returns an answer that closes the connection without a reply.
     *
     * @return the answer
     * @see Answer#thenDisconnect()
     */
    public static Answer disconnect() {
        return hangUp(ConnectionEffect.CLOSE);
    }

    /**
     * Returns an answer that resets the connection without a reply: the client gets an error instead of the end of the stream.
     *
     * @return the answer
     * @see Answer#thenReset()
     */
    public static Answer reset() {
        return hangUp(ConnectionEffect.RESET);
    }

    /**
     * Returns an answer that half-closes the connection without a reply: the server sends nothing more and reads until the client closes
     * the connection.
     *
     * @return the answer
     * @see Answer#thenHalfClose()
     */
    public static Answer halfClose() {
        return hangUp(ConnectionEffect.HALF_CLOSE);
    }

    private static Answer hangUp(ConnectionEffect how) {
        return Answer.silent(how.toString(), delay -> new StubAction.HangUp(delay, how));
    }

    private static Answer registered(int code, String enhanced) {
        String title = EnhancedStatusCode.parse(enhanced).title();
        return reply(code, enhanced, Character.toUpperCase(title.charAt(0)) + title.substring(1));
    }

    /**
     * Returns 220: the server greets the client.
     *
     * @param domain the name of the server
     * @return the answer
     */
    public static Answer serviceReady(String domain) {
        return reply(220, domain + " ESMTP ready");
    }

    /**
     * Returns 211: the server reports its status.
     *
     * @param text the report
     * @return the answer
     */
    public static Answer systemStatus(String text) {
        return reply(211, text);
    }

    /**
     * Returns 451 4.7.1: the server uses greylisting, so the client must try again later.
     *
     * @return the answer
     */
    public static Answer greylisted() {
        return reply(451, "4.7.1", "Greylisted, try again later");
    }

    /**
     * Returns 550 5.1.1: the mailbox does not exist.
     *
     * @return the answer
     */
    public static Answer noSuchUser() {
        return registered(550, "5.1.1");
    }

    /**
     * Returns 552 5.2.2: the mailbox is full.
     *
     * @return the answer
     */
    public static Answer mailboxFull() {
        return registered(552, "5.2.2");
    }

    /**
     * Returns 452 4.2.2: the mailbox is temporarily full.
     *
     * @return the answer
     */
    public static Answer mailboxFullForNow() {
        return registered(452, "4.2.2");
    }

    /**
     * Returns 552 5.3.4: the message is too large.
     *
     * @return the answer
     */
    public static Answer messageTooLarge() {
        return registered(552, "5.3.4");
    }

    /**
     * Returns 452 4.5.3: the mail has too many recipients.
     *
     * @return the answer
     */
    public static Answer tooManyRecipients() {
        return registered(452, "4.5.3");
    }

    /**
     * Returns 421 4.7.0: too many connections are open, so the server closes this one.
     *
     * @return the answer
     */
    public static Answer tooManyConnections() {
        return reply(421, "4.7.0", "Too many connections, try again later");
    }

    /**
     * Returns 421 4.3.2: the server is shutting down and closes the connection.
     *
     * @return the answer
     */
    public static Answer shuttingDown() {
        return reply(421, "4.3.2", "Shutting down");
    }

    /**
     * Returns 451 4.3.0: the server encountered an internal error.
     *
     * @return the answer
     */
    public static Answer localError() {
        return reply(451, "4.3.0", "Local error in processing");
    }

    /**
     * Returns 550 5.7.1: the server's policy does not allow the command or message.
     *
     * @return the answer
     */
    public static Answer refusedByPolicy() {
        return registered(550, "5.7.1");
    }

    /**
     * Returns 554 5.7.1: the client may not relay mail through this server.
     *
     * @return the answer
     */
    public static Answer relayDenied() {
        return reply(554, "5.7.1", "Relay access denied");
    }

    /**
     * Returns 530 5.7.0: the client must log in first.
     *
     * @return the answer
     */
    public static Answer authenticationRequired() {
        return reply(530, "5.7.0", "Authentication required");
    }

    /**
     * Returns 530 5.7.0: the client must start TLS first.
     *
     * @return the answer
     */
    public static Answer startTlsRequired() {
        return reply(530, "5.7.0", "Must issue a STARTTLS command first");
    }

    /**
     * Returns 535 5.7.8: the credentials are wrong.
     *
     * @return the answer
     */
    public static Answer authenticationFailed() {
        return registered(535, "5.7.8");
    }

    /**
     * Returns 538 5.7.11: the mechanism may not be used without TLS.
     *
     * @return the answer
     */
    public static Answer encryptionRequired() {
        return reply(538, "5.7.11", "Encryption required for requested authentication mechanism");
    }

    /**
     * Returns 535 5.7.8: the token has expired. With XOAUTH2 and OAUTHBEARER, the server first sends a challenge that
     * contains the error, as RFC 7628, section 3.2.2, requires.
     *
     * @return the answer
     */
    public static Answer tokenExpired() {
        return reply(535, "5.7.8", "Token expired");
    }

    /**
     * Returns 454 4.7.0: TLS is not available at the moment (RFC 3207, section 4).
     *
     * @return the answer
     */
    public static Answer tlsNotAvailable() {
        return reply(454, "4.7.0", "TLS not available due to temporary reason");
    }

    /**
     * Returns 454 4.7.0: the server cannot check the credentials at the moment.
     *
     * @return the answer
     */
    public static Answer temporaryAuthenticationFailure() {
        return reply(454, "4.7.0", "Temporary authentication failure");
    }
}
