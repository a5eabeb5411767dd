package io.github.junitsmtp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Texts about codes, loaded from resource files only when they are needed. */
final class Catalog {

    private final String file;
    private final Properties texts = new Properties();

    private Catalog(String file) {
        this.file = file;
    }

    static Catalog load(String file) {
        Catalog catalog = new Catalog(file);
        try (InputStream stream = Catalog.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(
                        file + " is missing next to " + Catalog.class.getName() + ": was junit-smtp-core repackaged?");
            }
            catalog.texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return catalog;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(file + " has no " + key));
    }

    List<RfcReference> references(String key) {
        return Stream.of(text(key).split("; ")).map(RfcReference::parse).toList();
    }

    /** Returns the first sentence of a text, which ends with a full stop before a space. */
    static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
