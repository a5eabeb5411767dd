package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes what arrived, and why nothing else did: what was refused, who never connected, and where mails arrived instead. */
public final class ArrivalDescriptions {

    private static final int MOST_SHOWN = 10;
    private static final int MOST_SESSIONS = 5;
    private static final int MOST_REFUSALS_OF_A_SESSION = 3;

    private ArrivalDescriptions() {}

    static String of(Transcript transcript) {
        return of(transcript, List.of(), mail -> "");
    }

    /**
     * Lists the mails, each with an optional remark, and what prevented others.
     *
     * @param missing the recipients that got no mail; empty if recipients do not matter
     */
    static String of(Transcript transcript, List<MailAddress> missing, Function<ReceivedMail, String> remark) {
        List<String> lines = received(transcript, remark);
        lines.addAll(why(transcript, missing));
        if (Thread.currentThread().isInterrupted()) {
            lines.add("and the wait was interrupted");
        }
        return String.join("\n", lines);
    }

    /** Lists the mails, and marks repeated ones. */
    static String ofMails(Transcript transcript) {
        return String.join(
                "\n", received(transcript, new Repetitions(transcript.mails().forgotten())::ofNext));
    }

    /** Explains why a server had no more than these mails when the test asked for them. */
    public static String whyNoMoreThan(ReceivedMails mails, Transcript transcript) {
        int known = MailCount.of(mails);
        int since = MailCount.everOf(transcript.mails()) - MailCount.everOf(mails);
        if (transcript.mails().cleared() > mails.cleared() && since == 0) {
            return "the server had received " + MailCount.mails(known) + " in total";
        }
        return since > 0
                ? MailCount.mails(since) + " arrived after the list was created;"
                        + " wait first, for example with assertThat(smtp).receivesMail()"
                : "the server received " + MailCount.mails(known) + (known == 0 ? "" : " in total")
                        + String.join(
                                "",
                                why(transcript, List.of()).stream()
                                        .map(line -> "\n" + line)
                                        .toList())
                        + (mayStillCome(transcript, List.of())
                                ? "\nmails() does not wait: if a mail is sent in the background, wait first,"
                                        + " for example with assertThat(smtp).receivesMail()"
                                : "");
    }

    /** Whether mails may still arrive, as far as the server knows. */
    static boolean mayStillCome(Transcript transcript, List<MailAddress> missing) {
        return ArrivalExpectation.isAnybodyToCome(transcript)
                && transcript.elsewhere(missing).isEmpty();
    }

    /** Returns the number of mails that arrived, in words. */
    static String receipt(ReceivedMails mails) {
        return "it received " + MailCount.mails(MailCount.of(mails))
                + (mails.forgotten() == 0 ? "" : ", of which it keeps the last " + mails.size());
    }

