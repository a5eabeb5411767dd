package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.conduct.ClientHints;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Notes on what a reader of a dialogue should know but may overlook, each after the step that it is about. They state facts, not judgments.
 */
final class SessionNotes {

    static final String IN_HANDSHAKE = "the server is waiting for the client to start or complete the TLS handshake";

    /** What a stub did that keeps the server from noticing the end of the connection. */
    private static final String STOPPED_READING = "stopped reading";

    /** A reply that takes no longer than this is not considered missing. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** Requires TLS or a login. */
    private static final int MORE_IS_REQUIRED = 530;

    private final Map<Integer, List<String>> notes = new TreeMap<>();

    private SessionNotes() {}

    static SessionNotes of(SmtpSession session, List<Exchange> exchanges) {
        SessionNotes notes = new SessionNotes();
        notes.missing("STARTTLS", "mail.smtp.starttls.enable", SessionNotes::isRefusedWithoutTls, exchanges);
        notes.missing("AUTH", "mail.smtp.auth", SessionNotes::isRefusedWithoutLogin, exchanges);
        notes.hints(exchanges);
        notes.invalidReplies(session, exchanges);
        notes.end(session, exchanges);
        return notes;
    }

    /** Returns the notes on a step, in parentheses. */
    List<String> after(int index) {
        return notes.getOrDefault(index, List.of());
    }

    private void add(int index, String note) {
        notes.computeIfAbsent(index, key -> new ArrayList<>()).add("(" + note + ")");
    }

    /** Notes the first refusal that the client could have avoided with a command that it never sent. */
    private void missing(String command, String property, Predicate<Exchange> refused, List<Exchange> exchanges) {
        if (exchanges.stream().anyMatch(exchange -> isCommand(command, exchange))) {
            return;
        }
        IntStream.range(0, exchanges.size())
                .filter(index -> refused.test(exchanges.get(index)))
                .findFirst()
                .ifPresent(index -> add(
                        index,
                        isHelloOld(exchanges)
                                ? onlyHelo(command)
                                : withoutIt(command, property, offer(exchanges.subList(0, index)))));
    }

    private static String withoutIt(String command, String property, Optional<EhloKeywords> offer) {
        if (offer.isEmpty() || offer.get().has(command)) {
            return "the client did not send " + command + ", which the server requires"
                    + (offer.isEmpty() ? "" : " and offers") + ": enable it in the client (in Jakarta Mail: "
                    + property + ")";
        }
        return "the server requires " + command + " but did not offer it"
                + (offer.get().has("STARTTLS") ? "; it may offer it after STARTTLS" : "");
    }

    /** Whether the client cannot know what the server offers. */
    private static boolean isHelloOld(List<Exchange> exchanges) {
        return exchanges.stream().anyMatch(exchange -> isCommand("HELO", exchange))
                && exchanges.stream().noneMatch(exchange -> isCommand("EHLO", exchange));
    }

    private static String onlyHelo(String extension) {
        return "the client sent HELO, but this server requires " + extension
                + ", which servers offer only in reply to EHLO: make the client send EHLO"
                + " (in Jakarta Mail: mail.smtp.ehlo)";
    }

    private static boolean isCommand(String verb, Exchange exchange) {
        return exchange.command().filter(command -> command.verb().equals(verb)).isPresent();
    }

