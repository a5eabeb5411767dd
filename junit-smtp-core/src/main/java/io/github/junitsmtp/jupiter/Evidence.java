package io.github.junitsmtp.jupiter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Lets a failure bring the dialogues and mails of its servers. */
final class Evidence {

    private Evidence() {}

    /**
     * Attaches the evidence to a failure as soon as it is there, before a method that cleans up can empty the server; unless one before it
     * has brought the same.
     */
    static <T extends Throwable> T attachedTo(T failure, ExtensionContext context) {
        boolean brought = Stream.concat(context.getExecutionException().stream(), Stream.of(failure))
                .anyMatch(Evidence::isAttached);
        if (!brought && !(failure instanceof TestAbortedException)) {
            for (ScopedServer server : used(context)) {
                String place = Configuration.of(context).keepsEvidenceOfFailures()
                        ? ", " + EvidenceFiles.keep(context, server, Optional.of(failure))
                        : "";
                failure.addSuppressed(
                        new RecordedDialogue(server.server(), place, String.valueOf(failure.getMessage())));
            }
        }
        return failure;
    }

    /** Attaches it to a failure that came from elsewhere, such as another extension, or keeps it if it is wanted anyway. */
    static void takenAtTheEndOf(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        failure.ifPresent(thrown -> attachedTo(thrown, context));
        if (failure.isEmpty()
                && context.getTestMethod().isPresent()
                && Configuration.of(context).keepsAllEvidence()) {
            used(context).forEach(server -> EvidenceFiles.keep(context, server, Optional.empty()));
        }
    }

    private static boolean isAttached(Throwable failure) {
        return Stream.of(failure.getSuppressed()).anyMatch(RecordedDialogue.class::isInstance);
    }

    private static List<ScopedServer> used(ExtensionContext context) {
        return Scope.closest(context).map(Scope::seen).orElse(List.of()).stream()
                .filter(server -> !server.server().transcript().sessions().isEmpty())
                .toList();
    }
}
