package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import java.util.Set;

/** The rules on when a client must wait for a reply. */
final class TimingRules {

    /** Commands that must come last in a group, because the next command depends on their replies. */
    private static final Set<String> SYNCHRONIZING =
            Set.of("EHLO", "DATA", "VRFY", "EXPN", "TURN", "QUIT", "NOOP", "STARTTLS", "AUTH", "ETRN", "ATRN");

    private static final Set<String> ONE_ROUND_TRIP = Set.of("PLAIN", "EXTERNAL", "ANONYMOUS");

    /** A client that does not wait may still send after the greeting, and then looks like one that waits. */
    private static final String HOW_TO_BE_SURE = "; to reproduce this reliably, delay the greeting:"
            + " smtp.on(connect()).answer(passThrough().after(Duration.ofMillis(300)))";

    private final Violations<ClientRule> violations;
    private final RepeatedViolation<ClientRule> unoffered = new RepeatedViolation<>();

    TimingRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    void check(Step step, ClientKnowledge state) {
        Step before = step.before();
        if (before == null || !step.isPipelined()) {
            end();
        } else if (before.kind() == SessionStep.Kind.GREETING) {
            violations.add(step.violates(ClientRule.GREETING, "was sent before the greeting" + HOW_TO_BE_SURE));
        } else if (hasGivenUp(step, before)) {
            end();
        } else if (isSynchronizing(before)) {
            violations.add(step.violates(ClientRule.SYNCHRONIZATION, "was sent before " + before.reply()));
        } else if (step.misread() == null && !state.keywords().has("PIPELINING")) {
            unoffered.add(() -> step.violates(
                    ClientRule.PIPELINING,
                    "was sent before " + before.reply() + ", but the server did not offer PIPELINING"));
        }
    }

    void end() {
        unoffered.addTo(violations);
    }

    /** A client that gets no reply may quit. */
    private static boolean hasGivenUp(Step step, Step before) {
        return step.verb().equals("QUIT") && !before.said().answered();
    }

    private static boolean isSynchronizing(Step step) {
        return step.kind() == SessionStep.Kind.CREDENTIALS
                || SYNCHRONIZING.contains(step.verb()) && !isLoginInOneStep(step);
    }

    /** The client may know without a reply that AUTH ends here (RFC 4954, section 4). */
    private static boolean isLoginInOneStep(Step step) {
        String[] words = CredentialRules.words(step);
        return step.verb().equals("AUTH") && words.length == 2 && ONE_ROUND_TRIP.contains(words[0]);
    }
}
