package io.github.junitsmtp.spring;

import io.github.junitsmtp.jupiter.Annotations;
import io.github.junitsmtp.jupiter.ServerHome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Gives a server to the application contexts of test classes with {@code @SmtpServer}; it is named in {@code spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE) // what @DynamicPropertySource says comes later, and wins
final class ContextServerFactory implements ContextCustomizerFactory {

    private final ServerHome home = new SpringHome();

    ContextServerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return Annotations.defaultOf(testClass)
                .filter(annotation -> home.isHomeOf(testClass) && !isAheadOfTime())
                .map(ContextServer::new)
                .orElse(null);
    }

    /** Such contexts never run, so that nobody would close their servers. */
    private static boolean isAheadOfTime() {
        return Boolean.getBoolean("spring.aot.processing");
    }
}
