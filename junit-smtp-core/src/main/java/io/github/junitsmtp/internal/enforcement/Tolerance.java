package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.protocol.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the rules treat what a client got wrong in one command, but other servers accept: they refuse it, or only take note of it. */
public final class Tolerance {

    /** Notes nothing, and so serves all commands. */
    private static final Tolerance NONE = new Tolerance(false, List.of());

    private final boolean tolerant;
    private final List<SmtpReply> forgone;

    private Tolerance(boolean tolerant, List<SmtpReply> forgone) {
        this.tolerant = tolerant;
        this.forgone = forgone;
    }

    static Tolerance of(boolean tolerant) {
        return tolerant ? new Tolerance(true, new ArrayList<>(0)) : NONE;
    }

    /** Refuses the command unless it is right in some way; a tolerant server goes on to the next rule. */
    public Optional<SmtpReply> unless(boolean right, int code, String enhanced, String text) {
        return right ? Optional.empty() : refused(code, enhanced, text);
    }

    /** Refuses the command; a tolerant server goes on to the next rule. */
    public Optional<SmtpReply> refused(int code, String enhanced, String text) {
        SmtpReply reply = OwnReply.reply(code, enhanced, text);
        if (tolerant) {
            forgone.add(reply);
            return Optional.empty();
        }
        return Optional.of(reply);
    }

    /** Returns the refusals that were forgone. */
    public List<SmtpReply> forgone() {
        return forgone;
    }
}
