package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The servers in the Store, by the scope that owns them. {@code computeIfAbsent}, which JUnit 6 wants instead, is not in
 * JUnit 5.12.
 */
@SuppressWarnings("deprecation")
final class ClassServers {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private final List<Scoped> servers = new CopyOnWriteArrayList<>();

    private record Scoped(RecordingSmtpServer server, SmtpServer annotation) {}

    private ClassServers() {}

    /** Finds the server of an annotation, which the Store looks for in the enclosing scopes, too, or starts it in this one. */
    static RecordingSmtpServer find(SmtpServer annotation, ExtensionContext context) {
        return cast(store(context).getOrComputeIfAbsent(annotation, key -> start(annotation, context)));
    }

    private static StoredResource<RecordingSmtpServer> start(SmtpServer annotation, ExtensionContext context) {
        RecordingSmtpServer server = configured(annotation).start();
        of(context).servers.add(new Scoped(server, annotation));
        if (context.getTestMethod().isPresent()) {
            ScriptedReplies.apply(server, annotation.value(), context);
        }
        return new StoredResource<>(server, RecordingSmtpServer::close);
    }

    private static RecordingSmtpServer cast(Object stored) {
        return (RecordingSmtpServer) ((StoredResource<?>) stored).value();
    }

    private static SmtpServerBuilder configured(SmtpServer annotation) {
        SmtpServerBuilder builder = RecordingSmtpServer.builder()
                .access(annotation.access())
                .tls(annotation.tls())
                .certificate(annotation.certificate())
                .clientCertificate(annotation.clientCertificate())
                .tlsProtocols(annotation.tlsProtocols());
        if (annotation.mechanisms().length > 0) {
            builder.mechanisms(annotation.mechanisms());
        }
        for (String user : annotation.users()) {
            int colon = user.indexOf(':');
            if (colon < 1) {
                throw new ExtensionConfigurationException(
                        "@SmtpServer users are a login and a password with a colon between but was: \"" + user + "\"");
            }
            builder.user(user.substring(0, colon), user.substring(colon + 1));
        }
        return builder;
    }

    /** Empties the servers of the classes around a test, before it. */
    static void reset(ExtensionContext test) {
        boolean concurrent = isConcurrent(test);
        for (Optional<ExtensionContext> scope = test.getParent();
                scope.isPresent();
                scope = scope.get().getParent()) {
            ExtensionContext context = scope.get();
            ClassServers here = (ClassServers) store(context).get(key(context));
            if (here != null && !here.servers.isEmpty()) {
                if (concurrent) {
                    throw refusal(test);
                }
                here.servers.forEach(scoped -> {
                    scoped.server().reset();
                    ScriptedReplies.apply(scoped.server(), scoped.annotation().value(), test);
                });
            }
            concurrent |= isConcurrent(context) && context.getTestClass().isPresent();
        }
    }

    /** Verifies that each stub of the servers that a test sees has matched something, and that each {@code @Reply} had its server. */
    static void verifyStubs(ExtensionContext test) {
        List<Scoped> seen = seenBy(test);
        ScriptedReplies.requireServers(
                test, seen.stream().map(scoped -> scoped.annotation().value()).toList());
        seen.stream()
                .filter(scoped -> scoped.annotation().strictStubs())
                .forEach(scoped -> scoped.server()
                        .assertThat()
                        .as("stubs, which may go unused with @SmtpServer(strictStubs = false) or lenient()")
                        .hasNoUnusedStubs());
    }

    /** Does something with each server that a test sees, and its name. */
    static void forEach(ExtensionContext test, BiConsumer<String, RecordingSmtpServer> action) {
        seenBy(test).forEach(scoped -> action.accept(scoped.annotation().value(), scoped.server()));
    }

    private static List<Scoped> seenBy(ExtensionContext test) {
        List<Scoped> seen = new ArrayList<>();
        for (Optional<ExtensionContext> scope = Optional.of(test);
                scope.isPresent();
                scope = scope.get().getParent()) {
            ClassServers here = (ClassServers) store(scope.get()).get(key(scope.get()));
            if (here != null) {
                seen.addAll(here.servers);
            }
        }
        return seen;
    }

    private static boolean isConcurrent(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    private static ExtensionConfigurationException refusal(ExtensionContext test) {
        return new ExtensionConfigurationException("An @SmtpServer for a whole class is reset before each test, which "
                + test.getDisplayName() + " can not have while other tests run: declare the server on an instance field"
                + " or a parameter of the test, or put @Execution(SAME_THREAD) on "
                + test.getRequiredTestClass().getName());
    }

    private static ClassServers of(ExtensionContext context) {
        return (ClassServers) store(context).getOrComputeIfAbsent(key(context), key -> new ClassServers());
    }

    /** One key for each scope, because a Store answers for the scopes around it as well. */
    private static String key(ExtensionContext context) {
        return context.getUniqueId();
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(StoredResource.NAMESPACE);
    }
}
