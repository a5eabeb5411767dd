package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds mails that were sent more than once, by their Message-ID (RFC 5322, section 3.6.4). */
final class Repetitions {

    private final Map<String, Integer> firstWithId = new HashMap<>();
    private int number;

    /**
     * Starts before the first mail of a list.
     *
     * @param forgotten the number of mails before it
     */
    Repetitions(int forgotten) {
        number = forgotten;
    }

    /** Describes which mail the next one repeats; empty if none. */
    String ofNext(ReceivedMail mail) {
        number++;
        for (String id : idsOf(mail)) {
            Integer first = firstWithId.putIfAbsent(id, number);
            if (first != null && first < number) { // a mail may have the header field twice
                return "the same message as " + first + ": they have the same Message-ID";
            }
        }
        return "";
    }

    /** Returns the IDs; none if the file of the message was deleted. */
    private static List<String> idsOf(ReceivedMail mail) {
        try {
            return mail.header("Message-ID");
        } catch (IllegalStateException lost) {
            return List.of();
        }
    }
}
