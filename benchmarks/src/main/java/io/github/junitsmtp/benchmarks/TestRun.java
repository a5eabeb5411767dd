package io.github.junitsmtp.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a test class by JUnit's launcher. */
final class TestRun {

    private static final Path STATUS = Path.of("/proc/self/status");

    private TestRun() {}

    /**
     * Runs a test class in this JVM, and prints the CPU time and the peak memory of the whole JVM.
     *
     * @param args the name of the class
     * @throws Exception if a test fails
     */
    public static void main(String... args) throws Exception {
        of(Class.forName(args[0]));
        System.out.println(Cpu.ofProcess() + " " + peakMemory());
        System.exit(0);
    }

    /** Returns how many tests passed. */
    static long of(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().getFailures().forEach(failure -> {
            throw new IllegalStateException(failure.getTestIdentifier().getDisplayName(), failure.getException());
        });
        long passed = summary.getSummary().getTestsSucceededCount();
        if (passed == 0) {
            throw new IllegalStateException("No test ran in " + tests);
        }
        return passed;
    }

    /** Returns the most memory that was resident, in kilobytes; 0 where the system does not tell. */
    private static long peakMemory() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
