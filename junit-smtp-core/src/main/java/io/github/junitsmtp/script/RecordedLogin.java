package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Locale;

/**
 * A recorded AUTH.
 *
 * @param begun whether the command had an initial response
 * @param answers what the server did after the command, and after each response
 */
record RecordedLogin(boolean begun, List<RecordedAnswer> answers) {

    /** Whether a client logs in with the same steps, or the server did not request any credentials. */
    boolean isLike(SmtpCommand auth) {
        return begun == isBegun(auth) || !begun && answers.size() == 1;
    }

    static boolean isBegun(SmtpCommand auth) {
        return auth.argument().contains(" ");
    }

    static String mechanism(SmtpCommand auth) {
        return auth.argument().split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    RecordedAnswer verdict() {
        return answers.get(answers.size() - 1);
    }

    /** Returns the answer to a response, counted from 1. */
    RecordedAnswer to(int response) {
        return answers.get(Math.min(response, answers.size() - 1));
    }
}
