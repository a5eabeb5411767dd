package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Writes the dialogue of one session. It keeps the arrays that it is given. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SessionRecorder {

    private final SmtpSession session;
    private final TranscriptRecorder transcript;

    SessionRecorder(SmtpSession session, TranscriptRecorder transcript) {
        this.session = session;
        this.transcript = transcript;
        sent(Exchange.Kind.GREETING, new byte[0], 0, true);
    }

    /**
     * Begins a session that is part of no transcript, such as a client's own.
     *
     * @param peer the address of the server
     * @return its recorder
     */
    public static SessionRecorder alone(String peer) {
        return new SessionRecorder(new SmtpSession(1, peer, false), new TranscriptRecorder(() -> {}));
    }

    /**
     * Returns what is written.
     *
     * @return the session
     */
    public SmtpSession session() {
        return session;
    }

    /**
     * Writes down what the client sent.
     *
     * @param kind what it is
     * @param bytes the bytes, perhaps only the first of them
     * @param total how many bytes there were
     * @param complete false if the client hung up in the middle
     */
    public void sent(Exchange.Kind kind, byte[] bytes, long total, boolean complete) {
        sent(kind, bytes, total, complete, false);
    }

    /**
     * Writes down what the client sent.
     *
     * @param kind what it is
     * @param bytes the bytes, perhaps only the first of them
     * @param total how many bytes there were
     * @param complete false if the client hung up in the middle
     * @param pipelined whether the reply to the step before had not left yet
     * @return the command, or null if it is something else
     */
    public @Nullable SmtpCommand sent(
            Exchange.Kind kind, byte[] bytes, long total, boolean complete, boolean pipelined) {
        return sent(kind, Octets.of(bytes), total, complete, pipelined);
    }

    private @Nullable SmtpCommand sent(
            Exchange.Kind kind, Octets octets, long total, boolean complete, boolean pipelined) {
        listAgain();
        return session.sent(kind, octets, total, complete, pipelined);
    }

    /**
     * Writes down the data of a message.
     *
     * @param data the data, perhaps only the first of them
     * @param total how many octets there were
     * @param pipelined whether the reply to the step before had not left yet
     */
    public void sentMessage(Octets data, long total, boolean pipelined) {
        sent(Exchange.Kind.MESSAGE, data, total, true, pipelined);
    }

    /** Tells that the session is that of a connection, which will end some time. */
    public void isLive() {
        session.isLive();
    }

    /** Writes down that TLS is about to begin. */
    public void shakesHands() {
        session.shakesHands();
    }

    /**
     * Writes down how TLS began, or why it did not; a greeting that has not been said comes after it.
     *
     * @param handshake what came of the handshake
     */
    public void shookHands(TlsHandshake handshake) {
        listAgain();
        session.shookHands(handshake);
    }

    /**
     * Writes down what was thrown away because it came in the clear behind STARTTLS.
     *
     * @param bytes the bytes
     */
    public void injected(byte[] bytes) {
        session.injected(bytes);
    }

    /**
     * Writes down who wants to log in, before the reply that says whether they may.
     *
     * @param login the attempt
     */
    public void loggedIn(Login login) {
        session.loggedIn(login);
    }

    /**
     * Writes down a reply; it answers the first step that has none yet.
     *
     * @param bytes the reply, perhaps malformed
     * @param scripted whether a stub gave it
     * @return the reply, which knows its place in the dialogue, or empty if it is malformed
     */
    public Optional<SmtpReply> replied(byte[] bytes, boolean scripted) {
        listAgain();
        return Optional.ofNullable(session.replied(bytes, scripted));
    }

    /**
     * Writes down what a stub did to the connection.
     *
     * @param deed what it did, in words
     * @param afterReply true if it did so after the last reply, false if in place of the next one
     */
    public void done(String deed, boolean afterReply) {
        session.done(deed, afterReply);
    }

    private void listAgain() {
        if (session.returns()) {
            transcript.transcript().list(session);
        }
    }

    /**
     * Writes down that a mail was accepted.
     *
     * @param mail the mail
     */
    public void accepted(ReceivedMail mail) {
        session.accepted(mail);
        transcript.accepted(session, mail);
    }

    /**
     * Writes down the end; only the first one counts.
     *
     * @param how who hung up
     */
    public void ended(Ending how) {
        if (session.ended(how)) {
            transcript.changed();
        }
    }
}
