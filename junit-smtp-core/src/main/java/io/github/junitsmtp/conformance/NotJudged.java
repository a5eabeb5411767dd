package io.github.junitsmtp.conformance;

/** Thrown if a rule cannot be judged for this server. */
final class NotJudged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotJudged(String reason) {
        super(reason);
    }
}
