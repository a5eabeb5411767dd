package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/** Thrown if the given bytes are not a valid SMTP reply. The message names the invalid line and the violated rule. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MalformedReplyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedReplyException(String message) {
        super(message);
    }
}
