package io.github.junitsmtp.conformance;

/** Says why a rule cannot be judged with this server. */
final class NotJudged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotJudged(String reason) {
        super(reason);
    }
}
