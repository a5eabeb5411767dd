package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.text.OctetText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.RecordingFormat.Mark;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Assembles one step of a dialogue from its lines. */
final class StepReader {

    private static final Pattern OCTETS = Pattern.compile("(\\d{1,15}) octets in all");
    private static final Pattern ACTION = Pattern.compile("\\((.*)\\)");
    private static final String MISSING_REPLY =
            "add the server's line, beginning with \"S: \", or the line \"(no reply)\"";

    private final int line;
    private Exchange.@Nullable Kind kind;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private String firstLine = "";
    private int lines;
    private boolean withinLine;
    private boolean complete = true;
    private boolean pipelined;
    private long total;
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
    private boolean scripted;
    private boolean answered;
    private @Nullable String stubAction;
    private @Nullable TlsHandshake tls;
    private Optional<Login> login = Optional.empty();
    private final List<String> tolerated = new ArrayList<>();

    private StepReader(int line, Exchange.@Nullable Kind kind) {
        this.line = line;
        this.kind = kind;
    }

    /** Returns a reader for a step that begins with a line of the client. */
    static StepReader ofClient(int line) {
        return new StepReader(line, null);
    }

    static StepReader of(Exchange.Kind kind, int line) {
        return new StepReader(line, kind);
    }

    static StepReader of(TlsHandshake tls, int line) {
        StepReader step = new StepReader(line, Exchange.Kind.TLS_HANDSHAKE);
        step.tls = tls;
        step.answered = true;
        return step;
    }

    /** Returns the number of the line at which the step begins. */
    int line() {
        return line;
    }

    /** Whether the server's part has been read. */
    boolean isAnswered() {
        return answered;
    }

    boolean takesReply() {
        return tls == null && kind != Exchange.Kind.INJECTION && !(answered && reply.size() == 0) && stubAction == null;
    }

    void client(String text) {
        String said = text;
        Optional<Mark> mark = Mark.lastOf(said);
        while (mark.isPresent()) {
            said = mark.get().takenFrom(said);
            pipelined |= mark.get() == Mark.PIPELINED;
            kind = mark.get().kind() == null ? kind : mark.get().kind();
            mark = Mark.lastOf(said);
        }
        said = withoutBlank(said);
        firstLine = lines == 0 ? said : firstLine;
        lines += withinLine ? 0 : 1;
        withinLine = !OctetText.read(said, sent);
    }

    void server(String text) {
        boolean byStub = Mark.lastOf(text).filter(Mark.SCRIPTED::equals).isPresent();
        String said = withoutBlank(byStub ? Mark.SCRIPTED.takenFrom(text) : text);
        Matcher action = ACTION.matcher(said);
        if (byStub && action.matches()) {
            stubAction = action.group(1);
        } else {
            scripted |= byStub;
            OctetText.read(said, reply);
        }
        answered = true;
    }

    private static String withoutBlank(String text) {
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    /** Reads a note, and returns whether it is about this step. */
    boolean note(String note) {
        Matcher octets = OCTETS.matcher(note);
        if (octets.matches()) {
            total = Long.parseLong(octets.group(1));
        } else if (note.startsWith(RecordingFormat.CUT_OFF)) {
            complete = false;
        } else if (note.equals(RecordingFormat.NO_REPLY)) {
            answered = true;
        } else if (note.equals(RecordingFormat.THROWN_AWAY)) {
            kind = Exchange.Kind.INJECTION;
            pipelined = true;
            answered = true;
        } else if (note.startsWith(RecordingFormat.TOLERATED)) {
            tolerated.add(OctetText.unescaped(note.substring(RecordingFormat.TOLERATED.length())));
        } else {
            return isOnTls(note) || isOnLogin(note);
        }
        return true;
    }

    private boolean isOnTls(String note) {
        Optional<TlsHandshake> more = tls == null ? Optional.empty() : TlsNotes.readCertificate(note, tls);
        more.ifPresent(found -> tls = found);
        return more.isPresent();
    }

    private boolean isOnLogin(String note) {
        Optional<Login> found = LoginNotes.read(note, login);
        login = found.or(() -> login);
        return found.isPresent();
    }

    /**
     * Returns the complete step.
     *
     * @throws IllegalArgumentException if the lines do not form a step
     */
    Exchange toExchange(ReadSession session, boolean encrypted) {
        if (!answered) {
            throw new IllegalArgumentException((lines == 0 ? "this" : quoted()) + " has no reply; " + MISSING_REPLY);
        }
        Exchange step = tls == null ? sent(session, encrypted) : Exchange.handshake(tls, 0);
        step = reply.size() == 0 ? step : step.answered(session, reply.toByteArray(), scripted, 0);
        step = stubAction == null ? step : step.withStubAction(stubAction);
        for (String forgone : tolerated) {
            step = step.tolerated(forgone);
        }
        return login.isPresent() ? step.by(login.get()) : step;
    }

    private Exchange sent(ReadSession session, boolean encrypted) {
        byte[] octets = sent.toByteArray();
        Exchange.Kind of =
                kind == null ? RecordingFormat.expectedAfter(session.last().orElse(null), firstLine) : kind;
        if (of == Exchange.Kind.COMMAND && lines > 1 && !isChunk(octets)) {
            throw new IllegalArgumentException(
                    quoted() + " has no reply before the client's next line; " + MISSING_REPLY);
        }
        boolean inTls = encrypted && of != Exchange.Kind.GREETING;
        return Exchange.sent(of, Octets.of(octets), Math.max(total, octets.length), complete, pipelined, inTls, 0);
    }

    private static boolean isChunk(byte[] octets) {
        return RecordingFormat.takesChunk(SmtpCommand.of(octets));
    }

    private String quoted() {
        return Printable.quote(RecordingFormat.CLIENT + " " + firstLine);
    }
}
