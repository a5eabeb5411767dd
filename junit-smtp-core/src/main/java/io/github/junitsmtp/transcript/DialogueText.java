package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Shows dialogues as people know them from RFC 5321: lines of the server after {@code S:}, of the client after {@code C:}. */
final class DialogueText {

    private static final int LINES_OF_MESSAGE = 12;
    private static final int BYTES_OF_MESSAGE = 4096;
    private static final int LONGEST_LINE = 200;
    private static final String NO_ARROW = "    ";
    private static final String ARROW = " -> ";

    private DialogueText() {}

    static String of(Exchange exchange) {
        List<String> lines = new ArrayList<>(client(exchange));
        lines.addAll(server(exchange));
        return String.join("\n", lines);
    }

    static String of(SmtpSession session) {
        List<Exchange> exchanges = session.exchanges();
        return (heading(session) + "\n" + between(exchanges, 0, exchanges.size(), -1)).stripTrailing();
    }

    /** Shows the steps around one of them, with an arrow at its reply. */
    static String around(List<Exchange> exchanges, int index, int before, int after) {
        int from = Math.max(0, index - before);
        int to = Math.min(exchanges.size(), index + after + 1);
        return (from > 0 ? NO_ARROW + "...\n" : "")
                + between(exchanges, from, to, index)
                + (to < exchanges.size() ? "\n" + NO_ARROW + "..." : "");
    }

    private static String between(List<Exchange> exchanges, int from, int to, int arrow) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Exchange exchange = exchanges.get(i);
            client(exchange).forEach(line -> lines.add(NO_ARROW + line));
            String margin = i == arrow ? ARROW : NO_ARROW;
            server(exchange).forEach(line -> lines.add(margin + line));
        }
        return String.join("\n", lines);
    }

    static String timed(SmtpSession session) {
        StringBuilder text = new StringBuilder(heading(session))
                .append(", from ")
                .append(session.peer())
                .append(", ")
                .append(millis(session.duration()).strip());
        for (Exchange exchange : session.exchanges()) {
            append(text, client(exchange), exchange.at());
            append(text, server(exchange), exchange.at().plus(exchange.took()));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> lines, Duration at) {
        String margin = millis(at);
        for (String line : lines) {
            text.append('\n').append(margin).append("  ").append(line);
            margin = " ".repeat(margin.length());
        }
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%10.1f ms", time.toNanos() / 1e6);
    }

    static String heading(SmtpSession session) {
        return "session " + session.number() + ", " + session.ending() + (session.endedWithQuit() ? " after QUIT" : "");
    }

    private static List<String> client(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        switch (exchange.kind()) {
            case COMMAND ->
                lines.add("C: " + cut(exchange.command().orElseThrow().toString()));
            case CREDENTIALS -> lines.add("C: ********");
            case MESSAGE -> message(exchange, lines);
            default -> {
                return lines;
            }
        }
        if (!exchange.isComplete()) {
            lines.add("C: (hung up here, in the middle of a "
                    + (exchange.kind() == Exchange.Kind.MESSAGE ? "message)" : "line)"));
        }
        return lines;
    }

    private static void message(Exchange exchange, List<String> lines) {
        byte[] sent = exchange.sent();
        boolean cutOff = sent.length > BYTES_OF_MESSAGE;
        String[] all = Printable.lines(cutOff ? Arrays.copyOf(sent, BYTES_OF_MESSAGE) : sent)
                .split("\n", -1);
        int shown = Math.min(all.length - (cutOff ? 1 : 0), LINES_OF_MESSAGE);
        for (int i = 0; i < shown; i++) {
            lines.add(("C: " + cut(all[i])).stripTrailing());
        }
        if (cutOff || shown < all.length) {
            lines.add("C: ... (" + exchange.sentBytes() + " bytes in all)");
            if (exchange.isComplete()) {
                lines.add("C: .");
            }
        }
    }

    private static List<String> server(Exchange exchange) {
        if (exchange.replyBytes().length == 0) {
            return List.of();
        }
        String mark = exchange.isScripted() ? "   (scripted)" : "";
        return Printable.lines(exchange.replyBytes())
                .lines()
                .map(line -> ("S: " + line).stripTrailing() + mark)
                .toList();
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "... (" + (line.length() - LONGEST_LINE) + " more characters)";
    }
}
