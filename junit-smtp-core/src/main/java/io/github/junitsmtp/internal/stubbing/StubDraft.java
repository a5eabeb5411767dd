package io.github.junitsmtp.internal.stubbing;

/** A stub that was begun, and does nothing until it gets an answer. */
public final class StubDraft {

    private final String pattern;

    StubDraft(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the pattern of the stub. */
    @Override
    public String toString() {
        return pattern;
    }
}
