package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.LoginLines;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows dialogues as RFC 5321 does: server lines start with {@code S:}, client lines with {@code C:}. */
final class DialogueText {

    private static final int LINES_OF_MESSAGE = 12;
    private static final int BYTES_OF_MESSAGE = 4096;
    private static final int LONGEST_LINE = 200;
    /** As much as SMTP allows (RFC 5321, section 4.5.3.1.5): the reply may be the only explanation of a failure. */
    private static final int LONGEST_LINE_OF_REPLY = 512;

    private static final int CODE_AND_SEPARATOR = 4;

    private static final Pattern LAST_END_OF_LINE = Pattern.compile("\\R\\z");

    private static final String SECRET = "********";
    private static final String SCRIPTED = "   (scripted)";
    private static final String MARGIN = "    ";
    private static final int WIDTH_OF_TIME = 13;
    /** Replaces {@code S:} or {@code C:}. */
    private static final String NOTE_MARGIN = "   ";

    private DialogueText() {}

    static String of(Exchange exchange) {
        List<String> lines = new ArrayList<>(client(exchange));
        lines.addAll(server(exchange));
        return String.join("\n", lines);
    }

    static String of(SmtpSession session) {
        StringBuilder text = new StringBuilder(heading(session));
        List<Exchange> exchanges = session.exchanges();
        SessionNotes notes = SessionNotes.of(session, exchanges);
        for (int i = 0; i < exchanges.size(); i++) {
            Stream.of(client(exchanges.get(i)), server(exchanges.get(i)), marked(notes.after(i)))
                    .flatMap(List::stream)
                    .forEach(line -> text.append('\n').append(MARGIN).append(line));
        }
        return text.toString();
    }

    private static List<String> marked(List<String> notes) {
        return notes.stream().map(NOTE_MARGIN::concat).toList();
    }

