package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.waiting.FailedWait;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows about a test besides sessions and mails.
 *
 * @param place the package of the test, empty if there is none
 * @param failure the message of the failure, or null
 * @param failedWaits the waits that failed
 * @param beforeReset the dialogues before the server was reset
 * @param losses the files that could not be written next to the page, with the reasons
 * @param checks the checks to run on each mail
 */
record Circumstances(
        String place,
        @Nullable String failure,
        List<FailedWait> failedWaits,
        String beforeReset,
        List<String> losses,
        Set<MailCheck> checks) {

    static final Circumstances NONE = new Circumstances("", null, List.of(), "", List.of(), Set.of());

    Circumstances {
        failedWaits = List.copyOf(failedWaits);
        losses = List.copyOf(losses);
    }

    Circumstances withPlace(String newPlace) {
        return new Circumstances(newPlace, failure, failedWaits, beforeReset, losses, checks);
    }

    Circumstances withFailure(String newFailure) {
        return new Circumstances(place, newFailure, failedWaits, beforeReset, losses, checks);
    }

    Circumstances withFailedWaits(List<FailedWait> newFailedWaits) {
        return new Circumstances(place, failure, newFailedWaits, beforeReset, losses, checks);
    }

    Circumstances withDialoguesBeforeReset(String dialogues) {
        return new Circumstances(place, failure, failedWaits, dialogues, losses, checks);
    }

    Circumstances withLosses(List<String> newLosses) {
        return new Circumstances(place, failure, failedWaits, beforeReset, newLosses, checks);
    }

    Circumstances withChecks(Set<MailCheck> newChecks) {
        return new Circumstances(place, failure, failedWaits, beforeReset, losses, newChecks);
    }
}
