package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds commands by how they begin: {@code MAIL}, {@code MAIL FROM:<ada@example.org>} and the whole line name the same one. */
final class Commands {

    private Commands() {}

    static boolean begins(SmtpCommand command, String beginning) {
        String line = command.line();
        if (!line.regionMatches(true, 0, beginning, 0, beginning.length())) {
            return false;
        }
        boolean endsInWord =
                !beginning.isEmpty() && Character.isLetterOrDigit(beginning.charAt(beginning.length() - 1));
        return line.length() == beginning.length()
                || !endsInWord
                || !Character.isLetterOrDigit(line.charAt(beginning.length()));
    }

    static Optional<Exchange> find(List<Exchange> exchanges, String beginning) {
        return exchanges.stream()
                .filter(exchange ->
                        exchange.command().filter(c -> begins(c, beginning)).isPresent())
                .findFirst();
    }

    static Optional<SmtpReply> replyToMessage(SmtpSession session) {
        return session.exchanges().stream()
                .filter(Exchange::endsMessage)
                .findFirst()
                .flatMap(Exchange::reply);
    }

    /** Returns what was refused, and how, in words; empty if nothing was. */
    static Optional<String> rejections(SmtpSession session) {
        String rejected = session.exchanges().stream()
                .filter(Exchange::isRejected)
                .map(exchange -> exchange.inWords() + " " + exchange.outcomeInWords())
                .collect(Collectors.joining("\n"));
        return rejected.isEmpty() ? Optional.empty() : Optional.of(rejected);
    }

    static boolean endWithQuit(List<Exchange> exchanges) {
        Exchange last = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
        return last != null
                && last.command()
                        .filter(command -> command.verb().equals("QUIT"))
                        .isPresent()
                && last.reply().filter(reply -> reply.code() == 221).isPresent();
    }

    /** Returns how a session ended, in words; empty if it ended with QUIT. */
    static Optional<String> endingWithoutQuit(SmtpSession session) {
        if (session.endedWithQuit()) {
            return Optional.empty();
        }
        List<Exchange> exchanges = session.exchanges();
        String last = exchanges.isEmpty()
                ? "nothing"
                : exchanges.get(exchanges.size() - 1).inWords();
        return Optional.of("it is " + session.ending() + " after " + last);
    }

    static String list(SmtpSession session) {
        List<SmtpCommand> commands = session.commands();
        return commands.isEmpty()
                ? "there were no commands"
                : "the commands were\n"
                        + commands.stream().map(command -> "    " + command).collect(Collectors.joining("\n"));
    }
}
