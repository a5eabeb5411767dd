package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rule that passwords and tokens are not sent in plain text. */
final class CredentialRules {

    /** The mechanisms whose responses contain the password or token. */
    private static final Set<String> IN_PLAIN_TEXT = Set.of("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

    /** Any other line may contain a password. */
    private static final Pattern CANCELLED = Pattern.compile("\\*(\r?\n)?");

    private final Violations<ClientRule> violations;
    private String mechanism = "";

    CredentialRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    /** Returns the mechanism of AUTH, in upper case, and its initial response; the mechanism is empty if there is none. */
    static String[] words(Step step) {
        String[] words = step.argument().split(" +", 2);
        words[0] = words[0].toUpperCase(Locale.ROOT);
        return words;
    }

    void check(Step step) {
        if (step.kind() == SessionStep.Kind.CREDENTIALS) {
            String line = new String(step.said().sent().bytes(), StandardCharsets.ISO_8859_1);
            if (!CANCELLED.matcher(line).matches()) {
                sent(step);
            }
        } else {
            String[] words = words(step);
            mechanism = step.verb().equals("AUTH") ? words[0] : "";
            if (words.length == 2 && !words[1].equals("=")) {
                sent(step);
            }
        }
    }

    private void sent(Step step) {
        if (IN_PLAIN_TEXT.contains(mechanism) && !step.said().encrypted()) {
            violations.add(step.violates(
                    ClientRule.CREDENTIALS,
                    "was sent without TLS, and " + mechanism + " does not protect credentials"));
            mechanism = ""; // report it only once
        }
    }
}
