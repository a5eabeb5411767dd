package io.github.junitsmtp.client;

import org.apiguardian.api.API;

/**
 * Thrown if a dialogue cannot continue because of a failed connection, a timeout, or an invalid reply. The message
 * shows the dialogue.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SmtpClientException(String message, Throwable cause) {
        super(message, cause);
    }

    SmtpClientException(String message) {
        super(message);
    }
}
