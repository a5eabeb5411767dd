package io.github.junitsmtp.client;

import io.github.junitsmtp.protocol.SmtpCommand;
import java.nio.charset.StandardCharsets;

/** Brings lines and messages into the form in which they are sent. */
final class WireForm {

    private WireForm() {}

    static byte[] line(String line) {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "A line must not hold CR or LF: use pipeline(..) for several lines, sendRaw(..) for other bytes");
        }
        return SmtpCommand.parse(line).bytes();
    }

    static byte[] message(String message) {
        StringBuilder data = new StringBuilder(message.length() + 64);
        message.lines().forEach(line -> {
            if (line.startsWith(".")) {
                data.append('.');
            }
            data.append(line).append("\r\n");
        });
        return data.append(".\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
