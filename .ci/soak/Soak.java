import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs all tests of a folder several times in this JVM. */
class Soak {

    /**
     * Stops after the first round in which a test fails.
     *
     * @param args the folder of the test classes, and the number of rounds
     */
    public static void main(String... args) {
        int rounds = Integer.parseInt(args[1]);
        long failed = 0;
        for (int round = 1; round <= rounds && failed == 0; round++) {
            TestExecutionSummary summary = run(Path.of(args[0]));
            failed = summary.getTestsFailedCount();
            summary.getFailures().forEach(failure -> {
                System.out.println(failure.getTestIdentifier().getUniqueId());
                failure.getException().printStackTrace(System.out);
            });
            System.out.printf(
                    "%nround %d: %,d tests, %d failed, %d without what they need, %d s, %d threads afterwards%n",
                    round,
                    summary.getTestsFoundCount(),
                    failed,
                    summary.getTestsAbortedCount() + summary.getTestsSkippedCount(),
                    (summary.getTimeFinished() - summary.getTimeStarted()) / 1000,
                    Thread.activeCount());
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static TestExecutionSummary run(Path classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(classes)))
                .filters(includeClassNamePatterns("[^$]*Test"), excludeTags("long"))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
