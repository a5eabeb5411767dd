package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * What the second number of an enhanced status code says: what it is about.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463#section-2">RFC 3463, section 2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EnhancedStatusSubject {

    /** X.0.Z: nothing that has a subject of its own. */
    OTHER("other"),
    /** X.1.Z: the address of the sender or of a recipient. */
    ADDRESSING("addressing"),
    /** X.2.Z: the mailbox, which exists. */
    MAILBOX("mailbox"),
    /** X.3.Z: the system at the destination. */
    MAIL_SYSTEM("mail system"),
    /** X.4.Z: the way to the destination. */
    NETWORK_AND_ROUTING("network and routing"),
    /** X.5.Z: the dialogue between client and server. */
    MAIL_DELIVERY_PROTOCOL("mail delivery protocol"),
    /** X.6.Z: the content of the message. */
    MESSAGE_CONTENT("message content or media"),
    /** X.7.Z: security or policy. */
    SECURITY_OR_POLICY("security or policy"),
    /** A subject that is not registered. */
    UNREGISTERED("unregistered subject");

    private static final EnhancedStatusSubject[] SUBJECTS = values();

    private final String title;

    EnhancedStatusSubject(String title) {
        this.title = title;
    }

    static EnhancedStatusSubject of(int number) {
        return SUBJECTS[Math.min(number, UNREGISTERED.ordinal())];
    }

    /** Returns the name of the subject, such as {@code mail system}. */
    @Override
    public String toString() {
        return title;
    }
}
