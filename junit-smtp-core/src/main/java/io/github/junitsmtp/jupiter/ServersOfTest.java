package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The servers of a failed test. The evidence names each of them so that they can be told apart. */
record ServersOfTest(Map<ServerDeclaration, RecordingSmtpServer> servers) {

    static boolean isUsed(RecordingSmtpServer server) {
        return !server.transcript().sessions().isEmpty()
                || !server.dialoguesBeforeReset().isEmpty();
    }

    /** Returns whether a dialogue in the failure message can belong to only one server. */
    boolean isOnlyOneUsed() {
        return servers.values().stream().filter(ServersOfTest::isUsed).count() == 1;
    }

    /** Returns the name of a server, or its declaration if another server has that name. */
    String nameOf(ServerDeclaration declaration) {
        if (!namesakes(declaration).isEmpty()) {
            return " (" + declaration.inWords() + ")";
        }
        return declaration.name().isEmpty() ? "" : " (\"" + declaration.name() + "\")";
    }

    /** Returns a note that clients connected to other servers with the same name; empty if they did not. */
    String others(ServerDeclaration declaration) {
        List<ServerDeclaration> used = namesakes(declaration).stream()
                .filter(other -> isUsed(Objects.requireNonNull(servers.get(other))))
                .toList();
        return used.isEmpty()
                ? ""
                : used.stream()
                        .map(ServerDeclaration::inWords)
                        .collect(Collectors.joining(
                                ", ", "; clients connected to ", ": only identical declarations share a server"));
    }

    private List<ServerDeclaration> namesakes(ServerDeclaration declaration) {
        return servers.keySet().stream()
                .filter(other -> !other.equals(declaration))
                .filter(other -> other.name().equals(declaration.name()))
                .toList();
    }
}
