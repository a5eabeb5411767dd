package io.github.junitsmtp.internal.dkim;

/** Thrown when a signature or key cannot be used. The message continues a sentence about the signature. */
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
