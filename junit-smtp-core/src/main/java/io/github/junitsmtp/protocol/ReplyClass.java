package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * What the first digit of a reply code says: whether the command succeeded, and whether to try again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, section 4.2.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyClass {

    /** 2yz: the command was carried out. */
    POSITIVE_COMPLETION(2, "positive completion", "the command was carried out"),
    /** 3yz: the command was understood, and the server waits for more. */
    POSITIVE_INTERMEDIATE(3, "positive intermediate", "the command needs more from the client"),
    /** 4yz: the command was refused for now, and the client should try again later. */
    TRANSIENT_FAILURE(4, "transient failure", "the command was refused for now, and may succeed later"),
    /** 5yz: the command was refused for good, and the same attempt would be refused again. */
    PERMANENT_FAILURE(5, "permanent failure", "the command was refused for good, and would be refused again");

    private static final ReplyClass[] CLASSES = values();

    private final int digit;
    private final String title;
    private final String meaning;

    ReplyClass(int digit, String title, String meaning) {
        this.digit = digit;
        this.title = title;
        this.meaning = meaning;
    }

    /**
     * Returns the class that a reply code belongs to.
     *
     * @param code a reply code, 200 to 599
     * @return the class of its first digit
     * @throws IllegalArgumentException if the code is not in that range
     */
    public static ReplyClass ofCode(int code) {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("Reply codes are 200 to 599 (RFC 5321, section 4.2) but was: " + code);
        }
        return CLASSES[code / 100 - 2];
    }

    /**
     * Returns the first digit of the codes of this class.
     *
     * @return 2, 3, 4 or 5
     */
    public int digit() {
        return digit;
    }

    /**
     * Returns what a reply of this class says.
     *
     * @return a clause, such as {@code the command was carried out}
     */
    public String meaning() {
        return meaning;
    }

    /** Returns the pattern of its codes, such as {@code 4yz}. */
    String pattern() {
        return digit + "yz";
    }

    /** Returns the name of the class in RFC 5321, such as {@code transient failure}. */
    @Override
    public String toString() {
        return title;
    }
}
