package io.github.junitsmtp.internal.conduct;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds lines that the server took for commands but the client meant as something else: lines of a message whose DATA was refused, or
 * responses to a challenge that never came. Their content must neither be checked as commands nor shown.
 */
final class MisreadLines {

    private static final Pattern PRIVATE = Pattern.compile("X[A-Z-]+(?: |$)");
    private static final int CHALLENGE = 334;
    private static final String OF_MESSAGE = "a line of a message";
    private static final String OF_AUTH = "a response to AUTH";

    private MisreadLines() {}

    /** Returns what the client meant by a step, in words; null if the server understood it correctly. */
    @Nullable
    static String meaning(SessionStep step, @Nullable Step before) {
        if (before == null) {
            return null;
        }
        if (step.kind() == SessionStep.Kind.CREDENTIALS) {
            return before.outcome() == Outcome.UNCLEAR || before.code() == CHALLENGE ? null : OF_AUTH;
        }
        if (step.command() == null) {
            return null;
        }
        String line = step.command().line();
        String verb = step.command().verb();
        boolean isCommand = ExtensionRules.knows(verb) || PRIVATE.matcher(line).lookingAt();
        if (OF_MESSAGE.equals(before.misread())) {
            boolean over = before.command().line().equals(".");
            return over || isCommand && !step.pipelined() ? null : OF_MESSAGE;
        }
        return !isCommand && before.verb().equals("DATA") && before.code() != 354 ? OF_MESSAGE : null;
    }
}
