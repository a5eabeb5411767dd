package io.github.junitsmtp.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs all comparisons, or some, and prints the results as Markdown tables. */
final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs the comparisons.
     *
     * @param args none; the system property {@code rows} names the rows to run, all if it is empty
     * @throws Exception if a server fails
     */
    public static void main(String... args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Set<String> wanted = Stream.of(System.getProperty("rows", "").split("[ ,]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        List<Row> rows = Rows.all().stream()
                .filter(row -> wanted.isEmpty() || wanted.contains(row.name()))
                .toList();
        Results results = new Results();
        Stopwatch whole = new Stopwatch();
        for (Row row : rows) {
            Stopwatch watch = new Stopwatch();
            results.add(row.measurement(), new Comparison(row.measurement()).run(row.warmUps(), row.rounds()));
            System.err.printf("%s took %.0f s%n", row.name(), watch.millis() / 1000);
        }
        out.println(results.table());
        out.println("| goal | bound | measured | met |\n| --- | --- | --: | --- |");
        out.println(rows.stream()
                .flatMap(row -> row.goals().stream())
                .map(goal -> goal.apply(results).row())
                .collect(Collectors.joining("\n")));
        out.printf(
                "%nJava %s, %d processors, %.0f s in all.%n",
                Runtime.version().feature(), Runtime.getRuntime().availableProcessors(), whole.millis() / 1000);
    }
}
