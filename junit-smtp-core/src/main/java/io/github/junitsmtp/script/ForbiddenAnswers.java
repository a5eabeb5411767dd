package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.ReplyOccasion;

/** Determines which answers SMTP forbids: a refusal is possible anywhere, but each command has its own success codes. */
final class ForbiddenAnswers {

    private ForbiddenAnswers() {}

    /** Rejects a positive code that is not valid for what the pattern matches. */
    static void check(CommandPattern pattern, int code) {
        if (code < 400 && !pattern.positions().isEmpty()) {
            throw new IllegalArgumentException(code + " is not a valid reply to " + pattern
                    + " because the message has not ended; to send it anyway, call answer(replyUnchecked(..))");
        }
        boolean known = !pattern.occasions().isEmpty() && !pattern.occasions().contains(ReplyOccasion.OTHER_COMMAND);
        ReplyCode catalogued = ReplyCode.find(code).orElse(null);
        if (code < 400
                && known
                && catalogued != null
                && catalogued.occasions().stream().noneMatch(pattern.occasions()::contains)) {
            throw new IllegalArgumentException(code + " is not a valid reply to " + pattern
                    + " (RFC 5321, section 4.3.2); to send it anyway, call answer(replyUnchecked(..))");
        }
    }
}
