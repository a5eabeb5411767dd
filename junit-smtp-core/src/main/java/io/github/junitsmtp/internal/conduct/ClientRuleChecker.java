package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a client by the steps of its session, in order. At each step it knows what the client knew: the replies to everything before
 * the group of commands that was sent at once. Of the replies to the group itself, the client may assume the best.
 */
public final class ClientRuleChecker {

    /** The commands after which RCPT may be in the middle of a group. A MAIL or RSET depends on no reply before it. */
    private static final Set<String> GROUPED = Set.of("MAIL", "RCPT", "RSET");

    private final Violations<ClientRule> violations;
    private final TimingRules timing;
    private final RefusalRules refusals;
    private final OrderRules order;
    private final ExtensionRules extensions;
    private final ArgumentRules arguments;
    private final LineRules lines;
    private final CredentialRules credentials;
    private final TextRules text;
    private final List<Step> group = new ArrayList<>();
    private ClientKnowledge known;
    private ClientKnowledge assumed;
    private @Nullable Step last;

    private ClientRuleChecker(ClientKnowledge start, Violations<ClientRule> violations) {
        this.violations = violations;
        this.timing = new TimingRules(violations);
        this.refusals = new RefusalRules(violations);
        this.order = new OrderRules(violations);
        this.extensions = new ExtensionRules(violations);
        this.arguments = new ArgumentRules(violations);
        this.lines = new LineRules(violations);
        this.credentials = new CredentialRules(violations);
        this.text = new TextRules(violations);
        this.known = start;
        this.assumed = start;
    }

    /**
     * Returns the violations of a session.
     *
     * @param steps all steps in order; the first is the greeting, unless the beginning of the session was forgotten
     * @param ending how the client closed the session, in words; empty if it did not
     * @param rules the rules to check
     */
    public static List<RuleViolation<ClientRule>> violations(
            List<SessionStep> steps, Optional<String> ending, Set<ClientRule> rules) {
        boolean whole = steps.stream().anyMatch(step -> step.kind() == SessionStep.Kind.GREETING);
        Violations<ClientRule> violations = new Violations<>(rules);
        ClientRuleChecker checker =
                new ClientRuleChecker(whole ? ClientKnowledge.START : ClientKnowledge.UNKNOWN, violations);
        for (int i = 0; i < steps.size(); i++) {
            boolean leads = i + 1 < steps.size() && steps.get(i + 1).pipelined();
            checker.check(i + 1, steps.get(i), leads);
        }
        checker.end();
        Step last = checker.last;
        if (last != null && ending.isPresent()) {
            QuitRules.check(steps.get(steps.size() - 1), last, checker.known, ending.get(), violations);
        }
        return violations.list();
    }

    private void check(int position, SessionStep step, boolean leads) {
        switch (step.kind()) {
            case UNSOLICITED -> {
                return; // the client reads it when it expects the reply to its next command (RFC 5321, section 3.8)
            }
            case TLS_HANDSHAKE -> handshake(step.encrypted());
            case INJECTION ->
                violations.add(new Step(position, step, last, null)
                        .violates(
                                ClientRule.STARTTLS_ALONE,
                                "was sent before the TLS handshake: "
                                        + Quote.firstLine(step.sent().bytes())));
            default -> judge(new Step(position, step, last, MisreadLines.meaning(step, last)), leads);
        }
    }

    private void handshake(boolean succeeded) {
        settle();
        if (succeeded) {
            known = known.encrypted(last != null);
            assumed = known;
        }
    }

    private void judge(Step step, boolean leads) {
        boolean unaware = step.isPipelined() || leads && step.verb().equals("RCPT") && isInGroup(last);
        if (!unaware) {
            settle();
        } else if (last != null && !group.isEmpty()) {
            assumed = assumed.assuming(last);
        }
        timing.check(step, assumed);
        if (refusals.allow(step, assumed)) {
            order.check(step, assumed);
            extensions.check(step, assumed);
        }
        arguments.check(step);
        lines.check(step, assumed);
        credentials.check(step);
        text.check(step, assumed);
        group.add(step);
        last = step;
    }

    /**
     * Whether a RCPT after this step may be in the middle of a group. A client may send its group in several packets. If the first is answered before the
     * next arrives, the client seems to have waited, and only the next steps show that it did not.
     */
    private static boolean isInGroup(@Nullable Step step) {
        return step != null && GROUPED.contains(step.verb());
    }

    /** The client has read the replies to the group. */
    private void settle() {
        for (Step step : group) {
            refusals.learn(step, known);
            known = known.after(step);
        }
        group.clear();
        assumed = known;
    }

    private void end() {
        settle();
        timing.end();
        refusals.end();
        text.end();
    }
}
