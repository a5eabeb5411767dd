package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Attaches the dialogues and mails of a test's servers to its failure. */
final class Evidence {

    private Evidence() {}

    /**
     * Attaches the evidence to a failure as soon as it is thrown, before a method that cleans up can reset the server. An earlier failure of
     * the test may have it already.
     */
    static <T extends Throwable> T attachedTo(T failure, ExtensionContext context) {
        boolean attached = Stream.concat(context.getExecutionException().stream(), Stream.of(failure))
                .anyMatch(Evidence::isAttached);
        if (!attached && !(failure instanceof TestAbortedException)) {
            Map<RecordingSmtpServer, String> late = lateArrivals(context, failure);
            used(context).forEach((declaration, server) -> {
                Supplier<String> place = () -> Configuration.of(context).keepsEvidenceOfFailures()
                        ? ", " + EvidenceFiles.keep(context, declaration, server, Optional.of(failure))
                        : "";
                failure.addSuppressed(RecordedDialogue.of(server, late.getOrDefault(server, ""), place, failure));
            });
        }
        return failure;
    }

    /** Tells what came after the test had failed, before anybody looks at the dialogues. */
    private static Map<RecordingSmtpServer, String> lateArrivals(ExtensionContext context, Throwable failure) {
        Map<RecordingSmtpServer, String> sentences = new LinkedHashMap<>();
        String message = RecordedDialogue.messageOf(failure);
        Scope.serversIn(context)
                .values()
                .forEach(server ->
                        lateArrivals(server, message).ifPresent(sentence -> sentences.put(server, sentence + "\n")));
        return sentences;
    }

    /** Whatever the test's own assertions throw meanwhile must not take the place of the failure. */
    private static Optional<String> lateArrivals(RecordingSmtpServer server, String failure) {
        try {
            return server.arrivedAfter(failure);
        } catch (Throwable lost) {
            return Optional.empty();
        }
    }

    /** Attaches the evidence to a failure of another extension, or keeps it if it is kept of all tests. */
    static void collectAtTheEndOf(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        failure.ifPresent(thrown -> attachedTo(thrown, context));
        if (failure.isEmpty()
                && context.getTestMethod().isPresent()
                && Configuration.of(context).keepsAllEvidence()) {
            used(context)
                    .forEach((declaration, server) ->
                            EvidenceFiles.keep(context, declaration, server, Optional.empty()));
        }
    }

    private static boolean isAttached(Throwable failure) {
        return Stream.of(failure.getSuppressed()).anyMatch(RecordedDialogue.class::isInstance);
    }

    private static Map<ServerDeclaration, RecordingSmtpServer> used(ExtensionContext context) {
        Map<ServerDeclaration, RecordingSmtpServer> servers = new LinkedHashMap<>(Scope.serversIn(context));
        servers.values()
                .removeIf(server -> server.transcript().sessions().isEmpty()
                        && server.dialoguesBeforeReset().isEmpty());
        return servers;
    }
}
