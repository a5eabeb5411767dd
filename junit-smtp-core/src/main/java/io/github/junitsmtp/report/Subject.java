package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The probable subject of a failure: the mails and sessions that it mentions, if there are only a few. If it mentions
 * none, the subject is the only mail with an unexpected subject line, or the only session with a failure reply that the
 * text quotes.
 *
 * @param mails the indexes of the mails
 * @param sessions the indexes of the sessions
 */
record Subject(List<Integer> mails, List<Integer> sessions) {

    private static final int MOST = 3;
    private static final Subject UNKNOWN = new Subject(List.of(), List.of());
    private static final Pattern SESSION = Pattern.compile("\\bsession (\\d{1,9})\\b");

    static Subject of(String failure, List<ReceivedMail> mails, List<SmtpSession> sessions) {
        if (failure.isBlank()) {
            return UNKNOWN;
        }
        Set<String> seen = new HashSet<>();
        Set<String> numbers = SESSION.matcher(failure)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        Subject named = new Subject(
                // if mails have the same envelope and subject, the text cannot tell them apart, so this takes the first
                where(mails, mail -> failure.contains(mail.toString()) && seen.add(mail.toString())),
                where(sessions, session -> numbers.contains(String.valueOf(session.number()))));
        if (named.isKnown()) {
            return named.size() > MOST ? UNKNOWN : named;
        }
        Subject mail = new Subject(where(mails, one -> hasUnexpectedSubject(one, failure)), List.of());
        Subject session = new Subject(List.of(), where(sessions, one -> isQuoted(one, failure)));
        return mail.size() == 1 ? mail : session.size() == 1 ? session : UNKNOWN;
    }

    private static <T> List<Integer> where(List<T> all, Predicate<T> condition) {
        return IntStream.range(0, all.size())
                .filter(i -> condition.test(all.get(i)))
                .boxed()
                .toList();
    }

    boolean isKnown() {
        return size() > 0;
    }

    private int size() {
        return mails.size() + sessions.size();
    }

    /** An assertion on a subject shows nothing else of the mail. */
    private static boolean hasUnexpectedSubject(ReceivedMail mail, String failure) {
        return mail.subject()
                .filter(subject -> !subject.isBlank() && failure.contains("but was: " + Printable.quote(subject)))
                .isPresent();
    }

    private static boolean isQuoted(SmtpSession session, String failure) {
        return session.exchanges().stream()
                .filter(Exchange::isRejected)
                .flatMap(exchange -> exchange.reply().stream())
                .anyMatch(reply ->
                        failure.contains(reply.toString().lines().findFirst().orElseThrow()));
    }
}
