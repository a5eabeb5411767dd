package io.github.junitsmtp.conformance;

/** Thrown if a rule cannot be checked for this server. */
final class NotChecked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotChecked(String reason) {
        super(reason);
    }
}
