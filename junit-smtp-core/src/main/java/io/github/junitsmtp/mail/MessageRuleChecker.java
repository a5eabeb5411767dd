package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.List;
import java.util.Set;

/** Judges a message by the rules that count. */
final class MessageRuleChecker {

    private MessageRuleChecker() {}

    static List<RuleViolation<MessageRule>> violations(ReceivedMail mail, Set<MessageRule> rules) {
        Violations<MessageRule> violations = new Violations<>(rules);
        new LineRules(mail, violations).check();
        new HeaderRules(mail, violations::add).check();
        new BodyRules(mail, violations::add).check();
        new CalendarRules(mail, violations::add).check();
        return violations.list();
    }
}
