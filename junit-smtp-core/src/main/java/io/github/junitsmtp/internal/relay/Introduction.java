package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.protocol.SmtpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The client's EHLO and login, to be repeated on another connection. */
final class Introduction {

    private static final int CHALLENGE = 334;
    private static final int LOGGED_IN = 235;
    private static final int VERB = 4;

    private final List<byte[]> hello = new ArrayList<>(1);
    private final List<byte[]> login = new ArrayList<>();
    private final List<byte[]> attempt = new ArrayList<>();

    /** Remembers input of the client, if the server's reply makes it matter. */
    void replied(byte[] said, byte[] reply) {
        if (!isLine(said)) {
            return; // a message, which may begin like a command
        }
        int code = SmtpReply.codeAt(reply, 0);
        String verb =
                new String(said, 0, Math.min(said.length, VERB), StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        if (!attempt.isEmpty() || verb.equals("AUTH")) {
            attempt.add(said);
            if (code == LOGGED_IN) {
                login.clear();
                login.addAll(attempt);
            }
            if (code != CHALLENGE) {
                attempt.clear();
            }
        } else if ((verb.equals("EHLO") || verb.equals("HELO") || verb.equals("LHLO")) && code / 100 == 2) {
            hello.clear();
            hello.add(said);
        }
    }

    private static boolean isLine(byte[] said) {
        int end = 0;
        while (end < said.length && said[end] != '\n') {
            end++;
        }
        return end == said.length - 1;
    }

    /** Forgets everything, as the server does when TLS begins (RFC 3207, section 4.2). */
    void forget() {
        hello.clear();
        login.clear();
        attempt.clear();
    }

    /** Repeats the EHLO and the login on another connection. */
    void repeat(ServerConnection connection) throws IOException {
        attempt.clear();
        for (byte[] line : hello) {
            requireSuccess(SmtpReply.codeAt(connection.ask(line), 0), "the client's EHLO or HELO");
        }
        for (byte[] line : login) {
            int code = SmtpReply.codeAt(connection.ask(line), 0);
            requireSuccess(code == CHALLENGE ? LOGGED_IN : code, "the client's login");
        }
    }

    private static void requireSuccess(int code, String what) throws BehindException {
        if (code / 100 != 2) {
            throw BehindException.told(
                    "4.3.0",
                    "did not accept " + what
                            + " again on the connection that the relay opened after a stub had refused a message");
        }
    }
}
