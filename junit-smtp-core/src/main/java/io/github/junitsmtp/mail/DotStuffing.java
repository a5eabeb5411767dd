package io.github.junitsmtp.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Takes message data back to the message, without the lone dot at its end and the dots that were put before others; and there. */
final class DotStuffing {

    private static final byte[] END = {'.', '\r', '\n'};
    private static final byte[] CRLF_AND_END = {'\r', '\n', '.', '\r', '\n'};

    private DotStuffing() {}

    static byte[] undo(byte[] data) {
        byte[] content = new byte[data.length];
        int length = 0;
        boolean atStartOfLine = true;
        for (int i = 0; i < data.length; i++) {
            if (atStartOfLine && data[i] == '.') {
                if (endsHere(data, i)) {
                    break;
                }
                atStartOfLine = false;
                continue;
            }
            content[length++] = data[i];
            atStartOfLine = data[i] == '\n' && i > 0 && data[i - 1] == '\r';
        }
        return length == content.length ? content : Arrays.copyOf(content, length);
    }

    /** Makes message data: what does not end with CRLF gets it, since the lone dot stands on a line of its own. */
    static byte[] apply(byte[] content) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(content.length + 64);
        boolean atStartOfLine = true;
        for (int i = 0; i < content.length; i++) {
            if (atStartOfLine && content[i] == '.') {
                data.write('.');
            }
            data.write(content[i]);
            atStartOfLine = content[i] == '\n' && i > 0 && content[i - 1] == '\r';
        }
        data.writeBytes(atStartOfLine ? END : CRLF_AND_END);
        return data.toByteArray();
    }

    private static boolean endsHere(byte[] data, int dot) {
        return dot + 2 < data.length && data[dot + 1] == '\r' && data[dot + 2] == '\n';
    }
}
