package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.internal.jupiter.ServerOwner;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Default servers of test classes. They are managed by a {@link ServerOwner}, not by JUnit. */
final class ExternalServers {

    private static final List<ServerOwner> OWNERS =
            ServiceLoader.load(ServerOwner.class, ServerOwner.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private ExternalServers() {}

    private static Optional<ServerOwner> ownerFor(Class<?> testClass) {
        for (ServerOwner owner : OWNERS) {
            if (owner.ownsServerOf(testClass)) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    /** Returns the declaration of the default server of a test class if that server is external. */
    static Optional<ServerDeclaration> declaredFor(Class<?> testClass) {
        Optional<ServerDeclaration> declaration = Declarations.defaultOf(testClass);
        return declaration.isPresent() && ownerFor(testClass).isPresent() ? declaration : Optional.empty();
    }

    /** Returns whether a test class lacks the declaration that would make its owner start a server. */
    static boolean isUndeclaredFor(Class<?> testClass) {
        return ownerFor(testClass).isPresent()
                && Declarations.defaultOf(testClass).isEmpty();
    }

    /** Returns a server if it is the default server of the test class and external. */
    static Optional<RecordingSmtpServer> find(ServerDeclaration declaration, ExtensionContext context) {
        Optional<Class<?>> testClass = context.getTestClass();
        if (testClass.isEmpty() || !declaredFor(testClass.get()).equals(Optional.of(declaration))) {
            return Optional.empty();
        }
        return ownerFor(testClass.get()).map(owner -> owner.find(declaration, context));
    }

    /** Returns whether the owner's own extension injects the server into a parameter. */
    static boolean areInjectedInto(ParameterContext parameter, Class<?> testClass, ExtensionContext context) {
        return parameter.getParameter().getType() == RecordingSmtpServer.class
                && ownerFor(testClass)
                        .filter(owner -> owner.injects(parameter, context))
                        .isPresent();
    }

    /** Makes test classes that share an external server run one after the other: otherwise, they could not tell their mails apart. */
    static final class Locks implements ResourceLocksProvider {

        Locks() {}

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            Optional<ServerDeclaration> declaration = declaredFor(testClass);
            return declaration.isPresent() ? Set.of(new Lock(declaration.get().toString())) : Set.of();
        }

        @Override
        public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
            return provideForClass(testClass);
        }
    }
}
