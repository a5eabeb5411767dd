package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.ReplyContext;
import io.github.junitsmtp.protocol.SmtpReply;
import org.jspecify.annotations.Nullable;

/** Reads replies for the record, which keeps malformed ones as bytes. */
final class Replies {

    private Replies() {}

    static @Nullable SmtpReply parse(byte[] bytes, ReplyContext place) {
        try {
            return SmtpReply.parse(bytes).at(place);
        } catch (MalformedReplyException e) {
            return null;
        }
    }
}
