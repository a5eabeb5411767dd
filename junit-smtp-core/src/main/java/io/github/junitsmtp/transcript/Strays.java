package io.github.junitsmtp.transcript;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells lines that a server took for commands although the client meant them as something else: a message whose DATA was refused,
 * or the response to a challenge that never came. Their content must not be judged as commands, nor shown.
 */
final class Strays {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+=*");
    private static final Pattern PRIVATE = Pattern.compile("X[A-Z-]+(?: |$)");
    private static final String OF_MESSAGE = "a line of a message";
    private static final String OF_AUTH = "a response to AUTH";

    @Nullable
    String wordsFor(Exchange exchange, @Nullable Step before) {
        if (exchange.kind() != Exchange.Kind.COMMAND || before == null) {
            return null;
        }
        String line = exchange.command().orElseThrow().line();
        String verb = exchange.command().orElseThrow().verb();
        boolean isCommand = OfferRules.knows(verb) || PRIVATE.matcher(line).lookingAt();
        if (OF_MESSAGE.equals(before.stray())) {
            boolean over = before.command().line().equals(".");
            return over || isCommand && !exchange.isPipelined() ? null : OF_MESSAGE;
        }
        if (isCommand) {
            return null;
        }
        if (before.verb().equals("DATA") && before.code() != 354) {
            return OF_MESSAGE;
        }
        boolean inLogin = before.verb().equals("AUTH")
                || before.kind() == Exchange.Kind.CREDENTIALS
                || OF_AUTH.equals(before.stray());
        return inLogin
                        && before.outcome() != Outcome.ACCEPTED
                        && BASE64.matcher(line.strip()).matches()
                ? OF_AUTH
                : null;
    }
}
