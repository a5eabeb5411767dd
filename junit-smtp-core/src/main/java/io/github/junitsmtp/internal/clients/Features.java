package io.github.junitsmtp.internal.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The known features. They are loaded on first use. */
public final class Features {

    private static final String CLIENTS = "clients ";
    private static final String DATE = "date ";

    private final Map<String, Feature> byName = new LinkedHashMap<>();
    private List<String> clients = List.of();
    private String date = "";

    private Features() {}

    /** A holder class, which delays loading the data until it is needed. */
    private static final class Known {
        static final Features ALL = read();
    }

    public static Features known() {
        return Known.ALL;
    }

    private static Features read() {
        Features features = new Features();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Features.class.getResourceAsStream("support.txt")), StandardCharsets.UTF_8))) {
            Map<String, String> notes = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                notes = features.add(line, notes);
            }
            return features;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the data on email clients", e);
        }
    }

    /** Parses a line, and returns the notes of the feature that the next line may belong to. */
    private Map<String, String> add(String line, Map<String, String> notes) {
        if (line.startsWith("\t")) {
            int bar = line.indexOf('|');
            notes.put(line.substring(1, bar), line.substring(bar + 1));
        } else if (line.startsWith(CLIENTS)) {
            clients = List.of(line.substring(CLIENTS.length()).split(" "));
        } else if (line.startsWith(DATE)) {
            date = line.substring(DATE.length());
        } else if (line.indexOf('|') > 0 && !line.startsWith("#")) {
            String[] parts = line.split("\\|", -1);
            Map<String, String> own = new HashMap<>();
            byName.put(parts[0], new Feature(parts[0], parts[1], support(parts[2].split(" ")), own));
            return own;
        }
        return notes;
    }

    private Map<String, Feature.Support> support(String[] tokens) {
        Map<String, Feature.Support> support = new HashMap<>();
        for (int i = 0; i < tokens.length; i++) {
            String notes = tokens[i].substring(1);
            support.put(
                    clients.get(i),
                    new Feature.Support(
                            tokens[i].charAt(0), notes.isEmpty() ? List.of() : Arrays.asList(notes.split(","))));
        }
        return support;
    }

    /** Returns the date of the data, such as {@code 2026-05-13}. */
    public String date() {
        return date;
    }

    public List<String> clients() {
        return clients;
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    public Feature get(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow();
    }
}
