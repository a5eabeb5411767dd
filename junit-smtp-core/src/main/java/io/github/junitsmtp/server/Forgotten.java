package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a server forgot, for failures about missing mails. It keeps the recipients, not the mails.
 *
 * @param time when the mails arrived
 * @param mails the number of mails
 * @param recipients the distinct recipients
 * @param refused if there were no mails, the outcome of the first session in which something was refused
 */
record Forgotten(Time time, int mails, List<MailAddress> recipients, Optional<String> refused) {

    private static final int MOST_KEPT = 1000;
    private static final int MOST_SHOWN = 5;

    /** When forgotten mails arrived. */
    enum Time {
        BEFORE_FIRST_TEST(
                "before the first test, for example in @BeforeAll",
                "a class-level server is reset before each test: send the mail in the test or in @BeforeEach"),
        BEFORE_TEST("before the server was reset for this test, for example in an earlier test or in @BeforeAll", ""),
        BEFORE_RESET("before smtp.reset()", "reset() discards mails, sessions and stubs"),
        BEFORE_CLEARING("before smtp.clearMails()", "");

        private final String text;
        private final String advice;

        Time(String text, String advice) {
            this.text = text;
            this.advice = advice;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Optional<Forgotten> of(Transcript transcript, Time time) {
        ReceivedMails mails = transcript.mails();
        Set<MailAddress> recipients = new LinkedHashSet<>();
        mails.stream().limit(MOST_KEPT).forEach(mail -> recipients.addAll(mail.recipients()));
        Optional<String> refused =
                mails.isEmpty() && time != Time.BEFORE_CLEARING ? refusedIn(transcript) : Optional.empty();
        return mails.isEmpty() && refused.isEmpty()
                ? Optional.empty()
                : Optional.of(new Forgotten(time, mails.forgotten() + mails.size(), List.copyOf(recipients), refused));
    }

    private static Optional<String> refusedIn(Transcript transcript) {
        return transcript.sessions().stream()
                .filter(session -> session.exchanges().stream().anyMatch(Exchange::isRejected))
                .findFirst()
                .map(SmtpSession::outcome);
    }

    /** Whether the test itself made the server forget them. */
    boolean isByTest() {
        return time == Time.BEFORE_RESET || time == Time.BEFORE_CLEARING;
    }

    Forgotten at(Time another) {
        return new Forgotten(another, mails, recipients, refused);
    }

    /** Says that missing mails were forgotten, if they were. */
    List<String> lines(List<MailAddress> missing) {
        return (missing.isEmpty() ? mails > 0 : missing.stream().anyMatch(recipients::contains))
                ? withAdvice(
                        "and " + Counts.of(mails, "mail") + " arrived " + time + ": to " + inWords(recipients, missing))
                : List.of();
    }

    /** Says what was refused, if there were no mails. */
    List<String> refusal() {
        return refused.map(outcome -> withAdvice("and a client connected " + time + ": " + outcome))
                .orElse(List.of());
    }

    private List<String> withAdvice(String fact) {
        return time.advice.isEmpty() ? List.of(fact) : List.of(fact, "    " + time.advice);
    }

    /** Shows some addresses, starting with those that are missing. */
    private static String inWords(List<MailAddress> recipients, List<MailAddress> missing) {
        List<MailAddress> sorted = recipients.stream()
                .sorted(Comparator.comparing(recipient -> !missing.contains(recipient)))
                .toList();
        return sorted.stream()
                .limit(MOST_SHOWN)
                .map(recipient -> "<" + recipient + ">")
                .collect(Collectors.joining(", ", "", sorted.size() > MOST_SHOWN ? ", .." : ""));
    }
}
