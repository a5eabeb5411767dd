package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.stubbing.SessionProgress;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import io.github.junitsmtp.transcript.SmtpSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Goes through a transcript once more, as the patterns of stubs have seen it. */
final class Attempts {

    /** For a message whose MAIL was forgotten when the server was reset. */
    private static final Envelope UNKNOWN = new Envelope(SmtpCommand.parse("MAIL FROM:<>"), List.of());

    private final SmtpSession session;
    private final ReplayedSession state = new ReplayedSession(Set.of(), false);
    private final List<Attempt> attempts = new ArrayList<>();

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
        switch (exchange.kind()) {
            case GREETING -> keep(exchange, Incoming.connection(progress()));
            case COMMAND -> command(exchange, exchange.command().orElseThrow(), accepted);
            case MESSAGE ->
                message(
                        exchange,
                        accepted,
                        envelope -> new ReceivedMail(envelope, Octets.of(exchange.sent()), arrivalOf(exchange)));
            case TLS_HANDSHAKE -> {
                if (exchange.isEncrypted()) {
                    state.secured();
                }
            }
            default -> {}
        }
        exchange.login().ifPresent(login -> login(exchange, login));
    }

    private void command(Exchange exchange, SmtpCommand command, boolean accepted) {
        keep(exchange, Incoming.command(progress(), command));
        if (accepted) {
            state.accepted(command);
        }
        Chunk chunk = Chunk.recorded(exchange.sent(), exchange.sentBytes()).orElse(null);
        if (chunk != null && accepted) {
            BoundedBuffer all = state.transaction().chunk(chunk.content(), Integer.MAX_VALUE);
            if (chunk.last()) {
                message(
                        exchange,
                        true,
                        envelope -> ReceivedMail.inChunks(envelope, Octets.of(all.bytes()), arrivalOf(exchange)));
            }
        }
    }

    private void message(Exchange exchange, boolean accepted, Function<Envelope, ReceivedMail> mail) {
        Envelope envelope = state.transaction().isOpen() ? state.transaction().envelope() : UNKNOWN;
        state.transaction().clear();
        keep(exchange, Incoming.message(progress(), mail.apply(envelope)));
        if (accepted) {
            state.delivered();
        }
    }

    private void login(Exchange exchange, Login login) {
        keep(exchange, Incoming.login(progress(), login.user()));
        if (login.isSuccessful()) {
            state.loggedIn(login.user());
        }
    }

    private SessionProgress progress() {
        return state.progress(session.number());
    }

    private Arrival arrivalOf(Exchange exchange) {
        return new Arrival(session.number(), state.user(), state.isEncrypted(), timeOf(exchange));
    }

    private Instant timeOf(Exchange exchange) {
        return session.startedAt().plus(exchange.at());
    }

    private void keep(Exchange exchange, Incoming incoming) {
        attempts.add(new Attempt(session.number(), timeOf(exchange), exchange, incoming));
    }
}
