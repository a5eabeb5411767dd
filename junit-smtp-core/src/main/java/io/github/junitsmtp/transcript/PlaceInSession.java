package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.ReplyContext;
import java.util.List;

/** The place of a reply in its session: the step it answers, found again by when that step was made. */
record PlaceInSession(SmtpSession session, Exchange step) implements ReplyContext {

    private static final int STEPS_BEFORE = 4;
    private static final int STEPS_AFTER = 2;

    @Override
    public String excerpt() {
        List<Exchange> exchanges = session.exchanges();
        int index = 0;
        while (index < exchanges.size() && !isHere(exchanges.get(index))) {
            index++;
        }
        return index == exchanges.size() ? "" : DialogueText.around(exchanges, index, STEPS_BEFORE, STEPS_AFTER);
    }

    private boolean isHere(Exchange exchange) {
        return exchange.at().equals(step.at()) && exchange.kind() == step.kind();
    }
}
