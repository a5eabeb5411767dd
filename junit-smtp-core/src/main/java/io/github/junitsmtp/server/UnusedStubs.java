package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.ScriptedStub;
import io.github.junitsmtp.script.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words which stubs have no answer, which never matched anything, and what came nearest. */
final class UnusedStubs {

    private UnusedStubs() {}

    static Optional<String> of(RecordingSmtpServer server) {
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
}
