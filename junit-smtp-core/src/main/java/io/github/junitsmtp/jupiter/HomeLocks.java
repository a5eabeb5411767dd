package io.github.junitsmtp.jupiter;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Lets classes that may share a server run one after the other: a server that outlives a class can serve another at the same time, and
 * neither could tell its mails from those of the other.
 */
final class HomeLocks implements ResourceLocksProvider {

    HomeLocks() {}

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return Annotations.defaultOf(testClass)
                .filter(annotation -> Homes.has(testClass))
                .map(annotation -> Set.of(new Lock(annotation.toString())))
                .orElse(Set.of());
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
        return provideForClass(testClass);
    }
}
