package io.github.junitsmtp.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * Key stores, and files for programs and frameworks that read them from disk. The files are deleted when the JVM exits.
 */
final class Stores {

    /** Created only for tests that need files. */
    private static final Once<Path> DIRECTORY = new Once<>(Stores::createDirectory);

    private Stores() {}

    private static Path createDirectory() {
        try {
            Path directory = Files.createTempDirectory("junit-smtp-"); // readable only by this user
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a directory for certificates", e);
        }
    }

    static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("Cannot create a key store", e);
        }
    }

    static Path write(KeyStore store, String name) {
        Path file = newFile(name, ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, Identity.PASSWORD.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot write " + file, e);
        }
    }

    static Path writePem(String name, String type, byte[]... contents) {
        Path file = newFile(name, ".pem");
        StringBuilder text = new StringBuilder();
        for (byte[] content : contents) {
            text.append("-----BEGIN ").append(type).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
            text.append("\n-----END ").append(type).append("-----\n");
        }
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static Path newFile(String name, String suffix) {
        try {
            Path file = Files.createTempFile(DIRECTORY.get(), name + "-", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a file in " + DIRECTORY.get(), e);
        }
    }
}
