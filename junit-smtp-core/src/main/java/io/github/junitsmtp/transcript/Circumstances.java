package io.github.junitsmtp.transcript;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is special about a step. Most steps share the same empty value, which saves memory.
 *
 * @param scripted whether a stub sent the reply
 * @param stubAction what a stub did besides replying; null if nothing
 * @param login the login attempt that the step completes; null if none
 * @param answeredEarly whether the step was sent after its reply
 * @param tolerated the replies with which a strict server would have refused it
 */
record Circumstances(
        boolean scripted,
        @Nullable String stubAction,
        @Nullable Login login,
        boolean answeredEarly,
        List<String> tolerated) {

    static final Circumstances USUAL = new Circumstances(false, null, null, false, List.of());

    Circumstances withReplyBy(boolean stub) {
        return stub == scripted ? this : new Circumstances(stub, stubAction, login, answeredEarly, tolerated);
    }

    Circumstances withStubAction(String action) {
        return new Circumstances(scripted, action, login, answeredEarly, tolerated);
    }

    Circumstances withLogin(Login who) {
        return new Circumstances(scripted, stubAction, who, answeredEarly, tolerated);
    }

    Circumstances answeredTooSoon() {
        return new Circumstances(scripted, stubAction, login, true, tolerated);
    }

    Circumstances withTolerated(String forgone) {
        List<String> all = Stream.concat(tolerated.stream(), Stream.of(forgone)).toList();
        return new Circumstances(scripted, stubAction, login, answeredEarly, all);
    }
}
