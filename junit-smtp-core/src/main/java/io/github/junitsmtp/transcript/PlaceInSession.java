package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.assertion.DialogueContext;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;

/**
 * The place of a reply in its session, identified by the client's part of the step, which stays the same when a reply completes the step.
 */
record PlaceInSession(SmtpSession session, Sent part) implements DialogueContext<ReplyOccasion, SmtpReply> {

    @Override
    public List<Step<ReplyOccasion, SmtpReply>> steps() {
        return session.exchanges().stream().map(this::stepOf).toList();
    }

    @Override
    public String excerpt(int lines) {
        List<Exchange> exchanges = session.exchanges();
        int index = 0;
        while (index < exchanges.size() && !exchanges.get(index).has(part)) {
            index++;
        }
        return index == exchanges.size() ? "" : DialogueExcerpt.around(exchanges, index, lines);
    }

    private Step<ReplyOccasion, SmtpReply> stepOf(Exchange exchange) {
        return new Step<>(
                occasionOf(exchange), exchange.inWords(), exchange.reply().orElse(null), exchange.has(part));
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
