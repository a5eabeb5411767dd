package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.ScriptedStub;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Expects that all stubs have an answer and matched something, or says which do not, and what came nearest. */
final class UnusedStubs implements ArrivalExpectation {

    private final RecordingSmtpServer server;

    UnusedStubs(RecordingSmtpServer server) {
        this.server = server;
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        return () -> problem(transcript).isEmpty();
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        Script<Incoming> script = server.script();
        List<String> problems = new ArrayList<>();
        script.unfinishedStubs()
                .forEach(draft -> problems.add(
                        "on(" + draft + ") has no answer and does nothing: end it with reply(..) or answer(..)"));
        List<ScriptedStub<Incoming>> unused = script.unusedStubs();
        List<Attempt> attempts = unused.isEmpty() ? List.of() : server.attempts();
        unused.forEach(
                stub -> problems.add(stub + " never matched" + AttemptDescriptions.nearest(stub::isAbout, attempts)));
        return switch (problems.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(problems.get(0));
            default -> Optional.of("there are " + problems.size() + "\n" + String.join("\n", problems));
        };
    }

    @Override
    public String toString() {
        return "no stub that never matched";
    }
}
