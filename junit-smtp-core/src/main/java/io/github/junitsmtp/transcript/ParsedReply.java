package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A reply of any server. Frequent replies are parsed and stored once.
 *
 * @param bytes the reply, which must not be changed
 * @param reply the reply as a value; null if it is malformed
 */
record ParsedReply(byte[] bytes, @Nullable SmtpReply reply) {

    /** No reply, or none yet. */
    static final ParsedReply NONE = new ParsedReply(new byte[0], null);

    private static final int MOST_KNOWN = 200;
    private static final int LONGEST_KNOWN = 512;
    private static final Map<Wire, ParsedReply> KNOWN = new ConcurrentHashMap<>();

    /** Compares by content. */
    private record Wire(byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Wire that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    static ParsedReply of(byte[] bytes) {
        Wire key = new Wire(bytes);
        ParsedReply known = KNOWN.get(key);
        if (known != null) {
            return known;
        }
        ParsedReply fresh = new ParsedReply(bytes, parse(bytes));
        if (bytes.length <= LONGEST_KNOWN && KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(key, fresh);
        }
        return fresh;
    }

    boolean isGiven() {
        return bytes.length > 0;
    }

    private static @Nullable SmtpReply parse(byte[] bytes) {
        try {
            return SmtpReply.parse(bytes);
        } catch (MalformedReplyException e) {
            return null;
        }
    }
}
