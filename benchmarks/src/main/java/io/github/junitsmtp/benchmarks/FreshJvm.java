package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A JVM that is started for one test class.
 *
 * @param title what is measured
 * @param tests the class for each server
 * @param cost what is measured
 */
record FreshJvm(String title, Map<Entrant, Class<?>> tests, Cost cost) implements Measurement {

    /** A test that starts a server, sends a mail, checks it, and stops the server. */
    static final Map<Entrant, Class<?>> ONE_TEST = Map.of(
            Entrant.JUNIT_SMTP, SampleTests.WithJunitSmtp.class,
            Entrant.GREEN_MAIL, SampleTests.WithGreenMailExtension.class,
            Entrant.WISER, SampleTests.ByHand.class,
            Entrant.DUMBSTER, SampleTests.ByHand.class);

    /** 50 classes with 4 such tests each. */
    static final Map<Entrant, Class<?>> FIFTY_CLASSES = Map.of(
            Entrant.JUNIT_SMTP, SampleTests.FiftyWithJunitSmtp.class,
            Entrant.GREEN_MAIL, SampleTests.FiftyWithGreenMailExtension.class);

    private static final int KILOBYTES_OF_A_MEGABYTE = 1024;

    /** What a JVM costs. */
    enum Cost {
        /** Milliseconds until it ends. */
        TIME,
        /** Milliseconds on a processor. */
        CPU,
        /** Megabytes at peak. */
        MEMORY
    }

    @Override
    public boolean appliesTo(Entrant entrant) {
        return tests.containsKey(entrant);
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-D" + SampleTests.ENTRANT + "=" + entrant.name(),
                TestRun.class.getName(),
                tests.get(entrant).getName());
        Stopwatch watch = new Stopwatch();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        double millis = watch.millis();
        if (exit != 0) {
            throw new IllegalStateException("The JVM for " + entrant + " ended with " + exit + ": " + output);
        }
        String[] figures = output.split(" ");
        return new double[] {
            switch (cost) {
                case TIME -> millis;
                case CPU -> Long.parseLong(figures[0]) / 1e6;
                case MEMORY -> Long.parseLong(figures[1]) / (double) KILOBYTES_OF_A_MEGABYTE;
            }
        };
    }
}