    private static List<String> received(Transcript transcript, Function<ReceivedMail, String> remark) {
        ReceivedMails mails = transcript.mails();
        List<String> lines = new ArrayList<>();
        lines.add(receipt(mails) + (mails.isEmpty() ? "" : ":"));
        for (int i = 0; i < Math.min(mails.size(), MOST_SHOWN); i++) {
            ReceivedMail mail = mails.get(i);
            lines.add("    " + (mails.forgotten() + i + 1) + ". "
                    + mail.toString().substring("mail ".length()));
            remark.apply(mail).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add("       " + line));
        }
        addRest(lines, mails.size(), MOST_SHOWN);
        return lines;
    }

    private static void addRest(List<String> lines, int size, int shown) {
        if (size > shown) {
            lines.add("    and " + (size - shown) + " more");
        }
    }

    private static List<String> why(Transcript transcript, List<MailAddress> missing) {
        List<SmtpSession> sessions = transcript.sessions();
        List<String> elsewhere = transcript.elsewhere(missing);
        List<String> perhaps = transcript.perhapsElsewhere(missing);
        List<String> lines = new ArrayList<>(perhaps);
        if (sessions.isEmpty()) {
            lines.add("and " + transcript.nobodyConnected());
        }
        lines.addAll(elsewhere);
        if (sessions.isEmpty() && elsewhere.isEmpty() && perhaps.isEmpty()) {
            lines.addAll(transcript.whyNobodyConnected(missing));
        }
        addSessions(lines, "delivered nothing", silent(sessions, missing));
        addSessions(lines, "did not deliver everything", incomplete(sessions, missing));
        return lines;
    }

    /** Describes the first session that refused a missing mail or delivered nothing. */
    public static Optional<String> firstFailure(Transcript transcript, List<MailAddress> missing) {
        List<SmtpSession> sessions = transcript.sessions();
        return Stream.concat(incomplete(sessions, missing).stream(), silent(sessions, missing).stream())
                .findFirst();
    }

    private static void addSessions(List<String> lines, String what, List<String> sessions) {
        if (!sessions.isEmpty()) {
            lines.add("and " + Counts.of(sessions.size(), "session") + " " + what + ":");
            sessions.stream().limit(MOST_SESSIONS).forEach(session -> lines.add("    " + session));
            addRest(lines, sessions.size(), MOST_SESSIONS);
        }
    }

    /** Describes the sessions without mails, beginning with those that refused a missing mail. */
    private static List<String> silent(List<SmtpSession> sessions, List<MailAddress> missing) {
        List<String> refused = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Map<MailAddress, Integer> lastDeliveries = lastDeliveries(sessions);
        for (SmtpSession session : sessions) {
            if (!session.deliveredMail()) {
                refusal(session, missing)
                        .ifPresentOrElse(
                                refused::add, () -> others.add(session.outcome() + overcome(session, lastDeliveries)));
            }
        }
        refused.addAll(others);
        return refused;
    }

    /** Returns the number of the last session that delivered a mail, for each recipient. */
    private static Map<MailAddress, Integer> lastDeliveries(List<SmtpSession> sessions) {
        Map<MailAddress, Integer> last = new HashMap<>();
        sessions.forEach(session -> session.mails()
                .list()
                .forEach(mail -> mail.recipients().forEach(recipient -> last.put(recipient, session.number()))));
        return last;
    }

    /** Names the recipients that got a mail later, although this session delivered nothing. */
    private static String overcome(SmtpSession session, Map<MailAddress, Integer> lastDeliveries) {
        List<MailAddress> later = session.commands().stream()
                .filter(command -> command.verb().equals("RCPT"))
                .flatMap(command -> command.address().stream())
                .distinct()
                .filter(recipient -> lastDeliveries.getOrDefault(recipient, 0) > session.number())
                .toList();
        return later.isEmpty() ? "" : "; a later session delivered a mail to " + RecipientSearch.inWords(later);
    }

    /** Describes the sessions that delivered mails but refused others. */
    private static List<String> incomplete(List<SmtpSession> sessions, List<MailAddress> missing) {
        return sessions.stream()
                .filter(SmtpSession::deliveredMail)
                .flatMap(session -> (missing.isEmpty() ? refusal(session) : refusal(session, missing)).stream())
                .toList();
    }

    private static Optional<String> refusal(SmtpSession session) {
        return sentence(session, session.refusalsOfMails());
    }

    private static Optional<String> refusal(SmtpSession session, List<MailAddress> missing) {
        return sentence(
                session,
                missing.stream()
                        .limit(MOST_SHOWN)
                        .flatMap(recipient -> session.refusalOfMailTo(recipient).stream())
                        .distinct()
                        .toList());
    }

    private static Optional<String> sentence(SmtpSession session, List<String> refusals) {
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.stream()
                        .limit(MOST_REFUSALS_OF_A_SESSION)
                        .collect(Collectors.joining(
                                "; ",
                                "session " + session.number() + ", " + ending(session) + ": ",
                                refusals.size() > MOST_REFUSALS_OF_A_SESSION
                                        ? "; and " + (refusals.size() - MOST_REFUSALS_OF_A_SESSION) + " more"
                                        : "")));
    }

    /** Says it as {@link SmtpSession#outcome()} does. */
    private static String ending(SmtpSession session) {
        Ending ending = session.ending(); // before the last step, which may come meanwhile
        return ending != Ending.OPEN && session.endedWithQuit() ? "ended with QUIT" : ending.toString();
    }
}
