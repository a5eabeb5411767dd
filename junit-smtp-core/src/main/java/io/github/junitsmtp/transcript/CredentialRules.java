package io.github.junitsmtp.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The rule that who can listen must not learn how to log in. */
final class CredentialRules {

    /** The mechanisms whose responses are the password, or a token that stands for it. */
    private static final Set<String> HIDING_NOTHING = Set.of("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

    private final Missteps missteps;
    private String mechanism = "";

    CredentialRules(Missteps missteps) {
        this.missteps = missteps;
    }

    /** Returns mechanism, in upper case, and initial response of AUTH; the first is empty if there is none. */
    static String[] words(Step step) {
        String[] words = step.argument().split(" +", 2);
        words[0] = words[0].toUpperCase(Locale.ROOT);
        return words;
    }

    void check(Step step) {
        if (step.kind() == Exchange.Kind.CREDENTIALS) {
            boolean cancelled = new String(step.exchange().sent(), StandardCharsets.ISO_8859_1)
                    .strip()
                    .equals("*");
            if (!cancelled) {
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
        if (HIDING_NOTHING.contains(mechanism) && !step.exchange().isEncrypted()) {
            missteps.add(
                    ClientRule.CREDENTIALS,
                    step,
                    "went over the line without TLS, and " + mechanism + " hides nothing");
            mechanism = ""; // once is enough
        }
    }
}