    static String timed(SmtpSession session) {
        StringBuilder text = new StringBuilder();
        try {
            append(text, session);
        } catch (IOException e) { // a StringBuilder does not throw it
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Appends the text of {@link #timed} step by step, so that the text of a long dialogue is never in memory as a whole. */
    static void append(Appendable text, SmtpSession session) throws IOException {
        text.append(heading(session))
                .append(", from ")
                .append(session.peer())
                .append(", ")
                .append(Durations.tenths(session.duration()));
        List<Exchange> exchanges = session.exchanges();
        SessionNotes notes = SessionNotes.of(session, exchanges);
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            append(text, client(exchange), time(session, exchange.at()));
            append(
                    text,
                    server(exchange, replied(exchange)),
                    time(session, exchange.at().plus(exchange.took())));
            for (String note : marked(notes.after(i))) {
                text.append('\n').append(" ".repeat(WIDTH_OF_TIME + 2)).append(note);
            }
        }
    }

    private static String time(SmtpSession session, Duration at) {
        return session.isTimed() ? Durations.tenths(at) : "";
    }

    private static void append(Appendable text, List<String> lines, String at) throws IOException {
        String margin = String.format("%" + WIDTH_OF_TIME + "s", at);
        for (String line : lines) {
            text.append('\n').append(margin).append("  ").append(line);
            margin = " ".repeat(margin.length());
        }
    }

    /** Returns the session number, and how the session ended. */
    private static String place(SmtpSession session) {
        return "session " + session.number() + ", " + session.ending();
    }

    static String heading(SmtpSession session) {
        return place(session)
                + (session.endedWithQuit() ? " after QUIT" : "")
                + (session.forgottenExchanges() == 0
                        ? ""
                        : " (" + Counts.grouped(session.forgottenExchanges(), "exchange") + " not kept)");
    }

    static List<String> client(Exchange exchange) {
        boolean emptyCommand =
                exchange.command().filter(command -> command.line().isEmpty()).isPresent();
        return sent(exchange).stream()
                .map(line -> line.isEmpty() && !emptyCommand ? "C:" : "C: " + line)
                .toList();
    }

    /** Returns what the server did, with its extensions on one line, because failures are rarely about them. */
    static List<String> server(Exchange exchange) {
        Stream<String> lines = replied(exchange);
        return server(
                exchange,
                offerOf(exchange).map(offer -> Stream.of(offer(offer, lines))).orElse(lines));
    }

    private static Optional<SmtpReply> offerOf(Exchange exchange) {
        return exchange.command()
                .filter(command -> command.verb().equals("EHLO"))
                .flatMap(ehlo -> exchange.reply())
                .filter(SmtpReply::isPositive);
    }

    private static String offer(SmtpReply reply, Stream<String> lines) {
        return Cut.counted(
                lines.map(line -> line.substring(Math.min(CODE_AND_SEPARATOR, line.length())))
                        .collect(Collectors.joining(" / ", reply.code() + " ", "")),
                LONGEST_LINE_OF_REPLY);
    }

    private static List<String> server(Exchange exchange, Stream<String> replied) {
        String mark = exchange.hasScriptedReply() ? SCRIPTED : "";
        Stream<String> said = replied.map(line -> ("S: " + line).stripTrailing() + mark);
        Stream<String> acted = stubAction(exchange).map(action -> "S: " + action + SCRIPTED);
        Stream<String> noted = notes(exchange).map(NOTE_MARGIN::concat);
        return Stream.of(said, acted, noted).flatMap(Function.identity()).toList();
    }

    /** Returns what the server did: its reply, what a stub did to the connection, and why a login was refused. */
    static List<String> done(Exchange exchange) {
        return Stream.of(replied(exchange), stubAction(exchange), notes(exchange))
                .flatMap(Function.identity())
                .toList();
    }

    /** Whether a line is a note. */
    static boolean isNote(String line) {
        return line.startsWith(NOTE_MARGIN);
    }

    private static Stream<String> notes(Exchange exchange) {
        return Stream.concat(
                        exchange.refusedLogin().stream().map(Object::toString),
                        exchange.tolerated().stream().map(forgone -> cut(RecordingFormat.TOLERATED + forgone)))
                .map(note -> "(" + note + ")");
    }

    /** Returns what the client sent, with credentials hidden. */
    static List<String> sent(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        switch (exchange.kind()) {
            case COMMAND -> {
                SmtpCommand command = exchange.command().orElseThrow();
                lines.add(cut(exchange.areSecretsShown() ? printable(command.bytes()) : command.toString()));
                chunk(exchange, lines);
            }
            case TLS_HANDSHAKE -> lines.add("(TLS handshake: " + exchange.tls().orElseThrow() + ")");
            case INJECTION -> injected(exchange.sent(), lines);
            case CREDENTIALS -> lines.add(exchange.areSecretsShown() ? cut(printable(exchange.sent())) : SECRET);
            case MESSAGE -> message(exchange, lines);
            default -> {
                return lines;
            }
        }
        if (!exchange.isComplete()) {
            lines.add((exchange.isScripted() ? "(cut here by a stub" : "(cut off here") + ", in the middle of a "
                    + (exchange.kind() == Exchange.Kind.MESSAGE ? "message)" : isChunk(exchange) ? "chunk)" : "line)"));
        }
        return lines;
    }

    /** Shows the lines as commands, with credentials hidden. */
    private static void injected(byte[] bytes, List<String> lines) {
        LoginLines logins = new LoginLines();
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String line : LAST_END_OF_LINE.matcher(text).replaceFirst("").split("\\R", -1)) {
            SmtpCommand command = SmtpCommand.parse(line);
            String shown = logins.hides(command) ? SECRET : cut(command.toString());
            lines.add("(discarded: plain text after STARTTLS) " + (shown.isEmpty() ? "an empty line" : shown));
        }
    }

    /** Adds the chunk that follows a BDAT (RFC 3030, section 2). */
    private static void chunk(Exchange exchange, List<String> lines) {
        SmtpCommand command = exchange.command().orElseThrow();
        byte[] sent = exchange.sent();
        int start = command.bytes().length;
        if (command.verb().equals("BDAT") && sent.length > start) {
            boolean cutOff = content(Arrays.copyOfRange(sent, start, sent.length), lines);
            if (cutOff) {
                lines.add("... (" + (exchange.sentBytes() - start) + " octets in all)");
            }
        }
    }

    /** Whether what is missing belongs to a chunk, because the line before it is complete. */
    private static boolean isChunk(Exchange exchange) {
        byte[] line = exchange.command().map(SmtpCommand::bytes).orElse(new byte[0]);
        return line.length > 0 && line[line.length - 1] == '\n';
    }

    private static void message(Exchange exchange, List<String> lines) {
        if (exchange.isLost()) {
            lines.add("(a " + exchange.sentBytes() + "-byte message whose file was deleted)");
            return;
        }
        boolean cutOff = content(exchange.sent(), lines);
        if (cutOff) {
            lines.add("... (" + exchange.sentBytes() + " bytes in all)");
            if (exchange.isComplete()) {
                lines.add(".");
            }
        }
    }

    /** Adds the first lines and returns whether there are more. */
    private static boolean content(byte[] sent, List<String> lines) {
        boolean cutOff = sent.length > BYTES_OF_MESSAGE;
        String[] all = Printable.lines(cutOff ? Arrays.copyOf(sent, BYTES_OF_MESSAGE) : sent)
                .split("\n", -1);
        int shown = Math.min(all.length - (cutOff ? 1 : 0), LINES_OF_MESSAGE);
        for (int i = 0; i < shown; i++) {
            lines.add(cut(all[i]).stripTrailing());
        }
        return cutOff || shown < all.length;
    }

    private static Stream<String> replied(Exchange exchange) {
        return Printable.lines(exchange.replyBytes()).lines().map(line -> Cut.counted(line, LONGEST_LINE_OF_REPLY));
    }

    private static Stream<String> stubAction(Exchange exchange) {
        return exchange.stubAction().stream().map(action -> "(" + action + ")");
    }

    private static String printable(byte[] line) {
        return Printable.lines(line).lines().findFirst().orElse("");
    }

    private static String cut(String line) {
        return Cut.counted(line, LONGEST_LINE);
    }
}
