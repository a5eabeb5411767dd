package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.script.Incoming;
import java.util.ArrayList;
import java.util.List;

/**
 * The stubs that a reset removed before they were used. They are evidence for a failure, because the test may rely on
 * them.
 */
final class RemovedStubs {

    private List<String> beforeFirstTest = List.of();
    private List<String> byTest = List.of();
    /** The class of the last test; empty before the first test. */
    private String testClass = "";

    /** Records the stubs that a test itself removes. */
    synchronized void byReset(Script<Incoming> script) {
        List<String> removed = new ArrayList<>(byTest);
        script.unusedStubs().forEach(stub -> removed.add(stub + " was removed by smtp.reset()"));
        byTest = removed;
    }

    /**
     * Records the stubs that are removed before a test. Stubs from before the first test matter only to the class of
     * that test.
     */
    synchronized void forTest(Script<Incoming> script, String nextTestClass) {
        if (testClass.isEmpty()) {
            beforeFirstTest = script.unusedStubs().stream()
                    .map(stub -> stub
                            + " was removed before the first test, because a class-level server is reset before each test:"
                            + " create it in the test or in @BeforeEach")
                    .toList();
        } else if (!testClass.equals(nextTestClass)) {
            beforeFirstTest = List.of();
        }
        byTest = List.of();
        testClass = nextTestClass;
    }

    synchronized List<String> notes() {
        List<String> notes = new ArrayList<>(beforeFirstTest);
        notes.addAll(byTest);
        return notes;
    }
}
