package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Attaches the dialogues and mails of a test's servers to its failure. */
final class Evidence {

    private Evidence() {}

    /**
     * Attaches the evidence to a failure as soon as it is thrown, before a cleanup method can reset the server. An earlier failure of the
     * test may already contain the evidence.
     */
    static <T extends Throwable> T attachedTo(T failure, ExtensionContext context) {
        boolean told = Stream.concat(context.getExecutionException().stream(), Stream.of(failure))
                .anyMatch(earlier -> Scope.hasToldOf(earlier, context));
        if (!told && !(failure instanceof TestAbortedException)) {
            List<RecordedDialogue> dialogues = dialogues(failure, context);
            dialogues.forEach(failure::addSuppressed);
            if (!dialogues.isEmpty()) {
                Scope.tellOf(failure, context);
                if (!shows(failure, dialogues)) {
                    System.err.println(textOf(failure, dialogues, context));
                }
            }
        }
        return failure;
    }

    /** Returns what arrived after the test had failed. This must come before the dialogues are read. */
    private static Map<RecordingSmtpServer, String> lateArrivals(ExtensionContext context, Throwable failure) {
        Map<RecordingSmtpServer, String> sentences = new LinkedHashMap<>();
        String message = RecordedDialogue.messageOf(failure);
        Scope.serversIn(context)
                .values()
                .forEach(server ->
                        lateArrivals(server, message).ifPresent(sentence -> sentences.put(server, sentence + "\n")));
        return sentences;
    }

    /** Whatever assertions of the test throw here must not replace the failure. */
    private static Optional<String> lateArrivals(RecordingSmtpServer server, String failure) {
        try {
            return server.arrivedAfter(failure);
        } catch (Throwable lost) {
            return Optional.empty();
        }
    }

    private static List<RecordedDialogue> dialogues(Throwable failure, ExtensionContext context) {
        Map<ServerDeclaration, RecordingSmtpServer> servers = Scope.serversIn(context);
        ServersOfTest all = new ServersOfTest(servers);
        Map<RecordingSmtpServer, String> late = lateArrivals(context, failure);
        return servers.entrySet().stream()
                .flatMap(entry -> {
                    RecordingSmtpServer server = entry.getValue();
                    if (!ServersOfTest.isUsed(server)) {
                        return RecordedDialogue.ofNobody(server, entry.getKey(), failure, all).stream();
                    }
                    return Stream.of(RecordedDialogue.of(
                            server,
                            entry.getKey(),
                            late.getOrDefault(server, ""),
                            () -> Configuration.of(context).keepsEvidenceOfFailures()
                                    ? EvidenceFiles.keep(context, entry.getKey(), server, Optional.of(failure))
                                    : "",
                            failure,
                            all));
                })
                .toList();
    }

    /**
     * Whether the printed failure shows the attached evidence. Some exceptions, such as Spring's {@code MailSendException}, do not print
     * suppressed exceptions, and some do not accept any.
     */
    private static boolean shows(Throwable failure, List<RecordedDialogue> dialogues) {
        StringWriter printed = new StringWriter();
        try {
            failure.printStackTrace(new PrintWriter(printed));
        } catch (Throwable unprintable) {
            return false;
        }
        String text = printed.toString();
        return dialogues.stream().allMatch(dialogue -> text.contains(dialogue.toString()));
    }

    /** Returns the evidence that a report of the failure would not show. */
    private static String textOf(Throwable failure, List<RecordedDialogue> dialogues, ExtensionContext test) {
        return Stream.concat(SetupSlips.adviceIn(failure), dialogues.stream().map(RecordedDialogue::toString))
                .collect(Collectors.joining(
                        "\n",
                        EvidenceFiles.titleOf(test) + " failed with "
                                + failure.getClass().getName() + ", which does not show the evidence attached to it:\n",
                        ""));
    }

    /** Attaches the evidence to a failure in another extension, or writes it to files if all evidence is kept. */
    static void collectAtTheEndOf(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            attachedTo(failure.get(), context);
        } else if (context.getTestMethod().isPresent()
                && Configuration.of(context).keepsAllEvidence()) {
            Scope.serversIn(context).forEach((declaration, server) -> {
                if (ServersOfTest.isUsed(server)) {
                    EvidenceFiles.keep(context, declaration, server, Optional.empty());
                }
            });
        }
    }
}
