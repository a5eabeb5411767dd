package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds mails that were sent more than once: they have the same Message-ID (RFC 5322, section 3.6.4). */
final class Repetitions {

    private final ReceivedMails mails;
    private final Map<String, Integer> firstWithId = new HashMap<>();

    Repetitions(ReceivedMails mails) {
        this.mails = mails;
        List<ReceivedMail> list = mails.list();
        for (int i = 0; i < list.size(); i++) {
            int number = mails.forgotten() + i + 1;
            list.get(i).header("Message-ID").forEach(id -> firstWithId.putIfAbsent(id, number));
        }
    }

    /** Says which mail it repeats; empty if none. */
    String of(ReceivedMail mail) {
        int number = mails.forgotten() + mails.list().indexOf(mail) + 1;
        return mail.header("Message-ID").stream()
                .map(firstWithId::get)
                .filter(first -> first < number)
                .findFirst()
                .map(first -> "the same message as " + first + ": their Message-ID is equal")
                .orElse("");
    }
}
