package io.github.junitsmtp.internal.dkim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mails signed by other programs, and the other files in their folder. */
public final class SignedMails {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/junitsmtp/internal/dkim");

    private SignedMails() {}

    /** Returns a mail; each char is an octet. */
    public static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the DNS records by name. */
    public static Map<String, String> records() {
        Map<String, String> records = new TreeMap<>();
        table("records.tsv").forEach(row -> records.put(row.get(0), row.get(1)));
        return records;
    }

    static List<List<String>> table(String file) {
        return text(file).lines().map(line -> List.of(line.split("\t", -1))).toList();
    }
}
