package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a message against the selected rules. */
final class MessageRuleChecker {

    private MessageRuleChecker() {}

    static List<RuleViolation<MessageRule>> violations(
            ReceivedMail mail, Set<MessageRule> rules, List<Pattern> allowed) {
        Violations<MessageRule> violations = new Violations<>(rules);
        if (!Collections.disjoint(rules, MessageRule.finished())) {
            ContentRules.check(mail, allowed, violations);
        }
        if (!MessageRule.finished().containsAll(rules)) {
            new LineRules(mail, violations).check();
            new HeaderRules(mail, violations::add).check();
            new BodyRules(mail, violations::add).check();
            new CalendarRules(mail, violations::add).check();
        }
        return violations.list();
    }
}
