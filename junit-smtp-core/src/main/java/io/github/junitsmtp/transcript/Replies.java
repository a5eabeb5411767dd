package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads replies for the record, which keeps malformed ones as bytes. Frequent replies are read and kept once. */
final class Replies {

    private static final int MOST_KNOWN = 200;
    private static final int LONGEST_KNOWN = 512;
    private static final Map<ByteBuffer, Known> KNOWN = new ConcurrentHashMap<>();

    private Replies() {}

    static Known read(byte[] bytes) {
        ByteBuffer key = ByteBuffer.wrap(bytes);
        Known known = KNOWN.get(key);
        if (known != null) {
            return known;
        }
        Known fresh = new Known(bytes, parse(bytes));
        if (bytes.length <= LONGEST_KNOWN && KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(key, fresh);
        }
        return fresh;
    }

    private static @Nullable SmtpReply parse(byte[] bytes) {
        try {
            return SmtpReply.parse(bytes);
        } catch (MalformedReplyException e) {
            return null;
        }
    }

    /**
     * What was said, wherever.
     *
     * @param bytes to the byte
     * @param reply as a reply, or null if it is malformed
     */
    record Known(byte[] bytes, @Nullable SmtpReply reply) {

        @Nullable
        SmtpReply in(PlaceInSession place) {
            return reply == null ? null : reply.at(place);
        }
    }
}
