package io.github.junitsmtp.internal.spring;

import io.github.junitsmtp.jupiter.SmtpServerExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Adds a server to the application contexts of test classes with {@code @SmtpServer}. {@code spring.factories} names this class. */
@Order(Ordered.HIGHEST_PRECEDENCE) // @DynamicPropertySource comes later and overrides
final class ContextServerFactory implements ContextCustomizerFactory {

    private final SpringServerOwner owner = new SpringServerOwner();

    ContextServerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return SmtpServerExtension.defaultServerOf(testClass)
                .filter(declaration -> owner.ownsServerOf(testClass) && !isAheadOfTime())
                .map(ContextServer::new)
                .orElse(null);
    }

    /** Contexts that are processed ahead of time never run, so nothing would close their servers. */
    private static boolean isAheadOfTime() {
        return Boolean.getBoolean("spring.aot.processing");
    }
}
