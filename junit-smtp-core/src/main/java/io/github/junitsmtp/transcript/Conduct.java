package io.github.junitsmtp.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a client by what the server wrote down. Goes through the steps in order; at each it knows what the client knew: the
 * replies to all that came before the group that was sent in one go. Of replies to the group itself the client may hope the best.
 */
final class Conduct {

    private static final Set<String> GROUPED = Set.of("MAIL", "RCPT", "RSET");

    private final Missteps missteps;
    private final Strays strays = new Strays();
    private final TimingRules timing;
    private final RefusalRules refusals;
    private final OrderRules order;
    private final OfferRules offers;
    private final ArgumentRules arguments;
    private final LineRules lines;
    private final CredentialRules credentials;
    private final TextRules text;
    private final List<Step> group = new ArrayList<>();
    private Progress known;
    private Progress hoped;
    private @Nullable Step last;

    private Conduct(Progress start, Missteps missteps) {
        this.missteps = missteps;
        this.timing = new TimingRules(missteps);
        this.refusals = new RefusalRules(missteps);
        this.order = new OrderRules(missteps);
        this.offers = new OfferRules(missteps);
        this.arguments = new ArgumentRules(missteps);
        this.lines = new LineRules(missteps);
        this.credentials = new CredentialRules(missteps);
        this.text = new TextRules(missteps);
        this.known = start;
        this.hoped = start;
    }

    static List<Misstep> of(List<Exchange> exchanges, Ending ending, Set<ClientRule> rules) {
        boolean whole = exchanges.stream().anyMatch(exchange -> exchange.kind() == Exchange.Kind.GREETING);
        Missteps missteps = new Missteps(rules);
        Conduct conduct = new Conduct(whole ? Progress.START : Progress.UNKNOWN, missteps);
        for (int i = 0; i < exchanges.size(); i++) {
            boolean leads = i + 1 < exchanges.size() && exchanges.get(i + 1).isPipelined();
            conduct.follow(i + 1, exchanges.get(i), leads);
        }
        conduct.end();
        if (conduct.last != null) {
            Parting.check(exchanges.get(exchanges.size() - 1), conduct.last, conduct.known, ending, missteps);
        }
        return missteps.inOrder();
    }

    private void follow(int position, Exchange exchange, boolean leads) {
        switch (exchange.kind()) {
            case UNSOLICITED -> {
                return; // the client reads it when it expects the reply to its next command (RFC 5321, section 3.8)
            }
            case TLS_HANDSHAKE -> shakeHands(exchange.tls().orElseThrow());
            case INJECTION ->
                missteps.add(
                        ClientRule.STARTTLS_ALONE,
                        new Step(position, exchange, last, null),
                        "did not wait for the handshake: " + Quote.firstLine(exchange.sent()));
            default -> judge(new Step(position, exchange, last, strays.wordsFor(exchange, last)), leads);
        }
    }

    private void shakeHands(TlsHandshake handshake) {
        settle();
        if (handshake.isComplete()) {
            known = known.encrypted(last != null);
            hoped = known;
        }
    }

    private void judge(Step step, boolean leads) {
        boolean unaware = step.isPipelined() || leads && isOfGroup(step) && isOfGroup(last);
        if (!unaware) {
            settle();
        } else if (last != null && !group.isEmpty()) {
            hoped = hoped.hopingFor(last);
        }
        timing.check(step, hoped);
        if (refusals.allow(step, hoped)) {
            order.check(step, hoped);
            offers.check(step, hoped);
        }
        arguments.check(step);
        lines.check(step, hoped);
        credentials.check(step);
        text.check(step, hoped);
        group.add(step);
        last = step;
    }

    /**
     * Whether this may stand in the midst of a group. A client may send its group in several packets; if the first is answered before the
     * next comes, the client seems to have waited, and only what follows tells that it did not.
     */
    private static boolean isOfGroup(@Nullable Step step) {
        return step != null && GROUPED.contains(step.verb());
    }

    /** The client has read the replies to the group. */
    private void settle() {
        for (Step step : group) {
            refusals.learn(step, known);
            known = known.after(step);
        }
        group.clear();
        hoped = known;
    }

    private void end() {
        settle();
        timing.end();
        refusals.end();
        text.end();
    }
}