    /** Returns what the server offered last. */
    private static Optional<EhloKeywords> offer(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> isCommand("EHLO", exchange))
                .flatMap(exchange -> exchange.reply().stream())
                .filter(SmtpReply::isPositive)
                .reduce((earlier, later) -> later)
                .map(EhloKeywords::parse);
    }

    private static boolean isRefusedWithoutTls(Exchange exchange) {
        return exchange.reply()
                .filter(reply ->
                        reply.code() == MORE_IS_REQUIRED && reply.text().contains("STARTTLS"))
                .isPresent();
    }

    private static boolean isRefusedWithoutLogin(Exchange exchange) {
        return exchange.reply()
                .filter(reply -> reply.code() == MORE_IS_REQUIRED)
                .filter(reply -> reply.text().toLowerCase(Locale.ROOT).contains("authentication"))
                .isPresent();
    }

    private void hints(List<Exchange> exchanges) {
        ClientHints.of(exchanges.stream().map(Exchange::step).toList())
                .forEach(hint -> add(
                        hint.step().orElseThrow() - 1, "hint: " + hint.where().orElseThrow() + " " + hint.detail()));
    }

    /** Adds whose the invalid replies of a relayed session are. How the backend ended the session explains the last one. */
    private void invalidReplies(SmtpSession session, List<Exchange> exchanges) {
        int end = exchanges.size() - (session.failureBehind().isPresent() ? 1 : 0);
        session.serverBehind()
                .ifPresent(backend -> IntStream.range(0, end)
                        .filter(index -> exchanges.get(index).hasInvalidReply())
                        .forEach(index -> add(index, "the backend, " + backend + ", sent an invalid SMTP reply")));
    }

    /** Adds a note on who was waiting for whom at the end, and for how long. */
    private void end(SmtpSession session, List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return;
        }
        int last = exchanges.size() - 1;
        Exchange exchange = exchanges.get(last);
        Duration time = session.duration().minus(exchange.at()).minus(exchange.took());
        session.failureBehind()
                .or(() -> handshake(session, exchange))
                .or(() -> delay(session, exchanges))
                .or(() -> session.isTimed() ? wait(session, exchange, time) : Optional.empty())
                .ifPresent(note -> add(last, note));
    }

    private static Optional<String> handshake(SmtpSession session, Exchange last) {
        if (session.isInHandshake()) {
            return Optional.of(IN_HANDSHAKE);
        }
        return last.tls()
                .filter(tls -> tls.isComplete() && !tls.certificateHosts().isEmpty())
                .filter(tls -> session.ending().isByClient())
                .map(tls ->
                        "the client closed the connection right after the handshake; it may have refused the certificate,"
                                + " which is for " + String.join(", ", tls.certificateHosts()) + "; it "
                                + tls.serverName()
                                        .map(host -> "asked for " + host)
                                        .orElse("sent no server name (SNI)"));
    }

    /** While a stub delays its reply, it is unknown whether the client is still waiting. */
    static Optional<String> delay(SmtpSession session, List<Exchange> exchanges) {
        return !exchanges.isEmpty()
                        && exchanges.get(exchanges.size() - 1).awaitsReply()
                        && session.ending() == Ending.OPEN
                        && !session.delay().isZero()
                ? Optional.of("a stub delays the reply by " + Durations.exact(session.delay()))
                : Optional.empty();
    }

    private static Optional<String> wait(SmtpSession session, Exchange last, Duration time) {
        Ending ending = session.ending();
        if (last.isLeftWithoutReplyByStub() && ending.isByClient()) {
            return Optional.of("the client waited " + Durations.rounded(time) + " for a reply and gave up");
        }
        if (ending != Ending.OPEN || !last.awaitsReply() || time.compareTo(SILENCE) < 0) {
            return Optional.empty();
        }
        if (last.stubAction().filter(STOPPED_READING::equals).isPresent()) {
            return Optional.of("the server stopped reading " + Durations.rounded(time)
                    + " ago, so it cannot tell whether the client gave up; a client that hangs here has no write"
                    + " timeout (in Jakarta Mail: mail.smtp.writetimeout)");
        }
        return Optional.of(
                last.isLeftWithoutReplyByStub()
                        ? "the client has waited " + Durations.rounded(time)
                                + " for a reply and has not given up: its read timeout is longer, or not set"
                                + " (in Jakarta Mail: mail.smtp.timeout)"
                        : session.serverBehind()
                                        .map(backend -> "the backend, " + backend + ",")
                                        .orElse("the server") + " has not replied for " + Durations.rounded(time));
    }
}
