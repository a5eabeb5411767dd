package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Words what did arrive, and what stopped the sessions that delivered nothing. */
final class ArrivalDescriptions {

    private static final int MOST_SHOWN = 10;

    private ArrivalDescriptions() {}

    /** Lists the mails, each with a remark that may be empty, and the sessions without mails. */
    static String of(RecordingSmtpServer server, Function<ReceivedMail, String> remark) {
        ReceivedMails mails = server.mails();
        List<String> lines = new ArrayList<>();
        lines.add(receipt(mails) + (mails.isEmpty() ? "" : ":"));
        for (int i = 0; i < Math.min(mails.size(), MOST_SHOWN); i++) {
            ReceivedMail mail = mails.get(i);
            lines.add("    " + (mails.forgotten() + i + 1) + ". "
                    + mail.toString().substring("mail ".length()));
            remark.apply(mail).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add("       " + line));
        }
        addRest(lines, mails.size());
        addSilentSessions(lines, server.transcript().sessions());
        if (Thread.currentThread().isInterrupted()) {
            lines.add("and the wait was interrupted");
        }
        return String.join("\n", lines);
    }

    private static String receipt(ReceivedMails mails) {
        return "it received " + count(received(mails))
                + (mails.forgotten() == 0 ? "" : ", of which it keeps the last " + mails.size());
    }

    /** How many came, those too that are not kept. */
    static int received(ReceivedMails mails) {
        return mails.forgotten() + mails.size();
    }

    static Expectation<RecordingSmtpServer> of(MailSearch search, Object when) {
        return Expectation.of(
                "received " + search + when, server -> search.in(server).isPresent(), search::whatCameInstead);
    }

    static Expectation<RecordingSmtpServer> of(RecipientSearch search, Object when) {
        return Expectation.of(
                "received " + search + when,
                server -> search.missing(server.mails()).isEmpty(),
                server -> search.missing(server.mails()).orElse("") + of(server, mail -> ""));
    }

    /** Expects something of the server, and says what came if it is not so. */
    static Expectation<RecordingSmtpServer> that(String expected, Predicate<RecordingSmtpServer> predicate) {
        return Expectation.of(expected, predicate, server -> of(server, mail -> ""));
    }

    static Expectation<RecordingSmtpServer> exactly(int number, Object when) {
        return that(
                "received " + (number == 0 ? "" : "exactly ") + count(number) + when,
                server -> received(server.mails()) == number);
    }

    /** Expects so many mails, the last of which can still be had. */
    static Expectation<RecordingSmtpServer> atLeast(int number, Object when) {
        return Expectation.of("received " + count(number) + when, server -> {
            ReceivedMails mails = server.mails();
            return number <= mails.forgotten()
                    ? Optional.of("mail " + number + " is not kept, " + receipt(mails))
                    : Optional.of(server)
                            .filter(few -> received(mails) < number)
                            .map(few -> of(few, mail -> ""));
        });
    }

    static Optional<ReceivedMail> number(int number, ReceivedMails mails) {
        return mails.stream().skip(Math.max(0, number - 1L - mails.forgotten())).findFirst();
    }

    static Expectation<RecordingSmtpServer> noOpenSessions(Object when) {
        return Expectation.of("seen the end of all sessions" + when, ArrivalDescriptions::openSessions);
    }

    /** Says which sessions go on, or that there were none. */
    static Optional<String> openSessions(RecordingSmtpServer server) {
        List<SmtpSession> sessions = server.transcript().sessions();
        String open = sessions.stream()
                .filter(session -> session.ending() == Ending.OPEN)
                .map(session -> "session " + session.number() + " is open, " + lastWords(session))
                .collect(Collectors.joining(", "));
        return sessions.isEmpty()
                ? Optional.of("nobody connected")
                : Optional.of(open).filter(text -> !text.isEmpty());
    }

    /** Refuses to wait for no mail, which would end before any could come. */
    static void requireSome(int mails) {
        if (mails < 1) {
            throw new IllegalArgumentException(
                    "Wait for 1 mail at least, or call receivesNoMailFor(..), but was: " + mails);
        }
    }

    static String count(int mails) {
        return switch (mails) {
            case 0 -> "no mail";
            case 1 -> "1 mail";
            default -> mails + " mails";
        };
    }

    private static void addRest(List<String> lines, int size) {
        if (size > MOST_SHOWN) {
            lines.add("    and " + (size - MOST_SHOWN) + " more");
        }
    }

    private static void addSilentSessions(List<String> lines, List<SmtpSession> sessions) {
        List<SmtpSession> silent =
                sessions.stream().filter(session -> session.mails().isEmpty()).toList();
        if (sessions.isEmpty()) {
            lines.add("and nobody connected: is the mailer under test set to the host and port of this server?");
        } else if (!silent.isEmpty()) {
            lines.add(
                    "and " + (silent.size() == 1 ? "1 session" : silent.size() + " sessions") + " delivered nothing:");
            silent.stream().limit(MOST_SHOWN).forEach(session -> lines.add("    " + reason(session)));
            addRest(lines, silent.size());
        }
    }

    private static String reason(SmtpSession session) {
        List<Exchange> exchanges = session.exchanges();
        String heading = "session " + session.number() + ", " + session.ending() + ": ";
        for (int i = exchanges.size() - 1; i >= 0; i--) {
            Exchange exchange = exchanges.get(i);
            if (exchange.isRejected() || exchange.isBrokenOffByStub()) {
                return heading + exchange.inWords() + " " + exchange.outcomeInWords();
            }
        }
        return heading + "nothing was refused, " + lastWords(session);
    }

    private static String lastWords(SmtpSession session) {
        List<Exchange> exchanges = session.exchanges();
        return "last came "
                + (exchanges.isEmpty()
                        ? "nothing"
                        : exchanges.get(exchanges.size() - 1).inWords());
    }
}
