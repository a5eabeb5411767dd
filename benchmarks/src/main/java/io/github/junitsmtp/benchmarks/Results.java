package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All results as a Markdown table, and the goals that they meet or miss. */
final class Results {

    private final Map<Measurement, Map<Entrant, Samples>> all = new LinkedHashMap<>();

    void add(Measurement measurement, Map<Entrant, Samples> samples) {
        all.put(measurement, samples);
    }

    double median(Measurement measurement, Entrant entrant) {
        return all.get(measurement).get(entrant).median();
    }

    double quantile(Measurement measurement, Entrant entrant, double share) {
        return all.get(measurement).get(entrant).quantile(share);
    }

    /** Returns the ratio of the medians. */
    double ratio(Measurement measurement, Entrant entrant, Entrant other) {
        return median(measurement, entrant) / median(measurement, other);
    }

    String table() {
        String header =
                row("median (interquartile range)", Stream.of(Entrant.values()).map(Entrant::toString));
        String line = row("---", Stream.of(Entrant.values()).map(entrant -> "--:"));
        return header
                + line
                + all.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String row(Measurement measurement, Map<Entrant, Samples> samples) {
        return row(
                measurement.title(),
                Stream.of(Entrant.values())
                        .map(entrant ->
                                samples.containsKey(entrant) ? measurement.inWords(samples.get(entrant)) : "–"));
    }

    private static String row(String title, Stream<String> cells) {
        return "| " + title + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
    }
}
