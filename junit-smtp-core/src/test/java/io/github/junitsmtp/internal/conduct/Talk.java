package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange.Kind;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Dialogues for tests, line by line as a server records them: {@code S:} is a reply, with {@code |} between its lines, {@code T:} a stub's
 * reply, {@code C:} a command, {@code L:} a response during AUTH, and {@code M:} a message with {@code |} between its lines. {@code +}
 * before these means that it was sent before the reply to the previous step, {@code ~} that it came without its own CRLF. {@code TLS} is a
 * handshake, {@code HANGUP} ends the session.
 */
final class Talk {

    private final SessionRecorder writer;

    private Talk(SessionRecorder writer) {
        this.writer = writer;
    }

    static SmtpSession of(String... lines) {
        SessionRecorder writer = SessionRecorder.alone("127.0.0.1:50412");
        write(writer, lines);
        return writer;
    }

    static void write(SessionRecorder writer, String... lines) {
        Talk talk = new Talk(writer);
        List.of(lines).forEach(talk::line);
    }

    private void line(String line) {
        boolean raw = line.startsWith("~");
        boolean pipelined = line.startsWith("+", raw ? 1 : 0);
        String said = line.substring((raw ? 1 : 0) + (pipelined ? 1 : 0));
        String text = said.substring(Math.min(3, said.length()));
        switch (said.substring(0, Math.min(3, said.length()))) {
            case "S: " -> writer.replied((text.replace("|", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8), false);
            case "T: " -> writer.replied((text.replace("|", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8), true);
            case "C: " -> sent(Kind.COMMAND, raw ? text : text + "\r\n", pipelined);
            case "L: " -> sent(Kind.CREDENTIALS, raw ? text : text + "\r\n", pipelined);
            case "M: " -> sent(Kind.MESSAGE, (raw ? text : text.replace("|", "\r\n") + "\r\n") + ".\r\n", pipelined);
            case "I: " -> writer.injected((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            case "TLS" ->
                writer.handshakeEnded(
                        text.isEmpty()
                                ? TlsHandshake.succeeded(
                                        "TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.of("localhost"), List.of())
                                : TlsHandshake.failed(text.strip()));
            case "HAN" -> writer.ended(Ending.CLOSED_BY_CLIENT);
            case "BYE" -> writer.ended(Ending.CLOSED_BY_SERVER);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void sent(Kind kind, String text, boolean pipelined) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.sent(kind, bytes, bytes.length, true, pipelined);
    }
}
