package io.github.junitsmtp.internal.sasl;

import io.github.junitsmtp.protocol.SmtpCommand;

/**
 * The argument of AUTH (RFC 4954, section 4).
 *
 * @param mechanism the mechanism as the client wrote it; empty if there is none
 * @param initialResponse the initial response in base64; empty if there is none
 */
public record AuthArgument(String mechanism, String initialResponse) {

    public static AuthArgument of(SmtpCommand auth) {
        String[] words = auth.argument().split(" +", 2);
        return new AuthArgument(words[0], words.length < 2 ? "" : words[1].strip());
    }
}
