package io.github.junitsmtp.protocol;

import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;
import static io.github.junitsmtp.internal.assertion.AssertFactories.list;

import io.github.junitsmtp.internal.text.Printable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a reply. Those named for the meaning of one code, such as {@link #isServiceReady()}, are inherited.
 *
 * @see SmtpReply
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpReplyAssert extends AbstractObjectAssert<SmtpReplyAssert, SmtpReply>
        implements PositiveReplyAssertions<SmtpReplyAssert>,
                TransientReplyAssertions<SmtpReplyAssert>,
                PermanentReplyAssertions<SmtpReplyAssert>,
                MeaningAssertions<SmtpReplyAssert>,
                AnnouncementAssertions<SmtpReplyAssert> {

    /** Narrows an assertion on something to one on a {@link SmtpReply}, as in {@code first(SMTP_REPLY)}. */
    public static final InstanceOfAssertFactory<SmtpReply, SmtpReplyAssert> SMTP_REPLY =
            new InstanceOfAssertFactory<>(SmtpReply.class, SmtpReplyAssert::new);

    SmtpReplyAssert(SmtpReply actual) {
        super(actual, SmtpReplyAssert.class);
        info.useRepresentation(new ReplySummary(info.representation()));
    }

    @Override
    public SmtpReplyAssert hasCode(ReplyCode expected) {
        return hasCode(expected.number());
    }

    /**
     * Verifies the code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasCode(250); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasCode(251); // fails
     * }</pre>
     *
     * @param expected the code, 200 to 599
     * @return this assertion object
     */
    public SmtpReplyAssert hasCode(int expected) {
        return has(ReplyExpectation.ofCode(expected));
    }

    /**
     * Verifies that the code is none of the given ones.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).doesNotHaveCode(550); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).doesNotHaveCode(250); // fails
     * }</pre>
     *
     * @param unexpected the code
     * @return this assertion object
     */
    @Override
    public SmtpReplyAssert doesNotHaveCode(int unexpected) {
        return has(ReplyExpectation.ofOtherThan(unexpected));
    }

    /**
     * Verifies that the command was carried out: the code is 2yz.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).isPositiveCompletion(); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isPositiveCompletion(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isPositiveCompletion() {
        return has(ReplyExpectation.ofClass(ReplyClass.POSITIVE_COMPLETION));
    }

    /**
     * Verifies that the server waits for more: the code is 3yz.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isPositiveIntermediate(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isPositiveIntermediate(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isPositiveIntermediate() {
        return has(ReplyExpectation.ofClass(ReplyClass.POSITIVE_INTERMEDIATE));
    }

    /**
     * Verifies that the command was refused for now: the code is 4yz.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isTransientFailure(); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isTransientFailure(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isTransientFailure() {
        return has(ReplyExpectation.ofClass(ReplyClass.TRANSIENT_FAILURE));
    }

    /**
     * Verifies that the command was refused for good: the code is 5yz.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isPermanentFailure(); // passes
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isPermanentFailure(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isPermanentFailure() {
        return has(ReplyExpectation.ofClass(ReplyClass.PERMANENT_FAILURE));
    }

    /**
     * Verifies the enhanced status code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasEnhancedStatusCode("5.1.1"); // passes
     * assertThat(SmtpReply.parse("550 No such user\r\n")).hasEnhancedStatusCode("5.1.1"); // fails
     * }</pre>
     *
     * @param expected the code as it is written, such as {@code 5.1.1}
     * @return this assertion object
     * @throws IllegalArgumentException if the expected code is malformed
     */
    public SmtpReplyAssert hasEnhancedStatusCode(String expected) {
        return has(ReplyExpectation.ofEnhanced(EnhancedStatusCode.parse(expected)));
    }

    /**
     * Verifies that the first line carries no enhanced status code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasNoEnhancedStatusCode(); // passes
     * assertThat(SmtpReply.parse("250 2.0.0 OK\r\n")).hasNoEnhancedStatusCode(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert hasNoEnhancedStatusCode() {
        return hasProperty(
                "no enhanced status code", reply -> reply.enhancedStatusCode().isEmpty(), ReplyExpectation::enhancedOf);
    }

    /**
     * Verifies the text without enhanced status codes, its lines joined by line feeds.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasText("No such user"); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasText("5.1.1 No such user"); // fails
     * }</pre>
     *
     * @param expected the text
     * @return this assertion object
     */
    public SmtpReplyAssert hasText(String expected) {
        return hasProperty(
                "text " + Printable.quote(expected),
                reply -> reply.text().equals(expected),
                reply -> "it is " + Printable.quote(reply.text()));
    }

    /**
     * Verifies that the text without enhanced status codes contains the given part.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasTextContaining("such"); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasTextContaining("quota"); // fails
     * }</pre>
     *
     * @param part a part of the text
     * @return this assertion object
     */
    public SmtpReplyAssert hasTextContaining(String part) {
        return hasProperty(
                "text containing " + Printable.quote(part),
                reply -> reply.text().contains(part),
                reply -> "it is " + Printable.quote(reply.text()));
    }

    /**
     * Verifies the lines, each without its code and separator.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLines("mx", "HELP"); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLines("mx"); // fails
     * }</pre>
     *
     * @param expected all lines, in order
     * @return this assertion object
     */
    public SmtpReplyAssert hasLines(String... expected) {
        List<String> wanted = List.of(expected);
        return hasProperty(
                "lines " + quoted(wanted),
                reply -> reply.lines().equals(wanted),
                reply -> "they are " + quoted(reply.lines()));
    }

    /**
     * Verifies that one of the lines, without its code and separator, is the given one.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLine("HELP"); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLine("SIZE"); // fails
     * }</pre>
     *
     * @param expected the line
     * @return this assertion object
     */
    public SmtpReplyAssert hasLine(String expected) {
        return hasProperty(
                "line " + Printable.quote(expected),
                reply -> reply.lines().contains(expected),
                reply -> "it has no such line");
    }

    /**
     * Starts assertions on the text without enhanced status codes, its lines joined by line feeds.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).text().startsWith("No"); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).text().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the text
     */
    public AbstractStringAssert<?> text() {
        return extracting(SmtpReply::text, STRING);
    }

    /**
     * Starts assertions on the lines, each without its code and separator.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).lines().hasSize(2); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).lines().hasSize(1); // fails
     * }</pre>
     *
     * @return assertions on the lines
     */
    public ListAssert<String> lines() {
        return extracting(SmtpReply::lines, list(String.class));
    }

    private SmtpReplyAssert hasProperty(
            String expected, Predicate<SmtpReply> predicate, Function<SmtpReply, String> found) {
        return has(ReplyExpectation.of(expected, predicate, found));
    }

    private static String quoted(List<String> lines) {
        return lines.stream().map(Printable::quote).collect(Collectors.joining(", "));
    }
}
