package io.github.junitsmtp.spring;

import io.github.junitsmtp.jupiter.Annotations;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * The server of an application context: a bean that runs before the context starts, and until it is closed or fails to start. Equal
 * annotations are equal customizers, so that Spring's cache of contexts shares the server with the context.
 *
 * @param annotation what the test class says
 */
record ContextServer(SmtpServer annotation) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ApplicationContext parent = configuration.getParentApplicationContext();
        RecordingSmtpServer server = isIn(parent) ? in(parent) : startedIn(context);
        ServerProperties.of(server).addTo(context.getEnvironment().getPropertySources());
    }

    /** Beans that come later are destroyed first, and may still send. */
    private RecordingSmtpServer startedIn(ConfigurableApplicationContext context) {
        RecordingSmtpServer server = Annotations.settings(annotation).start();
        context.getBeanFactory().registerSingleton(beanName(), server);
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean(beanName(), server::close);
        return server;
    }

    private boolean isIn(@Nullable ApplicationContext context) {
        return context != null && context.containsBean(beanName());
    }

    /** Finds the server of a context that was customized. */
    RecordingSmtpServer in(ApplicationContext context) {
        if (!isIn(context)) {
            throw new ExtensionConfigurationException(
                    "The application context \"" + context.getDisplayName()
                            + "\" was made without the server of " + annotation
                            + ". If it was processed ahead of time (AOT), which can not know the port of a server that is yet to start,"
                            + " put @DisabledInAotMode on the test class; if the class has @ContextCustomizerFactories, let it inherit the default ones");
        }
        return context.getBean(beanName(), RecordingSmtpServer.class);
    }

    private String beanName() {
        return annotation.toString();
    }
}
