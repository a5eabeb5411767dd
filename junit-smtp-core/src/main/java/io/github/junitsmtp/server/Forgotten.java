package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mails that a server forgot, for the failure of a test that misses one of them. It keeps no mails, only to whom they were.
 *
 * @param time when they came
 * @param mails how many there were
 * @param recipients to whom, each once
 */
record Forgotten(Time time, int mails, List<MailAddress> recipients) {

    private static final int MOST_KEPT = 1000;
    private static final int MOST_SHOWN = 5;

    /** When forgotten mails came. */
    enum Time {
        BEFORE_FIRST_TEST(
                "before the first test, for example in @BeforeAll",
                "the server of a class is reset before each test: send the mails in the test or in @BeforeEach"),
        BEFORE_TEST("before the server was reset for this test, for example in an earlier test or in @BeforeAll", ""),
        BEFORE_RESET("before smtp.reset()", "reset() forgets mails, sessions and stubs"),
        BEFORE_CLEARING("before smtp.clearMails()", "");

        private final String text;
        private final String advice;

        Time(String text, String advice) {
            this.text = text;
            this.advice = advice;
        }
    }

    static Optional<Forgotten> of(ReceivedMails mails, Time time) {
        List<MailAddress> recipients = mails.stream()
                .flatMap(mail -> mail.recipients().stream())
                .distinct()
                .limit(MOST_KEPT)
                .toList();
        return mails.isEmpty() ? Optional.empty() : Optional.of(new Forgotten(time, mails.size(), recipients));
    }

    /** Whether the test itself let the server forget them. */
    boolean isByTest() {
        return time == Time.BEFORE_RESET || time == Time.BEFORE_CLEARING;
    }

    Forgotten at(Time another) {
        return new Forgotten(another, mails, recipients);
    }

    /** Says that a mail was forgotten that is missing, if so. */
    List<String> lines(List<MailAddress> missing) {
        if (!missing.isEmpty() && missing.stream().noneMatch(recipients::contains)) {
            return List.of();
        }
        String fact = "and " + Counts.of(mails, "mail") + " came " + time.text + ": to " + inWords(recipients, missing);
        return time.advice.isEmpty() ? List.of(fact) : List.of(fact, "    " + time.advice);
    }

    /** Shows some addresses, at first those that are looked for. */
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
