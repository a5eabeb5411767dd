package io.github.junitsmtp.internal.store;

import java.util.ArrayList;
import java.util.List;

/** Bytes as they come in, of which no more than a limit are kept. */
public final class BoundedBuffer {

    private static final int LARGEST_PIECE = 1024 * 1024;

    private final int max;
    /** What is full; the next piece grows with all there is, so that what is large is not copied again and again. */
    private final List<byte[]> full = new ArrayList<>(0);

    private byte[] piece = new byte[0];
    private int inPiece;
    private int length;
    private long total;

    public BoundedBuffer(int max) {
        this.max = max;
    }

    public void add(byte[] source, int offset, int count) {
        total += count;
        int kept = Math.min(count, max - length);
        int fits = Math.min(kept, piece.length - inPiece);
        System.arraycopy(source, offset, piece, inPiece, fits);
        inPiece += fits;
        if (fits < kept) {
            if (inPiece > 0) {
                full.add(piece);
            }
            inPiece = kept - fits;
            piece = new byte[Math.max(inPiece, Math.min(Math.min(length, LARGEST_PIECE), max - length - fits))];
            System.arraycopy(source, offset + fits, piece, 0, inPiece);
        }
        length += kept;
    }

    /** Adds what was cut before: the bytes may be fewer than there were. */
    public void add(byte[] source, long count) {
        add(source, 0, source.length);
        total += count - source.length;
    }

    public int kept() {
        return length;
    }

    /** How many there were, those too that are not kept. */
    public long total() {
        return total;
    }

    /** What is kept, which is not to be changed. */
    public byte[] bytes() {
        if (full.isEmpty() && inPiece == piece.length) {
            return piece;
        }
        byte[] all = new byte[length];
        int position = 0;
        for (byte[] each : full) {
            System.arraycopy(each, 0, all, position, each.length);
            position += each.length;
        }
        System.arraycopy(piece, 0, all, position, inPiece);
        return all;
    }
}
