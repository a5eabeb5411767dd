package io.github.junitsmtp.transcript;

import org.apiguardian.api.API;

/**
 * A step in which a client departs from a rule.
 *
 * @param rule the rule
 * @param position the place of the step in {@link SmtpSession#exchanges()}: the first, which is the greeting, is 1
 * @param line what the client sent, in words, credentials hidden
 * @param detail what is wrong with it, with the offending bytes, for a sentence that begins with the line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Misstep(ClientRule rule, int position, String line, String detail) {

    /**
     * Returns rule, step, detail and reference, such as {@code HELLO: step 2, MAIL FROM:<>, came before any EHLO or HELO was accepted
     * (RFC 5321, sections 4.1.1.1 and 4.1.4)}.
     */
    @Override
    public String toString() {
        return rule + ": step " + position + ", " + line + ", " + detail + " (" + rule.reference() + ")";
    }
}
