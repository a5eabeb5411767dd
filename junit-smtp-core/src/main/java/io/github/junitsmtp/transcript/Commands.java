package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds commands by their beginning: {@code MAIL}, {@code MAIL FROM:<ada@example.org>} and the whole line match the same command. */
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

    static boolean areExactly(List<String> beginnings, SmtpSession session) {
        List<SmtpCommand> said = session.commands();
        boolean same = said.size() == beginnings.size();
        for (int i = 0; same && i < said.size(); i++) {
            same = begins(said.get(i), beginnings.get(i));
        }
        return same;
    }

    /** Returns the first beginning that matches no command after the previous match. */
    static Optional<String> firstMissing(List<String> beginnings, SmtpSession session) {
        Iterator<SmtpCommand> said = session.commands().iterator();
        for (String beginning : beginnings) {
            boolean found = false;
            while (!found && said.hasNext()) {
                found = begins(said.next(), beginning);
            }
            if (!found) {
                return Optional.of(beginning);
            }
        }
        return Optional.empty();
    }

    static Optional<Exchange> find(List<Exchange> exchanges, String beginning) {
        return exchanges.stream()
                .filter(exchange ->
                        exchange.command().filter(c -> begins(c, beginning)).isPresent())
                .findFirst();
    }

    static Optional<Exchange> message(SmtpSession session) {
        return session.exchanges().stream().filter(Exchange::endsMessage).findFirst();
    }

    /** Returns what was refused, and how, in words; empty if nothing was refused. */
    static Optional<String> rejections(SmtpSession session) {
        String rejected = session.exchanges().stream()
                .filter(Exchange::isRejected)
                .map(Refusals::inWords)
                .collect(Collectors.joining("\n"));
        return rejected.isEmpty() ? Optional.empty() : Optional.of(rejected);
    }

    /** Returns the outcome of a session in one line. The ending is read first, because the session may still change. */
    static String outcome(SmtpSession session) {
        Ending ending = session.ending();
        boolean quit = ending != Ending.OPEN && session.endedWithQuit();
        return "session " + session.number() + ", " + (quit ? "ended with QUIT" : ending) + ": "
                + outcome(session, ending);
    }

    private static String outcome(SmtpSession session, Ending ending) {
        int mails = session.mails().size();
        if (mails == 0) {
            return hadMails(session) ? "its mails were discarded" : whyNothingWasDelivered(session, ending);
        }
        List<Exchange> refusals = Refusals.ofMails(session.exchanges());
        return "it delivered " + Counts.of(mails, "mail")
                + refusals.stream()
                        .limit(1)
                        .map(refusal -> "; " + inWords(session, refusal))
                        .collect(Collectors.joining());
    }

    /** Whether a message was accepted for a sender who was accepted before, as far as that is on record. */
    private static boolean hadMails(SmtpSession session) {
        boolean unknown = session.forgottenExchanges() > 0;
        return session.mails().forgotten() > 0
                || session.exchanges().stream()
                        .dropWhile(exchange -> !unknown && !isAcceptedMail(exchange))
                        .anyMatch(Exchange::acceptedMessage);
    }

    private static boolean isAcceptedMail(Exchange exchange) {
        return exchange.command()
                        .filter(command -> command.verb().equals("MAIL"))
                        .isPresent()
                && exchange.reply().filter(SmtpReply::isPositive).isPresent();
    }

    private static String whyNothingWasDelivered(SmtpSession session, Ending ending) {
        boolean handshaking = session.isInHandshake();
        List<Exchange> exchanges = session.exchanges();
        return Refusals.explaining(exchanges)
                .map(refusal -> inWords(session, refusal))
                .orElseGet(() -> {
                    if (handshaking) {
                        return SessionNotes.IN_HANDSHAKE;
                    }
                    String last = exchanges.isEmpty()
                            ? "the connection"
                            : exchanges.get(exchanges.size() - 1).inWords();
                    return standing(session, ending, exchanges)
                            + " (last step: " + last + ")"
                            + session.failureBehind()
                                    .or(() -> silenceBehind(session, ending, exchanges))
                                    .map("; "::concat)
                                    .orElse("");
                });
    }

    /** Says what keeps a session open, or what it ended without. */
    private static String standing(SmtpSession session, Ending ending, List<Exchange> exchanges) {
        if (ending == Ending.OPEN) {
            return SessionNotes.delay(session, exchanges).orElse("the client is still connected");
        }
        return find(exchanges, "MAIL").isPresent() ? "nothing was refused" : "the client sent no MAIL command";
    }

    /** Says that the backend owes a reply. While a stub delays a reply of its own, the backend owes none. */
    private static Optional<String> silenceBehind(SmtpSession session, Ending ending, List<Exchange> exchanges) {
        Exchange last = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
        return last != null
                        && ending == Ending.OPEN
                        && last.awaitsReply()
                        && !last.isLeftWithoutReplyByStub()
                        && session.delay().isZero()
                ? session.serverBehind().map(backend -> "the backend, " + backend + ", has not replied")
                : Optional.empty();
    }

    private static String inWords(SmtpSession session, Exchange refusal) {
        return Refusals.inWords(refusal)
                + session.serverBehind()
                        .filter(backend -> refusal.hasInvalidReply())
                        .map(backend -> " from the backend, " + backend)
                        .orElse("");
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
        return Optional.of("the connection " + ended(session.ending()) + " after " + last);
    }

    /** Describes how a session ended, for a sentence that begins with "the connection". */
    static String ended(Ending ending) {
        return switch (ending) {
            case OPEN -> "is still open";
            case TIMED_OUT -> "timed out";
            default -> "was " + ending;
        };
    }

    /**
     * Lists the commands of a session. If another session has what is missing in this one, the text begins by saying
     * so.
     *
     * @param find finds what is missing, in words
     * @param otherwise what to say if no session has it
     */
    static String missing(SmtpSession session, Function<SmtpSession, Optional<String>> find, String otherwise) {
        return session.others().stream()
                .flatMap(other -> find.apply(other).stream()
                        .map(found -> "that is in session " + other.number() + ", not in session " + session.number()
                                + ": " + found + "\n"
                                + list(" of session " + session.number(), session)))
                .findFirst()
                .orElseGet(() -> otherwise + list("", session));
    }

    private static String list(String which, SmtpSession session) {
        List<SmtpCommand> commands = session.commands();
        return commands.isEmpty()
                ? "there were no commands" + which.replace("of", "in")
                : "the commands" + which + " were\n"
                        + commands.stream().map(command -> "    " + command).collect(Collectors.joining("\n"));
    }
}
