package io.github.junitsmtp.internal.mime;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Content without its transfer encoding, as far as it could be decoded. The decoders are custom, because those of the JDK and Jakarta Mail
 * stop at the first error or ignore errors silently.
 *
 * @param bytes the decoded bytes
 * @param trouble what was wrong, or null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-6">RFC 2045, section 6</a>
 */
record TransferDecoding(byte[] bytes, @Nullable String trouble) {

    private static final Set<String> IDENTITY = Set.of("7bit", "8bit", "binary");
    private static final int MOST_PADDING = 2;
    private static final Set<String> UUENCODE = Set.of("uuencode", "x-uuencode", "x-uue", "uue");

    static TransferDecoding of(Slice raw, String encoding) {
        return of(raw.copy(), encoding);
    }

    static TransferDecoding of(byte[] raw, String encoding) {
        if (IDENTITY.contains(encoding)) {
            return new TransferDecoding(raw, null);
        }
        if (UUENCODE.contains(encoding)) {
            return UuDecoder.decoded(raw);
        }
        return switch (encoding) {
            case "base64" -> base64(raw);
            case "quoted-printable" -> quotedPrintable(raw);
            default -> new TransferDecoding(raw, "has the unknown transfer encoding \"" + encoding + "\"");
        };
    }

    /** Returns whether the content is not encoded, or encoded in an unknown way. */
    static boolean isIdentity(String encoding) {
        return !encoding.equals("base64") && !encoding.equals("quoted-printable") && !UUENCODE.contains(encoding);
    }

    Optional<String> problem() {
        return Optional.ofNullable(trouble);
    }

    /** Decodes group by group. Some programs encode pieces separately, so data may continue after padding. */
    private static TransferDecoding base64(byte[] raw) {
        byte[] decoded = new byte[raw.length / 4 * 3 + 3];
        int length = 0;
        int digits = 0; // in this piece
        int padding = 0;
        int bits = 0;
        boolean isCutOff = false;
        boolean isOverpadded = false;
        boolean isForeign = false;
        boolean isPieced = false;
        for (byte b : raw) {
            int digit = digit(b);
            if (digit >= 0) {
                if (padding > 0) {
                    isCutOff |= (digits + padding) % 4 != 0;
                    isPieced = true;
                    digits = 0;
                    padding = 0;
                }
                digits++;
                bits = bits << 6 | digit;
                int inGroup = (digits - 1) % 4 + 1;
                if (inGroup > 1) {
                    decoded[length++] = (byte) (bits >> 8 - 2 * inGroup);
                }
            } else if (b == '=') {
                padding++;
                isOverpadded |= padding > MOST_PADDING;
            } else {
                isForeign |= b != '\r' && b != '\n' && b != ' ' && b != '\t';
            }
        }
        isCutOff |= (digits + padding) % 4 != 0;
        String trouble = null;
        if (isCutOff) {
            trouble = "ends in the middle of a base64 group";
        } else if (isForeign) {
            trouble = "has characters that are not base64";
        } else if (isOverpadded) {
            trouble = "has too much base64 padding";
        } else if (isPieced) {
            trouble = "has base64 data after its padding";
        }
        return new TransferDecoding(Arrays.copyOf(decoded, length), trouble);
    }

    private static int digit(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }

    /** Decodes what is valid, and leaves the rest as it is. Whitespace at the end of a line was added in transport. */
    private static TransferDecoding quotedPrintable(byte[] raw) {
        byte[] decoded = new byte[raw.length];
        int length = 0;
        int at = 0;
        while (at < raw.length) {
            byte b = raw[at];
            int octet = b == '=' && at + 2 < raw.length ? Hex.octet(raw[at + 1], raw[at + 2]) : -1;
            if (octet >= 0) {
                decoded[length++] = (byte) octet;
                at += 3;
            } else if (b == '=' && isLineEnd(raw, afterBlanks(raw, at + 1))) {
                at = afterLineEnd(raw, afterBlanks(raw, at + 1)); // a soft line break
            } else if (b == ' ' || b == '\t') {
                int after = afterBlanks(raw, at);
                if (!isLineEnd(raw, after)) {
                    System.arraycopy(raw, at, decoded, length, after - at);
                    length += after - at;
                }
                at = after;
            } else {
                decoded[length++] = b;
                at++;
            }
        }
        return new TransferDecoding(Arrays.copyOf(decoded, length), null);
    }

    private static int afterBlanks(byte[] raw, int from) {
        int at = from;
        while (at < raw.length && (raw[at] == ' ' || raw[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(byte[] raw, int at) {
        return at == raw.length || raw[at] == '\n' || raw[at] == '\r' && at + 1 < raw.length && raw[at + 1] == '\n';
    }

    private static int afterLineEnd(byte[] raw, int at) {
        return at == raw.length ? at : raw[at] == '\r' ? at + 2 : at + 1;
    }
}
