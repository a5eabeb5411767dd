package io.github.junitsmtp.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A JVM that is started for one Jupiter test: start, send, check, stop.
 *
 * @param title what is measured
 * @param cpu whether to measure CPU time instead of the time until the JVM ends
 */
record FreshJvm(String title, boolean cpu) implements Measurement {

    private static final Set<Entrant> ALL = EnumSet.complementOf(EnumSet.of(Entrant.LIMIT));

    @Override
    public boolean appliesTo(Entrant entrant) {
        return ALL.contains(entrant);
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-D" + OneTest.ENTRANT + "=" + entrant.name(),
                OneTest.class.getName());
        Stopwatch watch = new Stopwatch();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("The JVM for " + entrant + " ended with " + exit + ": " + output);
        }
        return new double[] {cpu ? Long.parseLong(output) / 1e6 : watch.millis()};
    }
}
