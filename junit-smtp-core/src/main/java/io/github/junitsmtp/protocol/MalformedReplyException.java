package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/** Thrown when bytes are not an SMTP reply; the message names the offending line and the rule that it breaks. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MalformedReplyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedReplyException(String message) {
        super(message);
    }
}
