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
 * The dialogues of all sessions with a server. It grows while connections are open; a list that a method returns does not.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Transcript implements AssertProvider<TranscriptAssert> {

    /** Only this library makes transcripts: do not extend this class. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected Transcript() {}

    /**
     * Returns the sessions.
     *
     * @return the sessions in the order of their connections, open ones too
     */
    public abstract List<SmtpSession> sessions();

    /**
     * Returns the mails: a mail has arrived when the server has answered its data with 2xx.
     *
     * @return the mails of all sessions in the order of their arrival
     */
    public abstract ReceivedMails mails();

    /** Waits until all TLS handshakes that have begun have ended, or the timeout of assertions is up. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract void awaitHandshakes();

    /**
     * Returns what supplies each mail once: at first those that there are now, then those that have come since it was asked last, even if
     * they are not kept any more.
     *
     * @return supplies mails in the order of their arrival, with how many were before them as {@link ReceivedMails#forgotten()}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract Supplier<ReceivedMails> unseenMails();

    /** {@return host and port that clients have to connect to, if there is a server} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract Optional<String> address();

    /**
     * Says where mails came that are missing here, such as at another server of the test, or before the first test.
     *
     * @param recipients to whom; if there are none, nothing is certain
     * @return the lines of the text, none if nothing is known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract List<String> elsewhere(List<MailAddress> recipients);

    /**
     * Says where mails came that may be those that are missing here.
     *
     * @param recipients to whom; empty for any mails
     * @return the lines of the text, none if nothing is known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract List<String> perhapsElsewhere(List<MailAddress> recipients);

    /**
     * Says why nobody may have connected.
     *
     * @param recipients to whom a mail is missing; empty for any mails
     * @return the lines of the text
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public abstract List<String> whyNobodyConnected(List<MailAddress> recipients);

    /** {@return that nobody connected, and where to} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String nobodyConnected() {
        return "nobody connected" + address().map(address -> " to " + address).orElse("");
    }

    /**
     * Returns the dialogues with their times, in readable form.
     *
     * @return the text of all sessions, see {@link SmtpSession#render()}
     */
    public String render() {
        return sessions().stream().map(SmtpSession::render).collect(Collectors.joining("\n\n"));
    }

    /**
     * Reads a recording: a transcript in a file, which {@link #writeTo(Path)} has written or a person has edited. All assertions work on
     * it. Passwords and times of single steps are not in it.
     *
     * <pre>{@code
     * Transcript transcript = Transcript.read(Path.of("src/test/resources/recordings/provider.smtp"));
     * }</pre>
     *
     * @param file the file
     * @return the transcript, which does not change any more
     * @throws UncheckedIOException if the file cannot be read, is missing, or has over 50 MB
     * @throws IllegalArgumentException if it is no recording, or was cut off; the message names the line
     */
    public static Transcript read(Path file) {
        return RecordingReader.read(file);
    }

    /**
     * Writes the transcript to a file, as text that a person can read and edit: a recording. {@link #read(Path)} reads it, and
     * {@code RecordingSmtpServer.replaying(file)} answers as the recorded server did. Write it while the server is open: {@code close()} ends
     * the sessions, as if the recorded server had closed the connection.
     *
     * <p>Passwords and tokens are left out, even where {@code showSecrets(true)} shows them; messages are written as they are.
     *
     * <pre>{@code
     * smtp.transcript().writeTo(Path.of("src/test/resources/recordings/provider.smtp"));
     * }</pre>
     *
     * @param file the file, which is replaced as a whole if it exists; missing directories are created
     * @throws UncheckedIOException if the file cannot be written, or would have over 50 MB
     */
    public void writeTo(Path file) {
        RecordingFile.write(this, file);
    }

    /**
     * Writes what {@link #render()} returns, session by session and step by step.
     *
     * @param text what to write it to
     * @throws IOException if that cannot be written to
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

    /** Returns the dialogues without times, credentials hidden; of long ones, some lines of the beginning and the end. */
    @Override
    public String toString() {
        List<SmtpSession> all = sessions();
        return all.isEmpty()
                ? "no sessions"
                : Excerpt.of(all.stream().map(DialogueText::of).collect(Collectors.joining("\n\n")));
    }
}
