package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what was sent over TLS and what was sent in plain text. */
final class TlsUsage {

    /** Commands that reveal nothing worth protecting. */
    private static final Set<String> PUBLIC = Set.of("EHLO", "HELO", "STARTTLS", "NOOP", "RSET", "HELP", "QUIT");

    private TlsUsage() {}

    static Optional<String> problemOf(SmtpSession session) {
        if (session.tls().isEmpty()) {
            return Optional.of(describe(session));
        }
        return session.exchanges().stream()
                .filter(exchange -> !exchange.isEncrypted())
                .filter(exchange -> exchange.kind() == Exchange.Kind.CREDENTIALS
                        || exchange.kind() == Exchange.Kind.MESSAGE
                        || exchange.kind() == Exchange.Kind.INJECTION && !isPublic(exchange.sent())
                        || exchange.command()
                                .filter(command -> !PUBLIC.contains(command.verb()))
                                .isPresent())
                .findFirst()
                .map(exchange -> exchange.kind() == Exchange.Kind.INJECTION
                        ? "plain text was sent between STARTTLS and the handshake"
                        : exchange.inWords() + " was sent in plain text");
    }

    /** Whether plain text that the client sent after STARTTLS consists of commands that reveal nothing. */
    private static boolean isPublic(byte[] lines) {
        return new String(lines, StandardCharsets.ISO_8859_1)
                .lines()
                .allMatch(line -> line.isBlank() || PUBLIC.contains(line.split(" ", 2)[0].toUpperCase(Locale.ROOT)));
    }

    /** Returns why a session was not in plain text. */
    static Optional<String> problemOfPlainText(SmtpSession session) {
        return session.tls().isPresent() || session.isInHandshake() ? Optional.of(describe(session)) : Optional.empty();
    }

    static Optional<String> failureOf(SmtpSession session) {
        if (session.tls().isPresent()) {
            return Optional.empty();
        }
        return session.exchanges().stream()
                .flatMap(exchange -> exchange.tls().stream())
                .flatMap(tls -> tls.failure().stream())
                .findFirst();
    }

    /** Returns the outcome of TLS, for the end of a sentence. */
    static String describe(SmtpSession session) {
        return session.tls()
                .map(tls -> "it has " + tls)
                .or(() -> failureOf(session).map(reason -> "the TLS handshake failed: " + reason))
                .or(() -> session.isInHandshake() ? Optional.of("the TLS handshake is not complete") : Optional.empty())
                .or(() -> session.exchanges().stream()
                        .filter(exchange -> exchange.command()
                                .filter(command -> command.verb().equals("STARTTLS"))
                                .isPresent())
                        .reduce((earlier, last) -> last)
                        .map(TlsUsage::withoutHandshake))
                .orElse("TLS was never started");
    }

    private static String withoutHandshake(Exchange startTls) {
        boolean agreed = startTls.reply().filter(SmtpReply::isPositive).isPresent();
        return Refusals.inWords(startTls) + (agreed ? "; no TLS handshake followed" : "");
    }

    static String describe(List<Login> logins) {
        return logins.isEmpty() ? "the client did not try to log in" : "there were " + logins;
    }
}
