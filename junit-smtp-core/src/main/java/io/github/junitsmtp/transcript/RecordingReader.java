package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads recordings that were written by {@link RecordingWriter} or edited by hand. */
final class RecordingReader {

    private static final int LONGEST_LINE = 100_000;
    private static final int SHOWN = 60;

    private final String name;
    private final List<ReadSession> sessions = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private int number;
    private boolean ended;
    private @Nullable SessionHeading heading;
    private @Nullable ReadSession session;
    private @Nullable StepReader step;
    private boolean encrypted;

    private RecordingReader(String name) {
        this.name = name;
    }

    static Transcript read(Path file) {
        String where = file.toAbsolutePath().normalize().toString();
        try {
            requireReadable(file);
            try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return new RecordingReader(where).read(text);
            } catch (CharacterCodingException e) {
                throw new RecordingReader(where).invalid(firstLineOfOtherText(file), "this is not UTF-8", e);
            }
        } catch (Invalid e) {
            throw new IllegalArgumentException(e.getMessage(), e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the recording " + where + ": " + reason(e), e);
        }
    }

    /** Returns the number of the first line that is not UTF-8: a text reader reads ahead and cannot tell. */
    private static int firstLineOfOtherText(Path file) throws IOException {
        int line = 0;
        boolean valid = true;
        try (BufferedReader octets = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String next = octets.readLine(); valid && next != null; next = octets.readLine()) {
                line++;
                byte[] bytes = next.getBytes(StandardCharsets.ISO_8859_1);
                valid = Arrays.equals(
                        bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            }
        }
        return line;
    }

    private static String reason(IOException problem) {
        return problem instanceof NoSuchFileException
                ? "there is no such file; write one with transcript().writeTo(..)"
                : String.valueOf(problem.getMessage());
    }

