package io.github.junitsmtp.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Collects where a message departs from the rules that count. */
final class Departures implements BiConsumer<MessageRule, String> {

    private final Set<MessageRule> rules;
    private final List<Departure> found = new ArrayList<>();

    private Departures(Set<MessageRule> rules) {
        this.rules = rules;
    }

    static List<Departure> of(ReceivedMail mail, Set<MessageRule> rules) {
        Departures departures = new Departures(rules);
        new LineRules(mail, departures).check();
        new HeaderRules(mail, departures).check();
        new BodyRules(mail, departures).check();
        return departures.found.stream()
                .sorted(Comparator.comparing(Departure::rule))
                .toList();
    }

    @Override
    public void accept(MessageRule rule, String detail) {
        if (rules.contains(rule)) {
            found.add(new Departure(rule, detail));
        }
    }
}
