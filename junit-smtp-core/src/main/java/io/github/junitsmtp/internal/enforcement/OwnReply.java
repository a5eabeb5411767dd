package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Optional;

/** Creates the transport's own replies, for {@code import static}. */
public final class OwnReply {

    private OwnReply() {}

    public static SmtpReply reply(int code, String enhanced, String... lines) {
        return SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), lines);
    }

    /** Creates a reply for a rule that may return none. */
    public static Optional<SmtpReply> refused(int code, String enhanced, String text) {
        return Optional.of(reply(code, enhanced, text));
    }
}
