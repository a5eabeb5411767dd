package io.github.junitsmtp.examples.ownserver;

import java.io.IOException;

/** The server under test, with the mistakes fixed. */
final class MendedServer extends TinyServer {

    MendedServer() throws IOException {}

    @Override
    String greeting() {
        return "220 tiny.example.org ready";
    }

    @Override
    void reset() {
        forget();
    }

    @Override
    String withoutStuffedDot(String line) {
        return line.startsWith(".") ? line.substring(1) : line;
    }
}
