package io.github.junitsmtp.mail;

import java.util.Arrays;

/** Takes message data back to the message: without the lone dot at its end and the dots that were put before others. */
final class DotStuffing {

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

    private static boolean endsHere(byte[] data, int dot) {
        return dot + 2 < data.length && data[dot + 1] == '\r' && data[dot + 2] == '\n';
    }
}
