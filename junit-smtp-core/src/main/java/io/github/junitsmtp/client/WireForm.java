package io.github.junitsmtp.client;

import io.github.junitsmtp.internal.mime.DotStuffing;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Converts lines, messages and chunks to the form in which they are sent. */
final class WireForm {

    private WireForm() {}

    static byte[] line(String line) {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "line must not contain CR or LF; use pipeline(..) for several lines or sendRaw(..) for other bytes");
        }
        return SmtpCommand.parse(line).bytes();
    }

    static byte[] message(String message) {
        StringBuilder text = new StringBuilder(message.length() + 64);
        message.lines().forEach(line -> text.append(line).append("\r\n"));
        return DotStuffing.stuff(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] chunk(byte[] chunk, String last) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(chunk.length + 32);
        bytes.writeBytes(line("BDAT " + chunk.length + last));
        bytes.writeBytes(chunk);
        return bytes.toByteArray();
    }
}
