package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * The subject of an enhanced status code: the meaning of its second number.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463#section-2">RFC 3463, section 2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EnhancedStatusSubject {

    /** X.0.Z: no specific subject. */
    OTHER("other"),
    /** X.1.Z: the address of the sender or of a recipient. */
    ADDRESSING("addressing"),
    /** X.2.Z: an existing mailbox. */
    MAILBOX("mailbox"),
    /** X.3.Z: the destination system. */
    MAIL_SYSTEM("mail system"),
    /** X.4.Z: the route to the destination. */
    NETWORK_AND_ROUTING("network and routing"),
    /** X.5.Z: the protocol between client and server. */
    MAIL_DELIVERY_PROTOCOL("mail delivery protocol"),
    /** X.6.Z: the content of the message. */
    MESSAGE_CONTENT("message content or media"),
    /** X.7.Z: security or policy. */
    SECURITY_OR_POLICY("security or policy"),
    /** An unregistered subject. */
    UNREGISTERED("unregistered subject");

    private static final EnhancedStatusSubject[] SUBJECTS = values();

    private final String title;

    EnhancedStatusSubject(String title) {
        this.title = title;
    }

    @SuppressWarnings("EnumOrdinal") // the constants are in the order of their numbers
    static EnhancedStatusSubject of(int number) {
        return SUBJECTS[Math.min(number, UNREGISTERED.ordinal())];
    }

    /** Returns a clause for a code of this subject, such as {@code concerns the mail system}. */
    String ofOne() {
        return switch (this) {
            case OTHER -> "has no specific subject";
            case UNREGISTERED -> "has an unregistered subject";
            default -> "concerns " + phrase();
        };
    }

    /** Returns a clause for two codes of this subject, such as {@code Both concern the mail system}. */
    String ofBoth() {
        return switch (this) {
            case OTHER -> "Neither has a specific subject";
            case UNREGISTERED -> "Both have an unregistered subject";
            default -> "Both concern " + phrase();
        };
    }

    /** Returns the name with the article that it needs in a sentence. */
    String phrase() {
        return switch (this) {
            case MAILBOX, MAIL_SYSTEM, MAIL_DELIVERY_PROTOCOL -> "the " + title;
            default -> title;
        };
    }

    /** Returns the name of the subject, such as {@code mail system}. */
    @Override
    public String toString() {
        return title;
    }
}
