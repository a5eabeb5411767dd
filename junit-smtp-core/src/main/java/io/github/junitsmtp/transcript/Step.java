package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a client, and the one that it made before.
 *
 * @param position its place in the session, the first is 1
 * @param exchange what was said
 * @param before the client's step before on this connection, null if there is none
 * @param stray what it is in words if it only makes sense after another reply than the server gave, such as a line of a message whose
 *     DATA was refused; else null
 */
record Step(
        int position,
        Exchange exchange,
        @Nullable Step before,
        @Nullable String stray) {

    private static final int LONGEST = 80;

    Exchange.Kind kind() {
        return exchange.kind();
    }

    /** Returns the verb, empty for all that is no command. */
    String verb() {
        return stray != null ? "" : exchange.command().map(SmtpCommand::verb).orElse("");
    }

    String argument() {
        return exchange.command().map(SmtpCommand::argument).orElse("");
    }

    SmtpCommand command() {
        return exchange.command().orElseThrow();
    }

    /** Whether this is the last chunk of a message. */
    boolean isLastChunk() {
        return verb().equals("BDAT") && exchange.endsMessage();
    }

    int code() {
        return exchange.reply().map(SmtpReply::code).orElse(0);
    }

    Outcome outcome() {
        Optional<SmtpReply> reply = exchange.reply();
        if (reply.isEmpty()) {
            return Outcome.UNCLEAR;
        }
        return reply.get().isPositive() ? Outcome.ACCEPTED : Outcome.REFUSED;
    }

    boolean isPipelined() {
        return exchange.isPipelined();
    }

    /** Names what was sent, on one line and cut where it is long. */
    String inWords() {
        String words = stray != null ? stray : exchange.inWords();
        return words.isEmpty() ? "an empty line" : cut(words);
    }

    /** Names the reply, as in {@code the reply to RCPT TO:<ada@example.org>}. */
    String reply() {
        return kind() == Exchange.Kind.GREETING ? "the greeting" : "the reply to " + inWords();
    }

    /** Tells the reply, as in {@code the reply to DATA was 451 later}. */
    String answer() {
        return reply() + " was "
                + cut(exchange.reply()
                        .map(SmtpReply::toString)
                        .orElse("missing")
                        .replace("\n", " / "));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
