package io.github.junitsmtp.transcript;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects where a client departs from the rules that count. */
final class Missteps {

    private final Set<ClientRule> rules;
    private final List<Misstep> found = new ArrayList<>();

    Missteps(Set<ClientRule> rules) {
        this.rules = rules;
    }

    void add(ClientRule rule, Step step, String detail) {
        if (rules.contains(rule)) {
            found.add(new Misstep(rule, step.position(), step.inWords(), detail));
        }
    }

    /** Tells all that a client did wrong in a session; nothing if there is nothing. */
    static Optional<String> inWords(SmtpSession session, Set<ClientRule> rules) {
        List<Misstep> missteps = session.departuresFrom(rules);
        return missteps.isEmpty()
                ? Optional.empty()
                : Optional.of("it departs from the rules\n"
                        + missteps.stream().map(misstep -> "    " + misstep).collect(joining("\n")));
    }

    /** Returns them in order of time. */
    List<Misstep> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Misstep::position).thenComparing(Misstep::rule))
                .toList();
    }
}
