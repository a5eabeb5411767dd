package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.DialogueStep;
import io.github.junitsmtp.protocol.ReplyContext;
import io.github.junitsmtp.protocol.ReplyOccasion;
import java.util.List;

/** The place of a reply in its session: the step it answers, found again by when that step was made. */
record PlaceInSession(SmtpSession session, Sent step) implements ReplyContext {

    @Override
    public List<DialogueStep> steps() {
        return session.exchanges().stream().map(this::stepOf).toList();
    }

    @Override
    public String excerpt(int lines) {
        List<Exchange> exchanges = session.exchanges();
        int index = 0;
        while (index < exchanges.size() && !isHere(exchanges.get(index))) {
            index++;
        }
        return index == exchanges.size() ? "" : DialogueExcerpt.around(exchanges, index, lines);
    }

    private boolean isHere(Exchange exchange) {
        return exchange.at().toNanos() == step.at() && exchange.kind() == step.kind();
    }

    private DialogueStep stepOf(Exchange exchange) {
        return new DialogueStep(
                occasionOf(exchange), exchange.inWords(), exchange.reply().orElse(null), isHere(exchange));
    }

    private static ReplyOccasion occasionOf(Exchange exchange) {
        return switch (exchange.kind()) {
            case GREETING -> ReplyOccasion.CONNECTION;
            case COMMAND ->
                ReplyOccasion.ofCommand(exchange.command().orElseThrow().verb());
            case CREDENTIALS -> ReplyOccasion.AUTH;
            case MESSAGE -> ReplyOccasion.END_OF_DATA;
            case TLS_HANDSHAKE, INJECTION, UNSOLICITED -> ReplyOccasion.UNSOLICITED;
        };
    }
}
