package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Describes what did arrive, and what stopped the sessions that delivered nothing. */
public final class ArrivalDescriptions {

    private static final int MOST_SHOWN = 10;

    private ArrivalDescriptions() {}

    static String of(Transcript transcript) {
        return of(transcript, mail -> "");
    }

    /** Lists the mails, each with a remark that may be empty, and the sessions without mails. */
    static String of(Transcript transcript, Function<ReceivedMail, String> remark) {
        ReceivedMails mails = transcript.mails();
        List<String> lines = new ArrayList<>();
        lines.add(receipt(mails) + (mails.isEmpty() ? "" : ":"));
        for (int i = 0; i < Math.min(mails.size(), MOST_SHOWN); i++) {
            ReceivedMail mail = mails.get(i);
            lines.add("    " + (mails.forgotten() + i + 1) + ". "
                    + mail.toString().substring("mail ".length()));
            remark.apply(mail).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add("       " + line));
        }
        addRest(lines, mails.size());
        addSilentSessions(lines, transcript.sessions());
        if (Thread.currentThread().isInterrupted()) {
            lines.add("and the wait was interrupted");
        }
        return String.join("\n", lines);
    }

    /** Says how many mails arrived. */
    static String receipt(ReceivedMails mails) {
        return "it received " + MailCount.mails(MailCount.of(mails))
                + (mails.forgotten() == 0 ? "" : ", of which it keeps the last " + mails.size());
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
            lines.add("and nobody connected: is the mailer under test configured with this server's host and port?");
        } else if (!silent.isEmpty()) {
            lines.add("and " + Counts.of(silent.size(), "session") + " delivered nothing:");
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
        return heading + "nothing was refused " + lastStep(session);
    }

    static String lastStep(SmtpSession session) {
        List<Exchange> exchanges = session.exchanges();
        return "(last step: "
                + (exchanges.isEmpty()
                        ? "the connection"
                        : exchanges.get(exchanges.size() - 1).inWords())
                + ")";
    }
}
