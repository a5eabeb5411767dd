package io.github.junitsmtp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contents of the RFCs and the registry, in tables compiled independently of the catalog, to check its texts against. */
final class Facts {

    private Facts() {}

    /** Returns the rows of a table, each with its values by column name. */
    static List<Map<String, String>> of(String table) {
        try (InputStream rows = Facts.class.getResourceAsStream("facts/" + table + ".tsv")) {
            List<String> lines = new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] columns = lines.get(0).split("\t");
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        String[] cells = line.split("\t", -1);
                        Map<String, String> row = new LinkedHashMap<>();
                        for (int i = 0; i < columns.length; i++) {
                            row.put(columns[i], cells[i]);
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
