package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.ScriptedStub;
import io.github.junitsmtp.internal.stubbing.StubDraft;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Expects that all stubs have an answer and were used; otherwise says which were not, and what came nearest. */
final class UnusedStubs implements ArrivalExpectation {

    private static final int MOST_TOLD = 5;

    private final RecordingSmtpServer server;

    UnusedStubs(RecordingSmtpServer server) {
        this.server = server;
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        Script<Incoming> script = server.script();
        return () -> script.unfinishedStubs().isEmpty() && script.unusedStubs().isEmpty();
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        List<String> problems = problems();
        return switch (problems.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(problems.get(0));
            default -> Optional.of(problems.size() + " were not:\n" + String.join("\n", few(problems)));
        };
    }

    private List<String> problems() {
        Script<Incoming> script = server.script();
        List<String> problems = new ArrayList<>();
        for (StubDraft draft : script.unfinishedStubs()) {
            problems.add("on(" + draft + ") has no answer and does nothing: end it with reply(..) or answer(..)");
        }
        for (ScriptedStub<Incoming> stub : script.unusedStubs()) {
            problems.add(stub + " was never used" + Nearest.to(stub).on(server));
        }
        return problems;
    }

    /**
     * Returns a line for each stub that did not answer as intended, even if the test allows it; empty if all did.
     *
     * @param removed notes on removed stubs
     */
    List<String> notes(List<String> removed) {
        List<String> notes = new ArrayList<>();
        removed.forEach(stub -> notes.add("stub " + stub));
        problems().forEach(problem -> notes.add("stub " + problem));
        server.script()
                .stubs()
                .forEach(stub -> stub.restraint().ifPresent(why -> notes.add("stub " + stub + " " + why)));
        return few(notes);
    }

    private static List<String> few(List<String> told) {
        int more = told.size() - MOST_TOLD;
        return more < 2
                ? told
                : Stream.concat(told.stream().limit(MOST_TOLD), Stream.of("and " + Counts.of(more, "more stub")))
                        .toList();
    }

    @Override
    public String toString() {
        return "used every stub";
    }
}
