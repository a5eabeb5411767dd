package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * The category of a reply code: the meaning of its second digit, which indicates what the reply concerns.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, section 4.2.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyCategory {

    /** x0z: the syntax of the command, and commands that fit no other category. */
    SYNTAX("syntax", "the syntax of the command"),
    /** x1z: a request for information, such as status or help. */
    INFORMATION("information", "a request for information, such as status or help"),
    /** x2z: the connection. */
    CONNECTIONS("connections", "the connection"),
    /** x3z: unspecified in RFC 5321; extensions use it for authentication and security. */
    UNSPECIFIED("unspecified", "authentication or security"),
    /** x4z: unspecified. */
    UNSPECIFIED_4("unspecified", "a subject that RFC 5321 does not specify"),
    /** x5z: the mail system: mailboxes, transactions and messages. */
    MAIL_SYSTEM("mail system", "the mail system (mailboxes, transactions and messages)"),
    /** x6z to x9z: not defined by RFC 5321. */
    UNDEFINED("undefined", "a subject that RFC 5321 does not define");

    private static final ReplyCategory[] CATEGORIES = values();

    private final String title;
    private final String subject;

    ReplyCategory(String title, String subject) {
        this.title = title;
        this.subject = subject;
    }

    /**
     * Returns the category of a reply code.
     *
     * @param code a reply code between 200 and 599
     * @return the category that the second digit of the code denotes
     * @throws IllegalArgumentException if the code is not in that range
     */
    @SuppressWarnings("EnumOrdinal") // the constants are in the order of their digits
    public static ReplyCategory ofCode(int code) {
        ReplyClass.ofCode(code); // rejects codes outside the range
        return CATEGORIES[Math.min(code / 10 % 10, UNDEFINED.ordinal())];
    }

    /**
     * Returns what replies in this category concern.
     *
     * @return a phrase such as {@code the connection}
     */
    public String subject() {
        return subject;
    }

    /** Returns the name of the category in RFC 5321, such as {@code mail system}. */
    @Override
    public String toString() {
        return title;
    }
}
