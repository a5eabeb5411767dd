package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds steps that no later step depends on: commands without effect, failed logins, a repeated EHLO. Without them, the other steps lead to
 * the same judgment of the client.
 */
final class Trivia {

    private static final Set<String> IN_TRANSACTION = Set.of("MAIL", "RCPT", "DATA", "BDAT", "BURL");
    private static final Set<String> HELLO = Set.of("EHLO", "HELO");

    private final List<Exchange> steps;
    private final int start;
    private final int end;
    private final BitSet found = new BitSet();
    /** The last step that is not trivial. */
    private int last;

    private Trivia(List<Exchange> steps, int start, int end) {
        this.steps = steps;
        this.start = start;
        this.end = end;
        this.last = start - 1;
    }

    /** Returns the trivial steps in a range. The list must also contain the steps just before and after the range. */
    static BitSet among(List<Exchange> steps, int start, int end) {
        Trivia trivia = new Trivia(steps, start, end);
        int step = start;
        while (step < end) {
            step = trivia.look(step);
        }
        return trivia.found;
    }

    /** Examines a step or a whole login, and returns the next step to examine. */
    private int look(int step) {
        int next = behindLogin(step);
        if (next > end) {
            return end;
        }
        if (isTrivial(step, next) && !isWaitedFor(step, next)) {
            found.set(step, next);
            return next;
        }
        if (saysHelloAgain(step)) {
            found.set(last);
        }
        last = next - 1;
        return next;
    }

    private boolean saysHelloAgain(int step) {
        return last >= start
                && isAcceptedHello(last)
                && isAcceptedHello(step)
                && !steps.get(step).isPipelined();
    }

    private boolean isAcceptedHello(int step) {
        return HELLO.contains(verb(step)) && !isRefused(step);
    }

    /** Returns the step after a login, which is a command and the responses to its challenges. */
    private int behindLogin(int step) {
        int next = step + 1;
        while (next <= end && verb(step).equals("AUTH") && steps.get(next).kind() == Exchange.Kind.CREDENTIALS) {
            next++;
        }
        return next;
    }

    private boolean isTrivial(int step, int next) {
        Exchange exchange = steps.get(step);
        if (exchange.kind() != Exchange.Kind.COMMAND) {
            return exchange.kind() == Exchange.Kind.UNSOLICITED;
        }
        return switch (verb(step)) {
            case "MAIL", "DATA", "BDAT", "BURL", "QUIT" -> false;
            case "RCPT" -> isRefused(step) && verb(last).equals("RCPT");
            case "RSET" -> !IN_TRANSACTION.contains(verb(last));
            case "EHLO", "HELO", "STARTTLS" -> isRefused(step);
            case "AUTH" -> isRefused(next - 1);
            default -> true;
        };
    }

    /** Whether this step shows that the client should have waited before the next one. */
    private boolean isWaitedFor(int step, int next) {
        return steps.get(next).isPipelined() && !verb(step).equals(verb(last));
    }

    private boolean isRefused(int step) {
        return steps.get(step).reply().filter(SmtpReply::isPositive).isEmpty();
    }

    private String verb(int step) {
        return steps.get(step).command().map(SmtpCommand::verb).orElse("");
    }
}
