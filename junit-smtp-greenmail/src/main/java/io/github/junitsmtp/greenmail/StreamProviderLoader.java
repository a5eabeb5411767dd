package io.github.junitsmtp.greenmail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class loader that caches the stream providers of Jakarta Mail. Jakarta Mail looks them up for each message that it parses, which opens
 * every jar on the class path and takes a fifth of the time of a delivery.
 */
final class StreamProviderLoader extends ClassLoader {

    private static final String SERVICE = "META-INF/services/jakarta.mail.util.StreamProvider";

    private final List<URL> cached = new ArrayList<>();
    private boolean known;

    StreamProviderLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(SERVICE) ? providers() : super.getResources(name);
    }

    private synchronized Enumeration<URL> providers() throws IOException {
        if (!known) {
            for (URL url : Collections.list(super.getResources(SERVICE))) {
                try (InputStream content = url.openStream()) {
                    cached.add(inMemory(url, content.readAllBytes()));
                }
            }
            known = true;
        }
        return Collections.enumeration(cached);
    }

    private static URL inMemory(URL original, byte[] content) throws IOException {
        return new URL(null, "memory:" + original, new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new InMemoryConnection(url, content);
            }
        });
    }

    private static final class InMemoryConnection extends URLConnection {

        private final byte[] content;

        InMemoryConnection(URL url, byte[] content) {
            super(url);
            this.content = content;
        }

        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }
    }
}
