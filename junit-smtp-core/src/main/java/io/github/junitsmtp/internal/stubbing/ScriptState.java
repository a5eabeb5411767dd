package io.github.junitsmtp.internal.stubbing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state that the stubs of a server share: the state of the scenario, the first error, and the drafts. */
final class ScriptState {

    private final Set<StubDraft> drafts = new LinkedHashSet<>();
    private volatile String name = "";
    private @Nullable StubError error;

    String name() {
        return name;
    }

    boolean isIn(Optional<String> required) {
        return required.isEmpty() || required.get().equals(name);
    }

    /** Moves the scenario to the next state, unless another session has changed the state meanwhile. */
    synchronized boolean move(Optional<String> required, Optional<String> next) {
        if (!isIn(required)) {
            return false;
        }
        name = next.orElse(name);
        return true;
    }

    synchronized void set(String state) {
        name = state;
    }

    synchronized void failed(StubError failure) {
        error = error == null ? failure : error;
    }

    synchronized Optional<StubError> error() {
        return Optional.ofNullable(error);
    }

    synchronized StubDraft begin(String pattern) {
        StubDraft draft = new StubDraft(pattern);
        drafts.add(draft);
        return draft;
    }

    synchronized void forget(StubDraft draft) {
        drafts.remove(draft);
    }

    synchronized List<StubDraft> drafts() {
        return List.copyOf(drafts);
    }

    synchronized void clear() {
        drafts.clear();
        name = "";
        error = null;
    }
}
