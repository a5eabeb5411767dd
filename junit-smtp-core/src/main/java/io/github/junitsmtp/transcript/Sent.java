package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The client's part of a step.
 *
 * @param kind the kind of step
 * @param data what was sent, perhaps only the beginning; null if it is the command, which has the same bytes
 * @param total the number of bytes sent
 * @param complete false if the client closed the connection in the middle
 * @param at when it was complete, in nanoseconds since the session began
 * @param pipelined whether it was sent before the reply to the previous step
 * @param encrypted whether it was sent over TLS
 * @param command the line as a command; null if it is not a command
 * @param tls the TLS handshake; null if this is not one
 * @param secretsShown whether dialogues show its credentials
 */
record Sent(
        Exchange.Kind kind,
        @Nullable Octets data,
        long total,
        boolean complete,
        long at,
        boolean pipelined,
        boolean encrypted,
        @Nullable SmtpCommand command,
        @Nullable TlsHandshake tls,
        boolean secretsShown) {

    private static final Octets NOTHING = Octets.of(new byte[0]);

    static Sent of(
            Exchange.Kind kind,
            Octets octets,
            long total,
            boolean complete,
            boolean pipelined,
            boolean encrypted,
            long at) {
        if (kind != Exchange.Kind.COMMAND) {
            return new Sent(kind, octets, total, complete, at, pipelined, encrypted, null, null, false);
        }
        byte[] line = firstLine(octets.bytes());
        Octets data = line == octets.bytes() ? null : octets;
        return new Sent(kind, data, total, complete, at, pipelined, encrypted, SmtpCommand.of(line), null, false);
    }

    static Sent handshake(TlsHandshake tls, long at) {
        return new Sent(Exchange.Kind.TLS_HANDSHAKE, NOTHING, 0, true, at, false, tls.isComplete(), null, tls, false);
    }

    Octets octets() {
        return data == null ? Octets.of(Objects.requireNonNull(command).bytes()) : data;
    }

    Sent withSecretsShown() {
        return new Sent(kind, data, total, complete, at, pipelined, encrypted, command, tls, true);
    }

    Sent asCredentials() {
        return new Sent(
                Exchange.Kind.CREDENTIALS,
                octets(),
                total,
                complete,
                at,
                pipelined,
                encrypted,
                null,
                tls,
                secretsShown);
    }

    /** Returns the line without the chunk that follows a BDAT. */
    private static byte[] firstLine(byte[] bytes) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i + 2 == bytes.length ? bytes : Arrays.copyOf(bytes, i + 2);
            }
        }
        return bytes;
    }
}