    private static void requireReadable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            throw new IOException("it is not a regular file");
        }
        long octets = Files.size(file);
        if (octets > RecordingFormat.MOST_OCTETS) {
            throw new IOException("it is " + Counts.grouped(octets, "byte") + ", but the limit is "
                    + Counts.grouped(RecordingFormat.MOST_OCTETS, "byte")
                    + "; delete sessions or large messages from it");
        }
    }

    private Transcript read(BufferedReader text) throws IOException {
        try {
            String line = next(text);
            requireFirst(line);
            for (line = next(text); line != null; line = next(text)) {
                take(line.stripLeading());
            }
            require(
                    number > 1 && ended,
                    "the recording ends here without the line \"end\"; it was cut off, or that line was left out");
            return new ReadTranscript(sessions);
        } catch (IllegalArgumentException e) {
            throw invalid(number, String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads a line of limited length; null at the end. */
    private @Nullable String next(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n') {
            require(
                    line.length() < LONGEST_LINE,
                    "the line has more than " + LONGEST_LINE + " characters;"
                            + " split it with a backslash at the end of the first part");
            line.append((char) c);
            c = text.read();
        }
        int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
        return line.substring(number == 1 && line.indexOf("\ufeff") == 0 ? 1 : 0, end);
    }

    private void requireFirst(@Nullable String line) {
        String expected = RecordingFormat.NAME + RecordingFormat.VERSION;
        if (line == null) {
            number = 1;
        }
        require(line != null, "the file is empty; the first line of a recording must be " + Printable.quote(expected));
        String first = String.valueOf(line).stripTrailing();
        require(
                first.startsWith(RecordingFormat.NAME),
                "the first line of a recording must be " + Printable.quote(expected) + " but was " + shown(first));
        require(
                first.equals(expected),
                "the recording has version " + first.substring(RecordingFormat.NAME.length())
                        + ", but this version of junit-smtp reads version " + RecordingFormat.VERSION
                        + "; use a version of junit-smtp that reads it, or record again");
    }

    private void take(String line) throws IOException {
        if (line.isBlank() || line.startsWith(RecordingFormat.COMMENT)) {
            return;
        }
        require(!ended, "expected nothing after the line \"end\" but found " + shown(line));
        if (line.startsWith(RecordingFormat.SESSION)) {
            begin(line.stripTrailing());
        } else if (line.stripTrailing().equals(RecordingFormat.LAST_LINE)) {
            endSession();
            ended = true;
        } else {
            require(heading != null, "expected a line such as \"session 1\" but was " + shown(line));
            if (line.startsWith(RecordingFormat.CLIENT)) {
                client(line.substring(2));
            } else if (line.startsWith(RecordingFormat.SERVER)) {
                server(line.substring(2));
            } else {
                note(line.stripTrailing());
            }
        }
    }

    private void begin(String line) {
        Optional<SessionHeading> found = SessionHeading.read(line);
        require(
                found.isPresent(),
                "expected a line such as \"session 1\" or \"session 2, closed by the server\" but was " + shown(line));
        endSession();
        heading = found.get();
        require(
                numbers.add(heading.number()),
                "there is already a session " + heading.number() + " above; give each session a different number");
        encrypted = false;
    }

    private ReadSession session() {
        if (session == null) {
            session = new ReadSession(Objects.requireNonNull(heading));
        }
        return session;
    }

    private void client(String text) {
        if (step == null || step.isAnswered()) {
            begin(StepReader.ofClient(number));
        }
        Objects.requireNonNull(step).client(text);
    }

    private void server(String text) {
        if (step == null || !step.takesReply()) {
            requireGreeting("a reply without a command");
            begin(StepReader.of(Exchange.Kind.GREETING, number));
        }
        Objects.requireNonNull(step).server(text);
    }

    private void requireGreeting(String otherwise) {
        endStep();
        boolean only =
                session().exchanges().stream().allMatch(before -> before.tls().isPresent());
        require(
                only,
                "this is " + otherwise + "; above it, add the client's line, beginning with \"C: \", or the"
                        + " line \"(unsolicited)\"");
    }

    private void note(String line) {
        require(
                line.startsWith("(") && line.endsWith(")"),
                "expected a line that begins with C:, S:, # or \"session\", or a note in parentheses, but was "
                        + shown(line));
        String note = line.substring(1, line.length() - 1);
        Optional<TlsHandshake> tls = TlsNotes.read(note);
        if (tls.isPresent()) {
            begin(StepReader.of(tls.get(), number));
        } else if (note.equals(RecordingFormat.UNSOLICITED)) {
            begin(StepReader.of(Exchange.Kind.UNSOLICITED, number));
        } else if (step == null && session == null && isOnSession(note)) {
            return;
        } else {
            if (note.equals(RecordingFormat.NO_REPLY) && (step == null || step.isAnswered())) {
                requireGreeting("(no reply) without a command");
                begin(StepReader.of(Exchange.Kind.GREETING, number));
            }
            require(
                    step != null && step.note(note),
                    "this note is not allowed here: " + shown(line) + "; a comment begins with #");
        }
    }

    private boolean isOnSession(String note) {
        Optional<SessionHeading> more = Objects.requireNonNull(heading).with(note);
        heading = more.orElse(heading);
        return more.isPresent();
    }

    private void begin(StepReader next) {
        endStep();
        step = next;
    }

    private void endStep() {
        if (step == null) {
            return;
        }
        StepReader over = step;
        step = null;
        try {
            Exchange exchange = over.toExchange(session(), encrypted);
            encrypted |= exchange.tls().filter(TlsHandshake::isComplete).isPresent();
            session().add(exchange);
        } catch (IllegalArgumentException e) {
            throw invalid(over.line(), String.valueOf(e.getMessage()), e);
        }
    }

    private void endSession() {
        if (heading == null) {
            return;
        }
        endStep();
        session().end();
        sessions.add(session());
        heading = null;
        session = null;
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw invalid(number, problem, null);
        }
    }

    private static String shown(String line) {
        return Printable.quote(Cut.marked(line, SHOWN));
    }

    private Invalid invalid(int line, String problem, @Nullable Exception cause) {
        return new Invalid("The recording " + name + " is invalid at line " + line + ": " + problem, cause);
    }

    /** Unlike other exceptions, has the line number in its message. */
    private static final class Invalid extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Invalid(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
