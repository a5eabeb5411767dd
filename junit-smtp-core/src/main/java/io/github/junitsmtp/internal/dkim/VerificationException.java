package io.github.junitsmtp.internal.dkim;

/** Tells why a signature, or a key, cannot be used; its message is for a sentence about the signature. */
final class VerificationException extends Exception {

    private static final long serialVersionUID = 1;

    VerificationException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
