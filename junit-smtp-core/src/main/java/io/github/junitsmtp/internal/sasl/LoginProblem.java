package io.github.junitsmtp.internal.sasl;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.LoginLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Describes why credentials are wrong, without revealing any of them: of a secret, it tells only the length and the kind of difference. */
final class LoginProblem {

    private static final int MOST_NAMES = 5;

    private LoginProblem() {}

    /**
     * Returns what is wrong with credentials that were refused.
     *
     * @param user who wants to log in
     * @param secret the secret that was sent, empty if the mechanism sends none
     * @param kind the kind of secret that the mechanism uses
     * @param known the secrets of those who may log in, by user name
     */
    static String of(String user, Optional<String> secret, SecretKind kind, Map<String, String> known) {
        if (known.isEmpty()) {
            return ofAnybody(user, secret.orElse(""), kind);
        }
        if (user.isEmpty()) {
            return "the login does not name a user, and no user has this " + kind;
        }
        String right = known.get(user);
        if (right == null) {
            return unknown(user, known);
        }
        return secret.map(given -> SecretDifference.of(kind, given, right))
                .orElse("the response does not match this user's " + kind);
    }

    private static String ofAnybody(String user, String secret, SecretKind kind) {
        if (user.isEmpty() && kind == SecretKind.PASSWORD) {
            return "the login does not name a user";
        }
        return secret.isEmpty() ? "the " + kind + " is empty" : "the server has no user with this name and " + kind;
    }

    private static String unknown(String user, Map<String, String> known) {
        return "the user is unknown; "
                + find(known, user::equalsIgnoreCase)
                        .map(name -> shown(name) + " differs only in case")
                        .or(() -> find(known, name -> name.strip().equals(user.strip()))
                                .map(name -> shown(name) + " differs only in surrounding whitespace"))
                        .orElseGet(() -> "known users: " + names(known));
    }

    private static Optional<String> find(Map<String, String> known, Predicate<String> wanted) {
        return known.keySet().stream().filter(wanted).sorted().findFirst();
    }

    private static String names(Map<String, String> known) {
        List<String> names = known.keySet().stream()
                .sorted()
                .limit(MOST_NAMES)
                .map(LoginProblem::shown)
                .toList();
        int more = known.size() - names.size();
        return String.join(", ", names) + (more == 0 ? "" : " and " + more + " more");
    }

    private static String shown(String name) {
        return Printable.quote(LoginLines.hiddenIn(name));
    }
}
