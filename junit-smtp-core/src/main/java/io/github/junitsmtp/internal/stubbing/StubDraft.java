package io.github.junitsmtp.internal.stubbing;

/** A stub without an answer, which does nothing yet. */
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
