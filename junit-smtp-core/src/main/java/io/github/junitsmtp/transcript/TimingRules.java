package io.github.junitsmtp.transcript;

import java.util.Set;

/** The rules on what must wait for a reply. */
final class TimingRules {

    /** Those that come last in a group, for what may follow depends on their replies. */
    private static final Set<String> SYNCHRONISING =
            Set.of("EHLO", "HELO", "DATA", "VRFY", "EXPN", "TURN", "QUIT", "NOOP", "STARTTLS", "AUTH", "ETRN", "ATRN");

    private static final Set<String> ONE_ROUND_TRIP = Set.of("PLAIN", "EXTERNAL", "ANONYMOUS");

    private final Missteps missteps;
    private final Tally unoffered = new Tally(ClientRule.PIPELINING);

    TimingRules(Missteps missteps) {
        this.missteps = missteps;
    }

    void check(Step step, Progress progress) {
        Step before = step.before();
        if (before == null || !step.isPipelined()) {
            end();
        } else if (before.kind() == Exchange.Kind.GREETING) {
            missteps.add(ClientRule.GREETING, step, "came before the greeting");
        } else if (hasGivenUp(step, before)) {
            end();
        } else if (isSynchronising(before)) {
            missteps.add(ClientRule.SYNCHRONISATION, step, "came before " + before.reply());
        } else if (step.stray() == null && !progress.offer().has("PIPELINING")) {
            unoffered.add(step, () -> "came before " + before.reply() + ", and the server had not offered PIPELINING");
        }
    }

    void end() {
        unoffered.tell(missteps);
    }

    /** A client that waits for a reply in vain may take its leave. */
    private static boolean hasGivenUp(Step step, Step before) {
        return step.verb().equals("QUIT") && before.exchange().replyBytes().length == 0;
    }

    private static boolean isSynchronising(Step step) {
        return step.kind() == Exchange.Kind.CREDENTIALS
                || SYNCHRONISING.contains(step.verb()) && !isLoginInOneStep(step);
    }

    /** What may be the exception to the rule on AUTH (RFC 4954, section 4). */
    private static boolean isLoginInOneStep(Step step) {
        String[] words = CredentialRules.words(step);
        return step.verb().equals("AUTH") && words.length == 2 && ONE_ROUND_TRIP.contains(words[0]);
    }
}
