package io.github.junitsmtp.server;

import io.github.junitsmtp.transcript.Ending;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as they come in, of which no more than a limit are kept. */
final class Collected {

    private final int max;
    private byte[] bytes = new byte[0];
    private int length;
    private long total;

    Collected(int max) {
        this.max = max;
    }

    void add(byte[] source, int offset, int count) {
        total += count;
        int kept = Math.min(count, max - length);
        if (length + kept > bytes.length) {
            int grown = (int) Math.min(max, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, Math.max(length + kept, grown));
        }
        System.arraycopy(source, offset, bytes, length, kept);
        length += kept;
    }

    /** Adds what was cut before: the bytes may be fewer than there were. */
    void add(byte[] source, long count) {
        add(source, 0, source.length);
        total += count - source.length;
    }

    int kept() {
        return length;
    }

    Line asLine(@Nullable Ending ending) {
        return new Line(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), total, ending, false);
    }
}
