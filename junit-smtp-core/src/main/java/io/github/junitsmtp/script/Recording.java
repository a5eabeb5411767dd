package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a server answered in all its sessions.
 *
 * @param sessions the sessions in order, at least one
 * @param beginsInTls whether it spoke TLS from the first byte
 * @param offersStartTls whether it offered STARTTLS
 */
record Recording(List<RecordedSession> sessions, boolean beginsInTls, boolean offersStartTls) {

    static Recording of(Transcript transcript) {
        List<SmtpSession> sessions = transcript.sessions();
        return new Recording(
                sessions.stream().map(RecordedSession::of).toList(),
                sessions.stream().anyMatch(Recording::beginsInTls),
                sessions.stream()
                        .flatMap(session -> session.exchanges().stream())
                        .anyMatch(Recording::offersStartTls));
    }

    private static boolean beginsInTls(SmtpSession session) {
        return session.exchanges().stream().limit(1).anyMatch(step -> step.kind() == Exchange.Kind.TLS_HANDSHAKE);
    }

    private static boolean offersStartTls(Exchange step) {
        return step.command().filter(command -> command.verb().equals("EHLO")).isPresent()
                && step.reply()
                        .filter(reply ->
                                reply.isPositive() && EhloKeywords.parse(reply).has("STARTTLS"))
                        .isPresent();
    }

    /**
     * Returns what was recorded for a step: in the given session, or else in a later one, or else in an earlier one.
     *
     * @param session the index of the session
     * @param find finds the step in a session
     */
    <T> List<T> find(int session, Function<RecordedSession, List<T>> find) {
        return inOrderFrom(session)
                .map(find)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Stream<RecordedSession> inOrderFrom(int session) {
        return IntStream.concat(IntStream.range(session, sessions.size()), IntStream.range(0, session))
                .mapToObj(sessions::get);
    }

    boolean has(String verb) {
        return commands().anyMatch(command -> command.verb().equals(verb));
    }

    Stream<SmtpCommand> commands() {
        return sessions.stream().flatMap(session -> session.commands().stream());
    }
}
