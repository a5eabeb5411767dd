package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Standing;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a transcript once more, as the patterns of stubs have seen it. */
final class Attempts {

    /** For a message whose MAIL was forgotten when the server was reset. */
    private static final Envelope UNKNOWN = new Envelope(SmtpCommand.parse("MAIL FROM:<>"), List.of());

    private final SmtpSession session;
    private final Transaction transaction = new Transaction();
    private final List<Attempt> attempts = new ArrayList<>();
    private int mails;
    private @Nullable String user;

    private Attempts(SmtpSession session) {
        this.session = session;
    }

    /** Returns all that clients did, in the order of time. */
    static List<Attempt> of(List<SmtpSession> sessions) {
        List<Attempt> all = new ArrayList<>();
        for (SmtpSession session : sessions) {
            Attempts here = new Attempts(session);
            session.exchanges().forEach(here::add);
            all.addAll(here.attempts);
        }
        all.sort(Comparator.comparing(Attempt::at));
        return all;
    }

    private void add(Exchange exchange) {
        boolean accepted =
                exchange.reply().filter(reply -> reply.code() / 100 == 2).isPresent();
        Standing standing = transaction.standing(session.number(), mails, user);
        switch (exchange.kind()) {
            case GREETING -> keep(exchange, Incoming.connection(standing));
            case COMMAND -> {
                keep(exchange, Incoming.command(standing, exchange.command().orElseThrow()));
                if (accepted) {
                    transaction.accepted(exchange.command().orElseThrow());
                }
            }
            case MESSAGE -> {
                Envelope envelope = transaction.isOpen() ? transaction.envelope() : UNKNOWN;
                transaction.clear();
                keep(exchange, Incoming.message(standing, mail(exchange, envelope)));
                mails += accepted ? 1 : 0;
            }
            default ->
                user = exchange.reply().filter(reply -> reply.code() == 235).isPresent() ? "" : user;
        }
    }

    private ReceivedMail mail(Exchange exchange, Envelope envelope) {
        return new ReceivedMail(
                envelope,
                exchange.sent(),
                session.number(),
                user,
                false,
                session.startedAt().plus(exchange.at()));
    }

    private void keep(Exchange exchange, Incoming incoming) {
        attempts.add(new Attempt(session.number(), session.startedAt().plus(exchange.at()), exchange, incoming));
    }
}
