package io.github.junitsmtp.internal.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.Set;

/**
 * UTF-7, for decoding only. The JDK does not have it, and a library would be larger than this class.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2152">RFC 2152</a>
 */
final class Utf7 extends Charset {

    static final Set<String> NAMES =
            Set.of("utf-7", "utf7", "unicode-1-1-utf-7", "csunicode11utf7", "unicode-2-0-utf-7", "x-unicode-2-0-utf-7");

    static final Charset CHARSET = new Utf7();

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {
        super("UTF-7", null);
    }

    @Override
    public boolean contains(Charset charset) {
        return false; // never used for encoding
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("UTF-7 can only be decoded");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder();
    }

    private final class Decoder extends CharsetDecoder {

        private boolean isShifted;
        private boolean isFirst; // after the plus
        private int bits;
        private int count; // number of bits that do not form a character yet

        Decoder() {
            super(Utf7.this, 1, 1);
        }

        @Override
        protected void implReset() {
            isShifted = false;
            isFirst = false;
            bits = 0;
            count = 0;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                int octet = in.get(in.position());
                int digit = isShifted ? DIGITS.indexOf(octet) : -1;
                if (octet < 0) {
                    isShifted = false;
                    return CoderResult.malformedForLength(1);
                }
                in.get();
                if (digit >= 0) {
                    digit(digit, out);
                } else if (isShifted) {
                    unshift(octet, out);
                } else if (octet == '+') {
                    implReset();
                    isShifted = true;
                    isFirst = true;
                } else {
                    out.put((char) octet);
                }
            }
            return CoderResult.UNDERFLOW;
        }

        private void digit(int digit, CharBuffer out) {
            isFirst = false;
            bits = (bits << 6 | digit) & 0x3FFFFF;
            count += 6;
            if (count >= 16) {
                count -= 16;
                out.put((char) (bits >> count));
            }
        }

        /**
         * Ends a shifted sequence. A minus is dropped, or stands for a plus if it follows the plus directly. Any other character is kept.
         */
        private void unshift(int octet, CharBuffer out) {
            if (octet != '-') {
                out.put((char) octet);
            } else if (isFirst) {
                out.put('+');
            }
            isShifted = false;
        }
    }
}
