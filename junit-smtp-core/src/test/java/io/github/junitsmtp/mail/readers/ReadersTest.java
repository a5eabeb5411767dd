package io.github.junitsmtp.mail.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.mail.SampleMails;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mails as this library reads them, compared with three other readers: Python's email package, mailparser and postal-mime. Where two of
 * them agree on a different result, {@code differences.tsv} explains ours.
 */
@Tag("readers")
class ReadersTest {

    private static final Path CASES = resource("../cases");

    ReadersTest() {
        MailReader.requireAll();
    }

    @Test
    void odd_mails_and_those_of_other_tests_are_read_as_by_the_majority_of_readers_but_where_we_say_why_not()
            throws Exception {
        SortedMap<String, String> differences = Comparison.of(mails()).differences();

        assertThat(differences.keySet())
                .as(() -> String.join(
                        "\n",
                        differences.entrySet().stream()
                                .map(difference -> difference.getKey() + "\n" + difference.getValue())
                                .toList()))
                .isEqualTo(explained());
    }

    private static Map<String, byte[]> mails() throws IOException {
        Map<String, byte[]> mails = new TreeMap<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                mails.put(
                        file.getFileName().toString().replace(".eml", ""),
                        withCrLf(Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }
        SampleMails.all().forEach((name, mail) -> mails.put("sample-" + name, withCrLf(mail)));
        return mails;
    }

    private static byte[] withCrLf(String mail) {
        return mail.replaceAll("(?<!\r)\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static SortedSet<String> explained() throws IOException {
        SortedSet<String> explained = new TreeSet<>();
        for (String line : Files.readAllLines(resource("differences.tsv"))) {
            if (!line.startsWith("#")) {
                explained.add(line.substring(0, line.lastIndexOf('\t')));
            }
        }
        return explained;
    }

    private static Path resource(String name) {
        try {
            return Path.of(ReadersTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
