package io.github.junitsmtp.mail;

import org.apiguardian.api.API;

/**
 * A place where a message departs from a rule.
 *
 * @param rule the rule
 * @param detail what is wrong and where, with the offending bytes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Departure(MessageRule rule, String detail) {

    /** Returns name, detail and reference, such as {@code DATE: there is none (RFC 5322, section 3.6.1)}. */
    @Override
    public String toString() {
        return rule + ": " + detail + " (" + rule.reference() + ")";
    }
}
