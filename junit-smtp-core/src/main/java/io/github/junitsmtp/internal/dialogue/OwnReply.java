package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Optional;

/** Words replies of the transport's own, for {@code import static}. */
final class OwnReply {

    private OwnReply() {}

    static SmtpReply reply(int code, String enhanced, String... lines) {
        return SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), lines);
    }

    /** A reply where a rule may have none. */
    static Optional<SmtpReply> refused(int code, String enhanced, String text) {
        return Optional.of(reply(code, enhanced, text));
    }
}
