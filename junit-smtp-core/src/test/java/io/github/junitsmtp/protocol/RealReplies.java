package io.github.junitsmtp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The replies in {@code real-replies.tsv} as they were sent. */
final class RealReplies {

    private RealReplies() {}

    static List<String> wires() {
        try (InputStream rows = RealReplies.class.getResourceAsStream("real-replies.tsv")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> unescaped(row.split("\t")[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unescaped(String wire) {
        return wire.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }
}
