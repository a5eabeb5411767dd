package io.github.junitsmtp.conformance;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import org.jspecify.annotations.Nullable;

/** Runs the checks on one server. It checks only once whether the server answers at all. */
final class Run {

    private static final int SERVICE_READY = 220;

    private final Target target;
    private @Nullable ServerFacts facts;
    private @Nullable Departure noConnection;
    private volatile @Nullable ConformanceRule silencedBy;

    Run(Target target) {
        this.target = target;
    }

    RuleResult<ConformanceRule> check(ConformanceRule rule) {
        try {
            ServerFacts known = facts();
            if (silencedBy != null) {
                return RuleResult.of(
                        rule, Verdict.NOT_CHECKED, "the server stopped responding during the " + silencedBy + " check");
            }
            return check(rule, known);
        } catch (Departure e) {
            return rule == ConformanceRule.CONNECTS
                    ? RuleResult.of(rule, Verdict.NOT_MET, String.valueOf(e.getMessage()))
                    : RuleResult.of(rule, Verdict.NOT_CHECKED, "CONNECTS failed");
        }
    }

    private RuleResult<ConformanceRule> check(ConformanceRule rule, ServerFacts known) {
        RuleResult<ConformanceRule> result = judge(rule, known);
        if (result.verdict() == Verdict.NOT_MET) {
            noticeSilence(rule);
        }
        return result;
    }

    private RuleResult<ConformanceRule> judge(ConformanceRule rule, ServerFacts known) {
        try (Probe probe = new Probe(target, known)) {
            try {
                run(rule.check(), probe);
                return RuleResult.of(rule, Verdict.MET, "");
            } catch (NotChecked e) {
                return RuleResult.of(rule, Verdict.NOT_CHECKED, String.valueOf(e.getMessage()));
            } catch (Departure e) {
                String dialogues = probe.dialogues();
                return RuleResult.of(
                        rule,
                        Verdict.NOT_MET,
                        e.getMessage() + (dialogues.isEmpty() ? "" : "\nThe dialogue:\n" + dialogues));
            }
        }
    }

    private static void run(Check check, Probe probe) {
        try {
            check.run(probe);
        } catch (Departure e) {
            probe.requireInTime();
            throw e;
        }
        probe.requireInTime();
    }

    private synchronized ServerFacts facts() {
        if (noConnection != null) {
            throw noConnection;
        }
        if (facts == null) {
            try {
                facts = ServerFacts.of(target);
            } catch (Departure e) {
                noConnection = e;
                throw e;
            }
        }
        return facts;
    }

    /** Keeps the other checks from waiting for a server that no longer answers. */
    private void noticeSilence(ConformanceRule rule) {
        try (SmtpClient client = target.connect()) {
            if (client.greeting().code() == SERVICE_READY) {
                client.send("EHLO " + target.domain());
            }
        } catch (SmtpClientException e) {
            silencedBy = rule;
        }
    }
}
