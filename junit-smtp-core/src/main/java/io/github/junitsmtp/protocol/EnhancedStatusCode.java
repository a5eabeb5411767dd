package io.github.junitsmtp.protocol;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * An enhanced status code, such as {@code 5.1.1}: three numbers that are more specific than a reply code.
 *
 * @param statusClass 2 for success, 4 for a temporary failure, 5 for a permanent failure
 * @param subject the subject, between 0 and 999: 1 addressing, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7
 *     security
 * @param detail the detail within the subject, between 0 and 999
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463#section-2">RFC 3463, section 2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2034#section-4">RFC 2034, section 4</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EnhancedStatusCode(int statusClass, int subject, int detail) {

    private static final class Texts {
        static final Catalog CATALOG = Catalog.load("enhanced-status-codes.properties");
    }

    private static final Pattern FORM = Pattern.compile("([245])\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

    /**
     * Creates a code.
     *
     * @param statusClass 2, 4 or 5
     * @param subject between 0 and 999
     * @param detail between 0 and 999
     * @throws IllegalArgumentException if the class is not 2, 4 or 5, or the subject or detail is not between 0 and 999
     */
    public EnhancedStatusCode {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException(
                    "The class of an enhanced status code must be 2, 4 or 5 (RFC 3463, section 2) but was: "
                            + statusClass);
        }
        if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException(
                    "Subject and detail of an enhanced status code must be between 0 and 999 (RFC 3463, section 2) but were: "
                            + subject + " and " + detail);
        }
    }

    /**
     * Parses a code.
     *
     * @param text three numbers separated by dots, such as {@code 5.1.1}
     * @return the code
     * @throws IllegalArgumentException if the text is not an enhanced status code
     */
    public static EnhancedStatusCode parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "An enhanced status code must look like 5.1.1: 2, 4 or 5, then two numbers of up to three digits without"
                            + " leading zeros, separated by dots (RFC 3463, section 2), but was: \"" + text + "\"");
        }
        return from(matcher);
    }

    /**
     * Finds the code at the start of a line. It must be followed by a space or the end of the line.
     *
     * @param text a line of a reply, without the reply code
     * @return the code, or empty if there is none
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Optional<EnhancedStatusCode> atStartOf(String text) {
        if (text.length() < 5 || text.charAt(1) != '.') {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        boolean found = matcher.lookingAt() && (matcher.end() == text.length() || text.charAt(matcher.end()) == ' ');
        return found ? Optional.of(from(matcher)) : Optional.empty();
    }

    private static EnhancedStatusCode from(Matcher matcher) {
        return new EnhancedStatusCode(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /**
     * Returns whether the subject and the detail are registered. Some servers use their own codes, such as 5.7.139.
     *
     * @return true if they are registered
     */
    public boolean isRegistered() {
        return text("title").isPresent();
    }

    /**
     * Returns the meaning of the first number.
     *
     * @return the class, never {@link ReplyClass#POSITIVE_INTERMEDIATE}
     */
    public ReplyClass replyClass() {
        return ReplyClass.ofCode(statusClass * 100);
    }

    /**
     * Returns the meaning of the second number.
     *
     * @return the subject of the code
     */
    public EnhancedStatusSubject about() {
        return EnhancedStatusSubject.of(subject);
    }

    /**
     * Returns the registered name.
     *
     * @return the name, such as {@code mailbox full}; for an unregistered code, a description of its numbers, such as
     *     {@code security or policy, unregistered detail 139}
     */
    public String title() {
        return text("title")
                .orElseGet(() -> about() == EnhancedStatusSubject.UNREGISTERED
                        ? about() + " " + subject + ", detail " + detail
                        : about() + ", unregistered detail " + detail);
    }

    /**
     * Returns the meaning of the code, apart from its class.
     *
     * @return a sentence; for an unregistered code, a description of its numbers
     */
    public String meaning() {
        return text("means").orElseGet(this::meaningByNumbers);
    }

    private String meaningByNumbers() {
        return switch (about()) {
            case OTHER -> "Detail " + detail + " is not standardized; its meaning is specific to the server.";
            case UNREGISTERED -> "Subject " + subject + " is not standardized; its meaning is specific to the server.";
            default ->
                "The code " + about().ofOne() + "; detail " + detail
                        + " is not standardized, and its meaning is specific to the server.";
        };
    }

    /**
     * Returns how to fix the problem.
     *
     * @return a sentence, even if there is nothing to fix
     */
    public String remedy() {
        String remedy = text("fix").orElse("Read the text of the reply.");
        return switch (statusClass) {
            case 2 -> "Nothing to fix.";
            case 4 ->
                text("fix4")
                        .orElseGet(() -> "Retry later; if that fails too, " + Character.toLowerCase(remedy.charAt(0))
                                + remedy.substring(1));
            default -> remedy;
        };
    }

    /**
     * Returns the RFC section that defines the code.
     *
     * @return the reference, or empty if the code is not registered
     */
    public Optional<RfcReference> reference() {
        return text("rfc").map(RfcReference::parse);
    }

    /**
     * Returns the reply codes that the registry associates with this code. These codes reflect common usage, not a
     * requirement.
     *
     * @return the codes in ascending order; empty if the registry lists none or allows any
     */
    public List<Integer> replyCodes() {
        return text("codes")
                .filter(codes -> !codes.equals("any"))
                .map(codes -> Stream.of(codes.split(" ")).map(Integer::valueOf).toList())
                .orElse(List.of());
    }

    /**
     * Returns whether this code and a reply code have the same class, as 4.Y.Z and 4xx do (RFC 2034, section 4).
     *
     * @param replyCode the reply code, between 200 and 599
     * @return true if the classes are equal
     * @throws IllegalArgumentException if the reply code is out of range
     */
    public boolean agreesWith(int replyCode) {
        return replyClass() == ReplyClass.ofCode(replyCode);
    }

    private Optional<String> text(String field) {
        return Texts.CATALOG.find(subject + "." + detail + "." + field);
    }

    /** Returns the code in its usual notation, such as {@code 5.1.1}. */
    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
