package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds mails that were sent more than once: they have the same Message-ID (RFC 5322, section 3.6.4). */
final class Repetitions {

    private final Map<String, Integer> firstWithId = new HashMap<>();
    private int number;

    /**
     * Begins before the first mail of a list.
     *
     * @param forgotten how many came before it
     */
    Repetitions(int forgotten) {
        number = forgotten;
    }

    /** Says which mail the next one repeats; empty if none. */
    String ofNext(ReceivedMail mail) {
        number++;
        for (String id : idsOf(mail)) {
            Integer first = firstWithId.putIfAbsent(id, number);
            if (first != null && first < number) { // a mail may have the field twice
                return "the same message as " + first + ": their Message-ID is equal";
            }
        }
        return "";
    }

    /** A message whose file was deleted has none that could be told. */
    private static List<String> idsOf(ReceivedMail mail) {
        try {
            return mail.header("Message-ID");
        } catch (IllegalStateException lost) {
            return List.of();
        }
    }
}
