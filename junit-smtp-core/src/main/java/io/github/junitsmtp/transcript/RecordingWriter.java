package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.internal.text.OctetText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.LoginLines;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.RecordingFormat.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a transcript as text that a person can edit and {@link RecordingReader} can read. It leaves out possible passwords. */
final class RecordingWriter {

    private static final String EXPLANATION =
            "# C: client, S: server, ********: hidden credentials. Lines that begin with # are comments.";
    private static final String MARGIN = "    ";
    private static final String NOTE_MARGIN = MARGIN + "   ";

    private final Appendable text;
    private @Nullable Exchange last;

    private RecordingWriter(Appendable text) {
        this.text = text;
    }

    static void write(Transcript transcript, Appendable text) throws IOException {
        RecordingWriter writer = new RecordingWriter(text);
        writer.line(RecordingFormat.NAME + RecordingFormat.VERSION);
        writer.line(EXPLANATION);
        for (SmtpSession session : transcript.sessions()) {
            writer.session(session);
        }
        writer.line("");
        writer.line(RecordingFormat.LAST_LINE);
    }

    private void line(String line) throws IOException {
        text.append(line).append('\n');
    }

    private void note(String note) throws IOException {
        line(NOTE_MARGIN + "(" + note + ")");
    }

    private void session(SmtpSession session) throws IOException {
        List<Exchange> exchanges = session.exchanges();
        line("");
        line(DialogueText.heading(session));
        line(MARGIN + "(from " + Printable.line(session.peer()) + " at " + session.startedAt() + ", for "
                + Durations.tenths(session.duration()) + ")");
        last = null;
        for (Exchange exchange : exchanges) {
            step(exchange);
            last = exchange;
        }
    }

    private void step(Exchange exchange) throws IOException {
        client(exchange);
        if (!exchange.isComplete()) {
            note(RecordingFormat.CUT_OFF);
        }
        if (exchange.isLost() || exchange.sentBytes() > exchange.sent().length) {
            note(exchange.sentBytes() + " octets in all");
        }
        if (exchange.kind() != Exchange.Kind.TLS_HANDSHAKE && exchange.kind() != Exchange.Kind.INJECTION) {
            server(exchange);
        }
        for (String forgone : exchange.tolerated()) {
            note(RecordingFormat.TOLERATED + OctetText.escaped(forgone));
        }
        for (String note : exchange.login().map(LoginNotes::of).orElse(List.of())) {
            note(note);
        }
    }

    private void client(Exchange exchange) throws IOException {
        switch (exchange.kind()) {
            case GREETING -> {}
            case UNSOLICITED -> note(RecordingFormat.UNSOLICITED);
            case TLS_HANDSHAKE -> {
                for (String note : TlsNotes.of(exchange.tls().orElseThrow())) {
                    note(note);
                }
            }
            case INJECTION -> {
                OctetText.write(injected(exchange.sent()), true, line -> said(RecordingFormat.CLIENT, line, List.of()));
                note(RecordingFormat.THROWN_AWAY);
            }
            case CREDENTIALS -> OctetText.write(credentials(exchange), false, new ClientLines(exchange));
            case COMMAND -> OctetText.write(command(exchange), takesChunk(exchange), new ClientLines(exchange));
            case MESSAGE ->
                OctetText.write(exchange.isLost() ? new byte[0] : exchange.sent(), true, new ClientLines(exchange));
        }
    }

    /** Returns a placeholder for credentials; the cancellation of a login is not secret. */
    private static byte[] credentials(Exchange exchange) {
        String sent = new String(exchange.sent(), StandardCharsets.ISO_8859_1);
        String end = sent.endsWith("\r\n") ? "\r\n" : sent.endsWith("\n") ? "\n" : "";
        boolean cancels = sent.equals("*" + end);
        return ((cancels ? "*" : RecordingFormat.SECRET) + end).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean takesChunk(Exchange exchange) {
        return exchange.command().filter(RecordingFormat::takesChunk).isPresent();
    }

    private static byte[] command(Exchange exchange) {
        SmtpCommand command = exchange.command().orElseThrow();
        if (!RecordingFormat.takesChunk(command)) {
            return Objects.requireNonNull(exchange.lines()).masked().bytes();
        }
        byte[] sent = exchange.sent();
        byte[] line = command.masked().bytes();
        int start = command.bytes().length;
        byte[] all = Arrays.copyOf(line, line.length + sent.length - start);
        System.arraycopy(sent, start, all, line.length, sent.length - start);
        return all;
    }

    /** Returns the discarded bytes, with credentials hidden as in dialogues. */
    private static byte[] injected(byte[] bytes) {
        LoginLines logins = new LoginLines();
        List<SmtpCommand> lines = Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\\R"))
                .map(SmtpCommand::parse)
                .map(line -> logins.hides(line) ? line.concealed() : line)
                .toList();
        return lines.stream().allMatch(line -> !line.isConcealed() && line.isShownWhole())
                ? bytes
                : lines.stream()
                        .map(line -> line.masked().line() + "\r\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
    }

    private void server(Exchange exchange) throws IOException {
        List<Mark> marks = exchange.hasScriptedReply() ? List.of(Mark.SCRIPTED) : List.of();
        byte[] reply = exchange.replyBytes();
        if (reply.length > 0) {
            OctetText.write(
                    reply,
                    true,
                    line -> said(
                            RecordingFormat.SERVER, line.startsWith("(") ? "\\x28" + line.substring(1) : line, marks));
        }
        if (exchange.stubAction().isPresent()) {
            line(MARGIN + RecordingFormat.SERVER + " "
                    + Mark.SCRIPTED.behind("(" + exchange.stubAction().get() + ")"));
        } else if (reply.length == 0) {
            note(RecordingFormat.NO_REPLY);
        }
    }

    private void said(String who, String line, List<Mark> marks) throws IOException {
        String all = MARGIN + who + (line.isEmpty() ? "" : " " + withoutMark(line));
        for (Mark mark : marks) {
            all = mark.behind(all);
        }
        line(all);
    }

    /** Escapes text that would be read as a mark. */
    private static String withoutMark(String line) {
        int start = line.lastIndexOf('(');
        return Mark.lastOf(" " + line).isPresent()
                ? line.substring(0, start) + "\\x28" + line.substring(start + 1)
                : line;
    }

    /** Writes what the client sent in one step, with marks after the first line. */
    private final class ClientLines implements OctetText.Lines {

        private final Exchange exchange;
        private boolean begun;

        ClientLines(Exchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void next(String line) throws IOException {
            said(RecordingFormat.CLIENT, line, begun ? List.of() : marks(line));
            begun = true;
        }

        private List<Mark> marks(String line) {
            List<Mark> marks = new ArrayList<>(2);
            if (RecordingFormat.expectedAfter(last, line) != exchange.kind()) {
                marks.add(Mark.of(exchange.kind()));
            }
            if (exchange.isPipelined()) {
                marks.add(Mark.PIPELINED);
            }
            return marks;
        }
    }
}
