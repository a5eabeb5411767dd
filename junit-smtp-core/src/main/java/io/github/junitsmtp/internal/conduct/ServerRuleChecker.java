package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.rule.ServerRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a server by the steps of a session, in order. Replies of stubs are not checked, nor is how the server proceeds after them. Once it
 * is unclear which reply belongs to which command, only the format of replies is checked.
 */
public final class ServerRuleChecker {

    private final ServerFindings findings;
    private final ReplyFormRules form;
    private final HelloRules hello;
    private final ReplyCodeRules codes;
    private final EnhancedCodeRules enhanced;
    private final AcceptanceRules acceptance;
    private final OfferRules offers;
    private final ClosingRules closing;
    private ServerState state;
    private @Nullable Step last;
    private @Nullable Step waiting;
    private boolean blurred;
    /** Whether the last reply was negative. */
    private boolean refused;

    private ServerRuleChecker(ServerState start, Set<ServerRule> rules) {
        this.findings = new ServerFindings(rules);
        this.form = new ReplyFormRules(findings);
        this.hello = new HelloRules(findings);
        this.codes = new ReplyCodeRules(findings);
        this.enhanced = new EnhancedCodeRules(findings);
        this.acceptance = new AcceptanceRules(findings);
        this.offers = new OfferRules(findings);
        this.closing = new ClosingRules(findings);
        this.state = start;
    }

    /**
     * Returns the violations of a session.
     *
     * @param steps all steps in order; the first is the greeting, unless the beginning of the session was forgotten
     * @param closed whether the server closed the connection
     * @param rules the rules to check
     */
    public static List<RuleViolation<ServerRule>> violations(
            List<SessionStep> steps, boolean closed, Set<ServerRule> rules) {
        boolean whole = steps.stream().anyMatch(step -> step.kind() == SessionStep.Kind.GREETING);
        ServerRuleChecker checker = new ServerRuleChecker(whole ? ServerState.START : ServerState.UNKNOWN, rules);
        for (int i = 0; i < steps.size(); i++) {
            checker.check(
                    new Step(i + 1, steps.get(i), checker.last, MisreadLines.meaning(steps.get(i), checker.last)));
        }
        if (closed && checker.waiting != null && !checker.blurred && checker.state.farewell() == null) {
            checker.closing.end(checker.waiting, checker.refused);
        }
        return checker.findings.list();
    }

    private void check(Step step) {
        switch (step.kind()) {
            case TLS_HANDSHAKE -> {
                if (step.said().encrypted()) {
                    state = state.encrypted();
                } else {
                    blurred = true;
                }
                last = null;
            }
            case INJECTION -> {
                return; // no reply is expected
            }
            case UNSOLICITED -> unsolicited(step);
            default -> judge(step);
        }
    }

    private void unsolicited(Step step) {
        boolean scripted = step.said().scripted() || step.said().endedByStub();
        if (step.code() == 421) {
            state = state.after(step);
        } else if (!blurred && !scripted) {
            findings.add(
                    ServerRule.ONE_REPLY,
                    "unsolicited",
                    () -> RuleViolation.inStep(
                            ServerRule.ONE_REPLY,
                            step.position(),
                            "an unsolicited reply",
                            "was " + step.repliedWith()));
        }
    }

    private void judge(Step step) {
        blurred |= WhoAnswersWhat.isUnclear(step) || WhoAnswersWhat.isOnePerRecipient(step, state);
        boolean scripted = step.said().scripted() || step.said().endedByStub();
        if (!scripted) {
            form.check(step, state.utf8() || ReplyFormRules.asksForUtf8(step));
        }
        if (!blurred && !scripted) {
            if (step.said().answeredEarly() && step.code() != 421) {
                early(step);
            } else {
                hello.check(step);
                codes.check(step);
                enhanced.check(step, state);
                acceptance.check(step, state);
                offers.check(step, state);
                closing.check(step, state);
            }
        }
        boolean greets = step.kind() == SessionStep.Kind.GREETING;
        if (waiting == null && !step.said().answered() && !step.said().endedByStub() && !greets) {
            waiting = step;
        }
        blurred |= step.said().answered() && !ReplyFormRules.isWhole(step.said().replyBytes());
        blurred |= WhoAnswersWhat.isChunkLeft(step, state);
        refused = step.said().answered() ? step.outcome() == Outcome.REFUSED : refused;
        state = state.after(step);
        last = step;
    }

    private void early(Step step) {
        findings.add(
                step,
                ServerRule.ONE_REPLY,
                "early",
                "was answered before it was sent, with " + step.repliedWith()
                        + ": the previous command got two replies,"
                        + " or a line other than the last had a space instead of a hyphen after its code");
        blurred = true;
    }
}
