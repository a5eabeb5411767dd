package io.github.junitsmtp.script;

import io.github.junitsmtp.transcript.Transcript;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A recorded server: it greets clients, advertises extensions, accepts and refuses commands, and closes connections as
 * the server in the recording did.
 *
 * <pre>{@code
 * smtp.apply(Replay.of(Path.of("src/test/resources/recordings/provider.smtp")));
 * }</pre>
 *
 * <p>Each session replays the next session of the recording; the last one is repeated. Within a session, a command is answered with the
 * replies that were recorded for it, in order; the last reply is repeated. A command that is missing from the recorded session is looked up
 * in the other sessions.
 *
 * <p>Anything that was not recorded is refused with a reply that says so, except NOOP, RSET and QUIT, which the engine
 * answers.
 *
 * @see Transcript#writeTo(Path)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Replay implements Policy {

    private final String name;
    private final Recording recording;
    private final boolean passingThrough;

    private Replay(String name, Recording recording, boolean passingThrough) {
        this.name = name;
        this.recording = recording;
        this.passingThrough = passingThrough;
    }

    /**
     * Reads a recording.
     *
     * @param file the file, written by {@link Transcript#writeTo(Path)}, possibly edited by hand
     * @return the recorded server
     * @throws UncheckedIOException if the file is missing, cannot be read, or is larger than 50 MB
     * @throws IllegalArgumentException if it is not a recording, is truncated, or contains no session; the message says
     *     which line is wrong
     */
    public static Replay of(Path file) {
        Transcript transcript = Transcript.read(file);
        if (transcript.sessions().isEmpty()) {
            throw new IllegalArgumentException(
                    "The recording " + file.toAbsolutePath().normalize()
                            + " has no session to replay; record one, or write one that begins with the line \"session 1\"");
        }
        return new Replay(String.valueOf(file.getFileName()), Recording.of(transcript), false);
    }

    /**
     * Returns a replay of a transcript, such as that of another server.
     *
     * @param transcript the transcript, in its current state
     * @return the recorded server
     * @throws IllegalArgumentException if it contains no session
     */
    public static Replay of(Transcript transcript) {
        if (transcript.sessions().isEmpty()) {
            throw new IllegalArgumentException("The transcript has no session to replay");
        }
        return new Replay("transcript", Recording.of(transcript), false);
    }

    /**
     * Returns the same recorded server, except that the engine answers anything that was not recorded.
     *
     * @return the changed replay
     */
    public Replay passingThroughUnrecorded() {
        return new Replay(name, recording, true);
    }

    /** {@return whether the recorded server used TLS from the first byte} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean beginsInTls() {
        return recording.beginsInTls();
    }

    /** {@return whether the recorded server offered STARTTLS} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean offersStartTls() {
        return recording.offersStartTls();
    }

    @Override
    public void applyTo(Scriptable server) {
        Playback playback = new Playback(recording, name, passingThrough);
        server.on(CommandPattern.of("replay of " + name, playback::answers))
                .answer(Answer.deciding("as recorded", playback::next));
    }

    /** Returns a description of the replay, such as {@code replay of provider.smtp}. */
    @Override
    public String toString() {
        return "replay of " + name;
    }
}
