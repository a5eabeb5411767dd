package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a failure is about, as far as its text tells: the mail or session that it names first, or else the only mail with a subject that is
 * not the expected one, or the first session with a refusal that it quotes.
 *
 * @param mail the index of the mail, or {@link #NONE}
 * @param session the index of the session, or {@link #NONE}
 */
record Subject(int mail, int session) {

    static final int NONE = -1;

    private static final Pattern SESSION = Pattern.compile("\\bsession (\\d{1,9})\\b");

    static Subject of(String failure, List<ReceivedMail> mails, List<SmtpSession> sessions) {
        int mail = firstNamed(failure, mails);
        Matcher named = SESSION.matcher(failure);
        if (mail != NONE
                && !named.region(0, failure.indexOf(mails.get(mail).toString())).find()) {
            return new Subject(mail, NONE);
        }
        named.reset();
        while (named.find()) {
            int session = withNumber(Integer.parseInt(named.group(1)), sessions);
            if (session != NONE) {
                return new Subject(NONE, session);
            }
        }
        int other = mail == NONE ? onlyWithSubject(failure, mails) : mail;
        return new Subject(other, other == NONE ? firstQuoted(failure, sessions) : NONE);
    }

    boolean isKnown() {
        return mail != NONE || session != NONE;
    }

    /** Of mails with the same envelope and subject, which a text cannot tell apart, the first. */
    private static int firstNamed(String failure, List<ReceivedMail> mails) {
        Set<String> seen = new HashSet<>();
        int first = NONE;
        int place = failure.length();
        for (int i = 0; i < mails.size() && failure.contains("mail "); i++) {
            String name = mails.get(i).toString();
            int at = seen.add(name) ? failure.indexOf(name) : -1;
            if (at >= 0 && at < place) {
                first = i;
                place = at;
            }
        }
        return first;
    }

    /** An assertion on a subject shows no more of the mail than that. */
    private static int onlyWithSubject(String failure, List<ReceivedMail> mails) {
        int[] quoted = IntStream.range(0, mails.size())
                .filter(i -> mails.get(i)
                        .subject()
                        .filter(subject ->
                                !subject.isBlank() && failure.contains("but was: " + Printable.quote(subject)))
                        .isPresent())
                .limit(2)
                .toArray();
        return quoted.length == 1 ? quoted[0] : NONE;
    }

    private static int withNumber(int number, List<SmtpSession> sessions) {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).number() == number) {
                return i;
            }
        }
        return NONE;
    }

    private static int firstQuoted(String failure, List<SmtpSession> sessions) {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).exchanges().stream().anyMatch(exchange -> quotes(failure, exchange))) {
                return i;
            }
        }
        return NONE;
    }

    private static boolean quotes(String failure, Exchange exchange) {
        return exchange.isRejected()
                && exchange.reply()
                        .filter(reply -> failure.contains(
                                reply.toString().lines().findFirst().orElse("")))
                        .isPresent();
    }
}
