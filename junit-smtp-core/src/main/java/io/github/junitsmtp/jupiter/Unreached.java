package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Explains why a client did not reach a server, based on the client's exception. */
final class Unreached {

    private static final int DEEPEST_CAUSE = 20;
    private static final int LAST_SYSTEM_PORT = 1023;

    /** How Jakarta Mail, Commons Email and Netty name the address that they tried. */
    private static final Pattern TRIED = Pattern.compile(
            "host, port: (?<host>[^\\s,]+), (?<port>\\d+)|(?:server failed : |refused: (?:[^/\\s]+/)?)(?<where>[^\\s/]+:\\d+)");

    /** How systems describe the loss of an existing connection, as opposed to a port in use or an unreachable network. */
    private static final Pattern BROKEN = Pattern.compile("(?i)reset|broken pipe|closed|abort");

    private Unreached() {}

    /** Returns whether the test failed before any of its code ran, so no client could connect. */
    static boolean isNoWonder(Throwable failure) {
        return failure instanceof ExtensionConfigurationException || failure instanceof ParameterResolutionException;
    }

    /** Returns the end of a sentence; empty if the exception does not say why. */
    static String reason(RecordingSmtpServer server, Throwable failure) {
        try {
            List<Throwable> chain =
                    SetupSlips.chain(failure).limit(DEEPEST_CAUSE).toList();
            if (chain.stream().anyMatch(Unreached::isRefused)) {
                return chain.stream()
                        .flatMap(cause -> tried(RecordedDialogue.messageOf(cause)).stream())
                        .findFirst()
                        .map(address -> refused(server, address))
                        .orElse(
                                "; a connection was refused; check whether the client uses the host and port of an earlier"
                                        + " server");
            }
            return chain.stream().anyMatch(Unreached::isBroken)
                    ? "; the client's connection was broken: if it was opened in an earlier test, connect in each test instead"
                    : "";
        } catch (Throwable untold) {
            return "";
        }
    }

    private static Optional<String> tried(String message) {
        return TRIED.matcher(message).results().findFirst().map(Unreached::address);
    }

    private static String address(MatchResult tried) {
        return tried.group(3) != null ? tried.group(3) : Addresses.of(tried.group(1), Integer.parseInt(tried.group(2)));
    }

    private static String refused(RecordingSmtpServer server, String address) {
        String own = Addresses.of(server.host(), server.port());
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        String tried = "; the client tried " + address + ", which refused the connection: ";
        if (port == server.port()) {
            return address.equals(own) || address.equals("localhost:" + port)
                    ? "; when the client tried to connect, this server was not running"
                    : tried + "use the host " + server.host();
        }
        return tried + "use the host and port of this server"
                + (port <= LAST_SYSTEM_PORT ? "" : ", not those of an earlier one");
    }

    private static boolean isRefused(Throwable cause) {
        return cause instanceof ConnectException
                && RecordedDialogue.messageOf(cause).contains("refused");
    }

    /** A client that keeps a connection open notices that it is broken only when it next uses it. */
    private static boolean isBroken(Throwable cause) {
        String message = RecordedDialogue.messageOf(cause);
        return cause instanceof SocketException && BROKEN.matcher(message).find() || message.contains("[EOF]");
    }
}
