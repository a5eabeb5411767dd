package io.github.junitsmtp.mail.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mails as this library reads them after a server received them, compared with other readers. */
final class Comparison {

    private final Map<String, Map<Field, String>> ours;
    private final List<Map<String, Map<Field, String>>> theirs;

    private Comparison(Map<String, Map<Field, String>> ours, List<Map<String, Map<Field, String>>> theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Lets all readers read all mails. */
    static Comparison of(Map<String, byte[]> mails) throws IOException, InterruptedException {
        Comparison comparison = new Comparison(received(mails), readings(mails));
        for (Map<String, Map<Field, String>> reader : comparison.theirs) {
            assertThat(reader).as("mails that a reader could read").hasSizeGreaterThan(mails.size() * 9 / 10);
        }
        return comparison;
    }

    Map<Field, String> ours(String mail) {
        return ours.get(mail);
    }

    /** Returns, by mail and field, what this library reads differently from two of the other readers. */
    SortedMap<String, String> differences() {
        SortedMap<String, String> differences = new TreeMap<>();
        ours.forEach((mail, fields) -> fields.forEach((field, value) -> majority(mail, field)
                .filter(reading -> !reading.equals(value))
                .ifPresent(reading -> differences.put(
                        mail + "\t" + field, "    we read:   " + value + "\n    they read: " + reading))));
        return differences;
    }

    Optional<String> majority(String mail, Field field) {
        return theirs.stream()
                .flatMap(reader ->
                        Stream.ofNullable(reader.getOrDefault(mail, Map.of()).get(field)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(value -> value.getValue() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<Map<String, Map<Field, String>>> readings(Map<String, byte[]> mails)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mails");
        try {
            for (Map.Entry<String, byte[]> mail : mails.entrySet()) {
                Files.write(folder.resolve(mail.getKey() + ".eml"), mail.getValue());
            }
            List<Map<String, Map<Field, String>>> readings = new ArrayList<>();
            for (MailReader reader : MailReader.values()) {
                readings.add(reader.read(folder));
            }
            return readings;
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static Map<String, Map<Field, String>> received(Map<String, byte[]> mails) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port(), Duration.ofMinutes(1))) {
            client.ehlo("client.example.org");
            Map<String, Map<Field, String>> received = new LinkedHashMap<>();
            mails.forEach((name, content) -> {
                client.mailFrom("shop@example.com", "BODY=8BITMIME", "SMTPUTF8");
                client.rcptTo("ada@example.org");
                client.data();
                client.message(content);
                received.put(name, Field.allOf(smtp.mails().last()));
            });
            client.quit();
            return received;
        }
    }
}
