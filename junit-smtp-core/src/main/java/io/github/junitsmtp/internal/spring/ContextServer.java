package io.github.junitsmtp.internal.spring;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.jupiter.SmtpServerExtension;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * The server of an application context: a bean that runs from before the context starts until it is closed or fails to start. Equal
 * declarations are equal customizers, so Spring's context cache shares the server along with the context.
 *
 * @param declaration the default server of the test class
 */
record ContextServer(ServerDeclaration declaration) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ApplicationContext parent = configuration.getParentApplicationContext();
        RecordingSmtpServer server = isIn(parent) ? in(parent) : startedIn(context);
        SmtpServerExtension.tellStaticFields(configuration.getTestClass(), declaration, server);
        ServerProperties.of(server, context.getEnvironment()).addTo(context.getEnvironment());
    }

    /** Spring destroys beans in reverse order, so beans of the application can still send. */
    private RecordingSmtpServer startedIn(ConfigurableApplicationContext context) {
        RecordingSmtpServer server = declaration.settings().get().start();
        context.getBeanFactory().registerSingleton(beanName(), server);
        context.getBeanFactory().registerSingleton(nameOfDeclaration(), declaration);
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean(beanName(), server::close);
        return server;
    }

    private boolean isIn(@Nullable ApplicationContext context) {
        return context != null
                && context.containsBean(nameOfDeclaration())
                && declaration.equals(context.getBean(nameOfDeclaration()));
    }

    /** Returns the server of a customized context. */
    RecordingSmtpServer in(ApplicationContext context) {
        if (!isIn(context)) {
            throw new ExtensionConfigurationException(
                    "The application context \"" + context.getDisplayName() + "\" has no server for " + declaration
                            + ". If it was processed ahead of time (AOT), when the server's port is not yet known,"
                            + " put @DisabledInAotMode on the test class. If the class has @ContextCustomizerFactories,"
                            + " let it inherit the default factories");
        }
        return context.getBean(beanName(), RecordingSmtpServer.class);
    }

    /** Returns a name that declarations share if they differ only in passwords. */
    private String beanName() {
        return declaration.toString();
    }

    private String nameOfDeclaration() {
        return beanName() + " declaration";
    }
}
