package io.github.junitsmtp.internal.store;

import java.util.ArrayList;
import java.util.List;

/** A buffer that counts all bytes, and keeps them up to a limit. */
public final class BoundedBuffer {

    private static final int LARGEST_PIECE = 1024 * 1024;

    private final int max;
    /** The full pieces. Each new piece grows with the total, so that large content is not copied repeatedly. */
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

    /** Adds bytes that were already cut: the array may have fewer bytes than the count. */
    public void add(byte[] source, long count) {
        add(source, 0, source.length);
        total += count - source.length;
    }

    /** Returns the number of all bytes, including those not kept. */
    public long total() {
        return total;
    }

    /** Returns the bytes kept; the array must not be changed. */
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
