package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A requirement that mailbox providers impose on bulk senders (Google and Yahoo since February 2024, Microsoft since
 * May 2025). A minor version of this library may add rules; {@code BulkSenderRule.standard().asOf("0.1")} keeps the
 * rules of version 0.1.
 *
 * @see io.github.junitsmtp.mail.ReceivedMailAssert#meetsBulkSenderRequirements()
 * @see <a href="https://support.google.com/a/answer/81126">Google: Email sender guidelines</a>
 * @see <a href="https://senders.yahooinc.com/best-practices/">Yahoo: Sender Best Practices</a>
 * @see <a
 *     href="https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730">Microsoft:
 *     Outlook's new requirements for high-volume senders</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum BulkSenderRule implements Rule {

    /** The message must follow RFC 5322. */
    MESSAGE_FORMAT("Google: Email sender guidelines; RFC 5322"),
    /** The mail must have one From field with one address. */
    ONE_FROM("Google: Email sender guidelines; RFC 5322, section 3.6.2"),
    /**
     * The From address must be in your own domain, not in that of a mailbox provider, such as {@code gmail.com} or
     * {@code yahoo.com}.
     */
    OWN_FROM("Google: Email sender guidelines"),
    /**
     * The mail must have a valid DKIM signature with a key of at least 1024 bits. If keys are given, the signature must have been made with
     * one of them. Without keys, the rule checks only that there is a signature and that it matches the body.
     */
    DKIM(
            "Google: Email sender guidelines; Yahoo: Sender Best Practices; Microsoft: Outlook requirements; RFC 6376; RFC 8301"),
    /**
     * The From domain must be aligned with the {@code d=} domain of a valid signature, or with the domain of MAIL FROM.
     * Aligned domains have the same organizational domain, according to the public suffix list; if the DMARC record
     * requires it, they must be identical. Whether MAIL FROM passes SPF is not checked.
     */
    ALIGNMENT(
            "Google: Email sender guidelines; Yahoo: Sender Best Practices; Microsoft: Outlook requirements; RFC 7489, section 3.1"),
    /** The From domain must have a DMARC record; this is checked only if the test supplies one. */
    DMARC(
            "Google: Email sender guidelines; Yahoo: Sender Best Practices; Microsoft: Outlook requirements; RFC 7489, section 6.3"),
    /** The mail must pass SPF; a test cannot check this. */
    SPF("Google: Email sender guidelines; Yahoo: Sender Best Practices; Microsoft: Outlook requirements; RFC 7208"),
    /** The client must send the mail over TLS. */
    TLS("Google: Email sender guidelines"),
    /** The mail must have a List-Unsubscribe field with an https URL, and a List-Unsubscribe-Post field. */
    ONE_CLICK_UNSUBSCRIBE("Google: Email sender guidelines; Yahoo: Sender Best Practices; RFC 8058, section 3.1"),
    /** A valid DKIM signature must cover List-Unsubscribe and List-Unsubscribe-Post. */
    SIGNED_UNSUBSCRIBE("RFC 8058, section 4"),
    /** The body must contain a visible unsubscribe link. */
    UNSUBSCRIBE_LINK("Google: Email sender guidelines; Yahoo: Sender Best Practices; Microsoft: Outlook requirements"),
    /** The HTML must be at most 102 KB, because Gmail clips larger mails. */
    HTML_SIZE("Gmail clips messages over 102 KB"),
    /** The sending IP address must have valid forward and reverse DNS; a test cannot check this. */
    REVERSE_DNS("Google: Email sender guidelines; Yahoo: Sender Best Practices"),
    /** The spam complaint rate must be low; a test cannot check this. */
    SPAM_RATE("Google: Email sender guidelines; Yahoo: Sender Best Practices");

    private final String reference;

    BulkSenderRule(String reference) {
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

    /**
     * Returns the rules that {@link io.github.junitsmtp.mail.ReceivedMailAssert#meetsBulkSenderRequirements()} checks:
     * all of them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<BulkSenderRule> standard() {
        return RuleSet.all(BulkSenderRule.class);
    }

    /**
     * Returns the rules for transactional mails, such as receipts: all rules except those about unsubscribing.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<BulkSenderRule> transactional() {
        return standard().except(ONE_CLICK_UNSUBSCRIBE, SIGNED_UNSUBSCRIBE, UNSUBSCRIBE_LINK);
    }
}
