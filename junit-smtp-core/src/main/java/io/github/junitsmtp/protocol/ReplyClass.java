package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * The class of a reply code: the meaning of its first digit, which indicates whether the command succeeded and whether to retry it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, section 4.2.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyClass {

    /** 2xx: the command succeeded. */
    POSITIVE_COMPLETION(2, "positive completion", "the command succeeded"),
    /** 3xx: the server needs more input from the client. */
    POSITIVE_INTERMEDIATE(3, "positive intermediate", "the server needs more input from the client"),
    /** 4xx: the command failed, and the client should retry later. */
    TRANSIENT_FAILURE(4, "transient failure", "the command failed, but may succeed later"),
    /** 5xx: the command failed, and the client should not retry it unchanged. */
    PERMANENT_FAILURE(5, "permanent failure", "the command failed, and would fail again if retried unchanged");

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
     * Returns the class of a reply code.
     *
     * @param code a reply code between 200 and 599
     * @return the class that the first digit of the code denotes
     * @throws IllegalArgumentException if the code is not in that range
     */
    public static ReplyClass ofCode(int code) {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException(
                    "Reply code must be between 200 and 599 (RFC 5321, section 4.2) but was: " + code);
        }
        return CLASSES[code / 100 - 2];
    }

    /**
     * Returns the first digit of the codes in this class.
     *
     * @return 2, 3, 4 or 5
     */
    public int digit() {
        return digit;
    }

    /**
     * Returns the meaning of a reply in this class.
     *
     * @return a clause, such as {@code the command succeeded}
     */
    public String meaning() {
        return meaning;
    }

    /** Returns the pattern of the codes, such as {@code 4xx}. */
    String pattern() {
        return digit + "xx";
    }

    /** Returns the name of the class in RFC 5321, such as {@code transient failure}. */
    @Override
    public String toString() {
        return title;
    }
}
