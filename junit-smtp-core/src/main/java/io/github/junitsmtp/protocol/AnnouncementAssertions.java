package io.github.junitsmtp.protocol;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on how a server introduces itself, in its greeting and in its reply to EHLO. {@link SmtpReplyAssert} has
 * them all.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface AnnouncementAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super SmtpReply> condition);

    /**
     * Verifies the domain that a server announces as the first word of its text, in upper or lower case: in a greeting, be
     * it positive or negative, and as well in the replies to HELO, EHLO and QUIT.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP Postfix\r\n")).announcesDomain("MX.example.org"); // passes
     * assertThat(SmtpReply.parse("220 ESMTP ready\r\n")).announcesDomain("mx.example.org"); // fails
     * }</pre>
     *
     * @param expected the domain
     * @return this assertion object
     */
    default SELF announcesDomain(String expected) {
        return has(ReplyExpectation.of(
                "domain " + Printable.quote(expected) + " as its first word",
                reply -> firstWords(reply)[0].equalsIgnoreCase(expected),
                reply -> "it is " + Printable.quote(firstWords(reply)[0])));
    }

    /**
     * Verifies that a greeting names the given software after the domain, in upper or lower case.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP Postfix\r\n")).announcesSoftware("postfix"); // passes
     * assertThat(SmtpReply.parse("220 postfix.example.org ESMTP\r\n")).announcesSoftware("postfix"); // fails
     * }</pre>
     *
     * @param expected the name, perhaps with a version; not blank
     * @return this assertion object
     * @throws IllegalArgumentException if the name is blank
     */
    default SELF announcesSoftware(String expected) {
        if (expected.isBlank()) {
            throw new IllegalArgumentException("Name the software");
        }
        return has(ReplyExpectation.of(
                "software " + Printable.quote(expected) + " after its domain",
                reply -> lower(firstWords(reply)[1]).contains(lower(expected)),
                reply -> "there it says " + Printable.quote(firstWords(reply)[1])));
    }

    /**
     * Verifies that a reply to EHLO offers the given extension, in upper or lower case. It is named on a line after the
     * first, and the line may have more parameters.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n")).advertises("AUTH", "LOGIN"); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n")).advertises("SIZE"); // fails
     * }</pre>
     *
     * @param keyword the name of the extension, one word
     * @param parameters those that it must have, in any order, in upper or lower case
     * @return this assertion object
     * @throws IllegalArgumentException if the keyword or a parameter is not one word
     */
    default SELF advertises(String keyword, String... parameters) {
        List<String> words =
                Stream.concat(Stream.of(keyword), Stream.of(parameters)).toList();
        if (words.stream().anyMatch(word -> !word.matches("\\S+"))) {
            throw new IllegalArgumentException(
                    "Give the keyword and each parameter as one word of its own, as in advertises(\"AUTH\", \"PLAIN\")");
        }
        String expected = String.join(" ", words);
        return has(ReplyExpectation.of(
                "extension " + expected,
                reply -> extensions(reply).stream().anyMatch(line -> offers(line, expected)),
                AnnouncementAssertions::offerOf));
    }

    private static boolean offers(String line, String expected) {
        List<String> offered = List.of(lower(line.strip()).split("\\s+"));
        List<String> wanted = List.of(lower(expected).split("\\s+"));
        return offered.get(0).equals(wanted.get(0))
                && offered.subList(1, offered.size()).containsAll(wanted.subList(1, wanted.size()));
    }

    private static String offerOf(SmtpReply reply) {
        if (reply.code() != ReplyCode.OK.number()) {
            return ReplyExpectation.codeOf(reply) + ", and extensions are listed in the 250 to EHLO";
        }
        List<String> lines = extensions(reply);
        return lines.isEmpty()
                ? "it offers none"
                : "it offers " + lines.stream().map(Printable::quote).collect(joining(", "));
    }

    private static List<String> extensions(SmtpReply reply) {
        return reply.code() == ReplyCode.OK.number()
                ? reply.lines().subList(1, reply.lines().size())
                : List.of();
    }

    /** Returns the first word of the text and what follows it, each perhaps empty. */
    private static String[] firstWords(SmtpReply reply) {
        String[] words = reply.text().strip().split("\\s+", 2);
        return words.length == 2 ? words : new String[] {words[0], ""};
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
