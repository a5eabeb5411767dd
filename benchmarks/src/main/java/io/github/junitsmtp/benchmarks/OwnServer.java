package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.Map;

/** A test with a server of its own, run by JUnit in a JVM that has run many: start, send, assert, stop. */
final class OwnServer implements Measurement {

    private static final Map<Entrant, Class<?>> TESTS = Map.of(
            Entrant.JUNIT_SMTP, SampleTests.RepeatedWithJunitSmtp.class,
            Entrant.GREEN_MAIL, SampleTests.RepeatedWithGreenMailExtension.class);

    @Override
    public String title() {
        return "a test with its own server, in a warm JVM (ms)";
    }

    @Override
    public boolean appliesTo(Entrant entrant) {
        return TESTS.containsKey(entrant);
    }

    @Override
    public double[] round(Entrant entrant) {
        Stopwatch watch = new Stopwatch();
        long tests = TestRun.of(TESTS.get(entrant));
        return new double[] {watch.millis() / tests};
    }
}
