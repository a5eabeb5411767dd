package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The servers and clients of a test or a test class. Equal declarations in a scope and those around it share one server,
 * which belongs to the first of these scopes that requests it.
 *
 * <p>JUnit's Store holds the scope and closes it at the end. This is the last moment to read the dialogues, and the first at which every
 * failure is known.
 *
 * <p>JUnit 6 deprecates {@code getOrComputeIfAbsent} in favor of a method that JUnit 5.12 lacks. JUnit 5.12 closes only
 * {@code CloseableResource}, which later versions deprecate in favor of {@code AutoCloseable}.
 */
@SuppressWarnings("deprecation")
final class Scope implements Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(Scope.class);

    private final ExtensionContext context;
    private final @Nullable Scope parent;
    private final Map<ServerDeclaration, RecordingSmtpServer> owned = new LinkedHashMap<>();
    private final Map<ServerDeclaration, RecordingSmtpServer> external = new LinkedHashMap<>();
    private final List<Runnable> closings = new ArrayList<>();
    /** Failures with evidence of this scope. Tests may throw one and the same exception, so it alone does not tell. */
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

    private Scope(ExtensionContext context, @Nullable Scope parent) {
        this.context = context;
        this.parent = parent;
    }

    static Scope of(ExtensionContext context) {
        Scope parent = context.getParent().flatMap(Scope::closest).orElse(null);
        return (Scope) store(context).getOrComputeIfAbsent(context.getUniqueId(), id -> new Scope(context, parent));
    }

    /** Returns the servers that a test or class can see; for identical declarations, the one in the innermost scope. */
    static Map<ServerDeclaration, RecordingSmtpServer> serversIn(ExtensionContext context) {
        Optional<Scope> scope = closest(context);
        return scope.isPresent() ? scope.get().visibleServers() : Map.of();
    }

    /** Records that a failure has its evidence. */
    static void tellOf(Throwable failure, ExtensionContext context) {
        closest(context).ifPresent(scope -> scope.tellOf(failure));
    }

    private synchronized void tellOf(Throwable failure) {
        told.add(failure);
    }

    static boolean hasToldOf(Throwable failure, ExtensionContext context) {
        return closest(context).filter(scope -> scope.hasToldOf(failure)).isPresent();
    }

    private synchronized boolean hasToldOf(Throwable failure) {
        return told.contains(failure);
    }

    private static Optional<Scope> closest(ExtensionContext context) {
        Scope scope = (Scope) store(context).get(context.getUniqueId());
        return scope == null ? context.getParent().flatMap(Scope::closest) : Optional.of(scope);
    }

    /** A Store also looks in the enclosing contexts, so each scope needs its own key. */
    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    synchronized RecordingSmtpServer serverFor(ServerDeclaration declaration) {
        Optional<RecordingSmtpServer> external = externalServer(declaration);
        if (external.isPresent()) {
            return external.get();
        }
        RecordingSmtpServer visible = visibleServers().get(declaration);
        return visible == null ? start(declaration) : visible;
    }

    /** Asks each time, because the owner may have replaced the server. */
    private Optional<RecordingSmtpServer> externalServer(ServerDeclaration declaration) {
        Optional<RecordingSmtpServer> found = ExternalServers.find(declaration, context);
        if (found.isPresent()) {
            RecordingSmtpServer server = found.get();
            Configuration.of(context).applyTo(server);
            external.put(declaration, server);
            server.declaredAmong(this::declarations);
        }
        return found;
    }

    private RecordingSmtpServer start(ServerDeclaration declaration) {
        Configuration configuration = Configuration.of(context); // may be invalid
        RecordingSmtpServer server = declaration.settings().get().start();
        owned.put(declaration, server);
        configuration.applyTo(server);
        server.declaredAmong(this::declarations);
        if (context.getTestMethod().isPresent()) {
            AnnotatedStubs.addTo(server, declaration.name(), context);
        }
        return server;
    }

    private synchronized Map<ServerDeclaration, RecordingSmtpServer> visibleServers() {
        Map<ServerDeclaration, RecordingSmtpServer> visible = new LinkedHashMap<>(external);
        visible.putAll(owned);
        if (parent != null) {
            parent.visibleServers().forEach(visible::putIfAbsent);
        }
        return visible;
    }

    /** Returns the servers, each with its declaration. */
    private Map<RecordingSmtpServer, String> declarations() {
        Map<RecordingSmtpServer, String> declarations = new LinkedHashMap<>();
        visibleServers().forEach((declaration, server) -> declarations.put(server, declaration.inWords()));
        return declarations;
    }

    /** Registers a client of the test, which is then closed before its server. */
    synchronized <T> T keep(T client, Runnable closing) {
        closings.add(closing);
        return client;
    }

    /** Resets the servers of the enclosing classes. */
    void resetClassServers() {
        if (parent != null) {
            parent.resetFor(context);
        }
    }

    private synchronized void resetFor(ExtensionContext test) {
        owned.forEach((declaration, server) -> {
            ConcurrentTests.requireNoneIn(context, test);
            reset(declaration, server, test);
        });
        if (parent != null) {
            parent.resetFor(test);
        }
    }

    /** Resets the default server of the enclosing class if it is external; returns false if it is not. */
    synchronized boolean resetExternalServer() {
        Optional<ServerDeclaration> declaration = ExternalServers.declaredFor(context.getRequiredTestClass());
        if (declaration.isPresent()) {
            ServerDeclaration found = declaration.get();
            externalServer(found).ifPresent(server -> reset(found, server, context));
        }
        return declaration.isPresent();
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }

    private static void reset(ServerDeclaration declaration, RecordingSmtpServer server, ExtensionContext test) {
        server.resetForNextTest(outermost(test.getRequiredTestClass()).getName());
        server.declaredAmong(of(test)::declarations);
        AnnotatedStubs.addTo(server, declaration.name(), test);
    }

    /** Collects the evidence before anything is closed. */
    @Override
    public synchronized void close() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> Evidence.collectAtTheEndOf(context));
        steps.addAll(closings);
        for (RecordingSmtpServer server : owned.values()) {
            steps.add(server::close);
        }
        runAll(steps);
    }

    /** If a step fails, the others still run, so that no port stays open. */
    private static void runAll(List<Runnable> steps) {
        Throwable first = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | Error failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }
}
