package io.github.junitsmtp.transcript;

import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;

/**
 * The dialogues of all sessions with a server. A transcript grows while connections are open, but the lists that it
 * returns do not.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Transcript implements AssertProvider<TranscriptAssert> {

    /** For internal use: do not extend this class. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected Transcript() {}

    /**
     * Returns the sessions.
     *
     * @return all sessions, open ones included, in the order in which clients connected
     */
    public abstract List<SmtpSession> sessions();

    /** {@return the number of sessions that were discarded because of {@code keepLast(..)}} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public int forgottenSessions() {
        return 0;
    }

    /**
     * Returns the mails that have arrived. A mail has arrived once the server has answered its data with 2xx.
     *
     * @return the mails of all sessions, in order of arrival
     */
    public abstract ReceivedMails mails();

    /** Waits until all TLS handshakes have ended, or until the assertion timeout expires. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract void awaitHandshakes();

    /**
     * Returns a supplier that supplies each mail once: first the current mails, then those that have arrived since the last call, even if
     * they are no longer kept.
     *
     * @return a supplier of mails in order of arrival; their {@link ReceivedMails#forgotten()} is the number of mails before them
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract Supplier<ReceivedMails> unseenMails();

    /** {@return the host and port that clients must connect to, if there is a server} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract Optional<String> address();

    /**
     * Returns notes on missing mails that arrived elsewhere, for example at another server in the test, or before the
     * first test.
     *
     * @param recipients the recipients of the missing mails; if empty, there are no notes, because none would be
     *     certain to apply
     * @return lines of text; empty if nothing is known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract List<String> elsewhere(List<MailAddress> recipients);

    /**
     * Returns notes on mails that arrived elsewhere and may be the missing ones.
     *
     * @param recipients the recipients of the missing mails; if empty, any recipient matches
     * @return lines of text; empty if nothing is known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract List<String> perhapsElsewhere(List<MailAddress> recipients);

    /**
     * Returns possible reasons why no client connected.
     *
     * @param recipients the recipients of the missing mails; if empty, any recipient matches
     * @return lines of text
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract List<String> whyNobodyConnected(List<MailAddress> recipients);

    /** {@return a statement that nobody connected to the address} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String nobodyConnected() {
        return "nobody connected" + address().map(address -> " to " + address).orElse("");
    }

    /**
     * Returns the dialogues with timestamps, as readable text.
     *
     * @return the text of all sessions; see {@link SmtpSession#render()}
     */
    public String render() {
        return sessions().stream().map(SmtpSession::render).collect(Collectors.joining("\n\n"));
    }

    /**
     * Reads a recording: a transcript in a file, written by {@link #writeTo(Path)} and possibly edited by hand. The
     * transcript supports all assertions. It contains no passwords, and no times for individual steps.
     *
     * <pre>{@code
     * Transcript transcript = Transcript.read(Path.of("src/test/resources/recordings/provider.smtp"));
     * }</pre>
     *
     * @param file the file
     * @return the transcript, which does not change
     * @throws UncheckedIOException if the file is missing, cannot be read, or is larger than 50 MB
     * @throws IllegalArgumentException if it is not a recording or is truncated; the message says which line is wrong
     */
    public static Transcript read(Path file) {
        return RecordingReader.read(file);
    }

    /**
     * Writes the transcript to a recording, a text file that can be read and edited. {@link #read(Path)} reads it, and
     * {@code RecordingSmtpServer.replaying(file)} starts a server that answers as the recorded one did. Write the
     * recording before you close the server: {@code close()} ends open sessions, as if the recorded server had closed
     * the connections.
     *
     * <p>Passwords and tokens are omitted, even with {@code showSecrets(true)}. Messages are written unchanged.
     *
     * <pre>{@code
     * smtp.transcript().writeTo(Path.of("src/test/resources/recordings/provider.smtp"));
     * }</pre>
     *
     * @param file the file, which is overwritten if it exists; missing directories are created
     * @throws UncheckedIOException if the file cannot be written, or would be larger than 50 MB
     */
    public void writeTo(Path file) {
        RecordingFile.write(this, file);
    }

    /**
     * Writes the text of {@link #render()}, session by session and step by step.
     *
     * @param text the destination
     * @throws IOException if the destination cannot be written to
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void renderTo(Appendable text) throws IOException {
        String separator = "";
        for (SmtpSession session : sessions()) {
            DialogueText.append(text.append(separator), session);
            separator = "\n\n";
        }
    }

    /**
     * Creates an assertion for this transcript, as {@code assertThat(transcript)} does.
     *
     * @return the assertion object
     */
    @Override
    public TranscriptAssert assertThat() {
        return new TranscriptAssert(this);
    }

    /**
     * Returns the dialogues without timestamps, with credentials hidden; long dialogues are shortened to their
     * beginning and end.
     */
    @Override
    public String toString() {
        List<SmtpSession> all = sessions();
        return all.isEmpty()
                ? "no sessions"
                : Excerpt.of(all.stream().map(DialogueText::of).collect(Collectors.joining("\n\n")));
    }
}
