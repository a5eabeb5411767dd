package io.github.junitsmtp.internal.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Decodes uuencode as specified by POSIX. Lines may be shorter than they declare, because some programs drop trailing spaces. */
final class UuDecoder {

    private static final String FIRST_LINE = "begin ";
    private static final String LAST_LINE = "end";

    private UuDecoder() {}

    static TransferDecoding decoded(byte[] raw) {
        Iterator<String> lines =
                new String(raw, StandardCharsets.ISO_8859_1).lines().iterator();
        while (lines.hasNext()) {
            if (lines.next().startsWith(FIRST_LINE)) {
                return content(lines);
            }
        }
        return new TransferDecoding(raw, "has no uuencode \"begin\" line");
    }

    private static TransferDecoding content(Iterator<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals(LAST_LINE)) {
                return new TransferDecoding(bytes.toByteArray(), null);
            }
            int left = line.isEmpty() ? 0 : sextet(line, 0);
            for (int group = 1; left > 0; group += 4) {
                int bits = sextet(line, group) << 18
                        | sextet(line, group + 1) << 12
                        | sextet(line, group + 2) << 6
                        | sextet(line, group + 3);
                for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                    bytes.write(bits >> shift);
                }
            }
        }
        return new TransferDecoding(bytes.toByteArray(), "has no uuencode \"end\" line");
    }

    private static int sextet(String line, int index) {
        return index < line.length() ? line.charAt(index) - ' ' & 63 : 0;
    }
}
