package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The servers and clients of a test or of a test class, in JUnit's Store, which closes them at its end: that is the last moment to look at
 * what has been said, and the first at which every failure is known.
 *
 * <p>{@code computeIfAbsent}, which JUnit 6 wants instead, is not in JUnit 5.12. That closes only {@code CloseableResource}, which later
 * versions deprecate in favour of {@code AutoCloseable}.
 */
@SuppressWarnings("deprecation")
final class Scope implements Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(Scope.class);

    private final ExtensionContext context;
    private final @Nullable Scope around;
    private final List<ScopedServer> servers = new CopyOnWriteArrayList<>();
    private final List<SmtpClient> clients = new CopyOnWriteArrayList<>();

    private Scope(ExtensionContext context, @Nullable Scope around) {
        this.context = context;
        this.around = around;
    }

    static Scope of(ExtensionContext context) {
        Scope around = context.getParent().flatMap(Scope::closest).orElse(null);
        return (Scope) store(context).getOrComputeIfAbsent(key(context), key -> new Scope(context, around));
    }

    /** Finds the scope of a context, or of the closest around that has one. */
    static Optional<Scope> closest(ExtensionContext context) {
        return at(context).or(() -> context.getParent().flatMap(Scope::closest));
    }

    private static Optional<Scope> at(ExtensionContext context) {
        return Optional.ofNullable((Scope) store(context).get(key(context)));
    }

    static List<ScopedServer> serversOf(ExtensionContext context) {
        return at(context).map(scope -> scope.servers).orElse(List.of());
    }

    /** Finds a server at its home or, as the Store does, in this scope and those around, or starts it in this one. */
    RecordingSmtpServer find(Declaration declaration) {
        return Homes.find(declaration, context)
                .map(server -> borrow(declaration, server))
                .orElseGet(() -> (ScopedServer)
                        store(context).getOrComputeIfAbsent(declaration.key(), key -> start(declaration)))
                .server();
    }

    private ScopedServer start(Declaration declaration) {
        ScopedServer server = ScopedServer.start(declaration, context);
        servers.add(server);
        if (context.getTestMethod().isPresent()) {
            ScriptedReplies.apply(server.server(), declaration.name(), context);
        }
        return server;
    }

    /** Takes in a server that belongs to somebody else, who may have had another before. */
    ScopedServer borrow(Declaration declaration, RecordingSmtpServer server) {
        ScopedServer borrowed = ScopedServer.borrowed(declaration, server, context);
        servers.removeIf(known -> known.declaration().key().equals(declaration.key()));
        servers.add(borrowed);
        return borrowed;
    }

    SmtpClient keep(SmtpClient client) {
        clients.add(client);
        return client;
    }

    /** Returns the servers that a test in this scope sees: of equal declarations, the innermost. */
    List<ScopedServer> seen() {
        Map<Object, ScopedServer> seen = new LinkedHashMap<>();
        for (Scope scope = this; scope != null; scope = scope.around) {
            scope.servers.forEach(
                    server -> seen.putIfAbsent(server.declaration().key(), server));
        }
        return List.copyOf(seen.values());
    }

    /** Looks at the evidence before anything closes. */
    @Override
    public void close() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> Evidence.takenAtTheEndOf(context));
        clients.forEach(client -> steps.add(client::close));
        servers.forEach(server -> steps.add(server::close));
        takeAll(steps);
    }

    /** Takes each step whatever became of those before: no port is to stay open. */
    @SuppressWarnings("try")
    private static void takeAll(List<Runnable> steps) {
        if (steps.isEmpty()) {
            return;
        }
        try (Closing rest = () -> takeAll(steps.subList(1, steps.size()))) {
            steps.get(0).run();
        }
    }

    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    /** One key for each scope, because a Store answers for the scopes around it as well. */
    private static String key(ExtensionContext context) {
        return context.getUniqueId();
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
