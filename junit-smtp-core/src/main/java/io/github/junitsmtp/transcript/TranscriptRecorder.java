package io.github.junitsmtp.transcript;

import io.github.junitsmtp.mail.ReceivedMail;
import org.apiguardian.api.API;

/** Writes a transcript, and tells a listener of every change that a test could wait for. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TranscriptRecorder {

    private final Transcript transcript;
    private final Runnable listener;

    /**
     * Starts an empty transcript.
     *
     * @param listener called after a mail has arrived, a session has begun, ended or been forgotten
     */
    public TranscriptRecorder(Runnable listener) {
        this(listener, Integer.MAX_VALUE);
    }

    /**
     * Starts an empty transcript that forgets what is old.
     *
     * @param listener called after a mail has arrived, a session has begun, ended or been forgotten
     * @param kept how many mails and sessions are kept at most
     */
    public TranscriptRecorder(Runnable listener, int kept) {
        this.transcript = new Transcript(kept);
        this.listener = listener;
    }

    /**
     * Returns what is written.
     *
     * @return the transcript
     */
    public Transcript transcript() {
        return transcript;
    }

    /**
     * Sets whether dialogues show credentials.
     *
     * @param shown true for the sessions to come
     */
    public void showSecrets(boolean shown) {
        transcript.showSecrets(shown);
    }

    /**
     * Begins a session.
     *
     * @param peer the address of the client
     * @return the recorder of that session
     */
    public SessionRecorder open(String peer) {
        SessionRecorder session = new SessionRecorder(transcript.open(peer), this);
        listener.run();
        return session;
    }

    /** Forgets mails and sessions. One whose connection is open is listed again when something more is said in it. */
    public void forget() {
        transcript.forget();
        listener.run();
    }

    void accepted(SmtpSession session, ReceivedMail mail) {
        transcript.accepted(session, mail);
        listener.run();
    }

    void changed() {
        listener.run();
    }
}
