package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * What the second digit of a reply code says: which part of the service the reply is about.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, section 4.2.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyCategory {

    /** x0z: the syntax of the command, and commands that fit no other category. */
    SYNTAX("syntax"),
    /** x1z: an answer to a question, such as status or help. */
    INFORMATION("information"),
    /** x2z: the connection itself. */
    CONNECTIONS("connections"),
    /** x3z: unspecified in RFC 5321; extensions use it for authentication and security. */
    UNSPECIFIED("unspecified"),
    /** x4z: unspecified. */
    UNSPECIFIED_4("unspecified"),
    /** x5z: the mail system: mailboxes, transactions and messages. */
    MAIL_SYSTEM("mail system"),
    /** x6z to x9z: not defined by RFC 5321. */
    UNDEFINED("undefined");

    private static final ReplyCategory[] CATEGORIES = values();

    private final String title;

    ReplyCategory(String title) {
        this.title = title;
    }

    /**
     * Returns the category that a reply code belongs to.
     *
     * @param code a reply code, 200 to 599
     * @return the category of its second digit
     */
    public static ReplyCategory of(int code) {
        return CATEGORIES[Math.min(code / 10 % 10, UNDEFINED.ordinal())];
    }

    /** Returns the name of the category in RFC 5321, such as {@code mail system}. */
    @Override
    public String toString() {
        return title;
    }
}
