package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A sign of a likely client mistake that violates no RFC and goes unnoticed by servers. The dialogue shows a note, but
 * {@code isWellBehaved()} passes.
 *
 * @see io.github.junitsmtp.transcript.SmtpSession#hints()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ClientHint implements Rule {

    /**
     * Some lines of a message sent with BDAT begin with two dots, and none with a single dot. The client probably
     * doubles dots as it would for DATA, so the extra dot remains in the mail (RFC 3030, section 2).
     */
    DOUBLED_DOTS("RFC 3030, section 2"),
    /**
     * The same recipient appears twice in one transaction; some servers deliver the mail once, others twice (RFC 5321,
     * section 4.1.1.3).
     */
    REPEATED_RECIPIENT("RFC 5321, section 4.1.1.3");

    private final String reference;

    ClientHint(String reference) {
        this.reference = reference;
    }

    @Override
    public String reference() {
        return reference;
    }

    @Override
    public String since() {
        return "0.1";
    }
}
