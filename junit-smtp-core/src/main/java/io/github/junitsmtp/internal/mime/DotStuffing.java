package io.github.junitsmtp.internal.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Converts a message to the form in which DATA transmits it, with dots doubled at the start of lines and a lone dot at the end, and back
 * (RFC 5321, section 4.5.2). No dependency does both: providers of Jakarta Mail only double dots for sending.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DotStuffing {

    private static final byte[] END = {'.', '\r', '\n'};
    private static final byte[] CRLF_AND_END = {'\r', '\n', '.', '\r', '\n'};

    private DotStuffing() {}

    /**
     * Makes message data.
     *
     * @param content the message; a CRLF is added if it does not end with one, since the lone dot needs its own line
     * @return the message with dots doubled, and the lone dot
     */
    public static byte[] stuff(byte[] content) {
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

    /**
     * Converts message data back to the message.
     *
     * @param data the message data, with or without the lone dot
     * @return the message up to the lone dot, with single dots
     */
    public static byte[] unstuff(byte[] data) {
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
