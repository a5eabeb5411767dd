package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.client.SmtpClient;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Something that the Store closes at the end of its scope. JUnit 5.12 closes only {@code CloseableResource}, which later versions
 * deprecate in favour of {@code AutoCloseable}.
 */
@SuppressWarnings("deprecation")
record StoredResource<T>(T value, Consumer<T> closing)
        implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static final Namespace NAMESPACE = Namespace.create(SmtpServerExtension.class);

    static SmtpClient keep(SmtpClient client, ExtensionContext context) {
        context.getStore(NAMESPACE).put(new Object(), new StoredResource<>(client, SmtpClient::close));
        return client;
    }

    @Override
    public void close() {
        closing.accept(value);
    }
}
