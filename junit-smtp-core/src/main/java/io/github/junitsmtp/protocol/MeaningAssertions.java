package io.github.junitsmtp.protocol;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on what a reply means, whichever code says it. {@link SmtpReplyAssert} has them all.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MeaningAssertions<SELF> extends ReplyCodeAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super SmtpReply> condition);

    /**
     * Verifies that the code is not the given one.
     *
     * @param unexpected the code
     * @return this assertion object
     */
    SELF doesNotHaveCode(int unexpected);

    /**
     * Verifies that the code is the given one.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).isA(ReplyCode.OK); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isA(ReplyCode.OK); // fails
     * }</pre>
     *
     * @param expected the code
     * @return this assertion object
     */
    default SELF isA(ReplyCode expected) {
        return hasCode(expected);
    }

    /**
     * Verifies that the code is none of the given ones.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).isNot(ReplyCode.MAILBOX_UNAVAILABLE); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isNot(ReplyCode.OK); // fails
     * }</pre>
     *
     * @param unexpected a code
     * @param others more codes
     * @return this assertion object
     */
    default SELF isNot(ReplyCode unexpected, ReplyCode... others) {
        for (ReplyCode other : others) {
            doesNotHaveCode(other.number());
        }
        return doesNotHaveCode(unexpected.number());
    }

    /**
     * Verifies that the code is one of the given ones.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("251 Will forward\r\n")).isOneOf(ReplyCode.OK, ReplyCode.USER_NOT_LOCAL_WILL_FORWARD); // passes
     * assertThat(SmtpReply.parse("550 No such user\r\n")).isOneOf(ReplyCode.OK, ReplyCode.USER_NOT_LOCAL_WILL_FORWARD); // fails
     * }</pre>
     *
     * @param expected one code at least
     * @return this assertion object
     * @throws IllegalArgumentException if there is none
     */
    default SELF isOneOf(ReplyCode... expected) {
        if (expected.length == 0) {
            throw new IllegalArgumentException("Name one code at least");
        }
        return has(ReplyExpectation.ofOneOf(List.of(expected)));
    }

    /**
     * Verifies that a client should try the same again later: the code is 4yz, or 552 with the enhanced status code 5.5.3.
     * The latter says "too many recipients" and calls for the rest in another transaction (RFC 5321, section 4.5.3.1.10);
     * without it 552 as well means that mailbox or message are too large. The class of an enhanced status code does not
     * count where it contradicts the code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("451 4.7.1 Greylisted\r\n")).isRetryable(); // passes
     * assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isRetryable(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isRetryable() {
        EnhancedStatusCode tooManyRecipients = new EnhancedStatusCode(5, 5, 3);
        return has(ReplyExpectation.ofClass(
                "a reason to try again later (4yz, or 552 with 5.5.3)",
                ReplyClass.TRANSIENT_FAILURE,
                reply -> reply.replyClass() == ReplyClass.TRANSIENT_FAILURE
                        || reply.code() == ReplyCode.STORAGE_EXCEEDED.number()
                                && reply.enhancedStatusCode()
                                        .filter(tooManyRecipients::equals)
                                        .isPresent()));
    }

    /**
     * Verifies that the reply is about a mailbox or its address: the subject of the enhanced status code is 1 or 2. Where
     * there is no such code, or its subject is 0 (undefined), the code is 251, 450, 550, 551, 552, 553 or 556.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isAboutMailbox(); // passes
     * assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isAboutMailbox(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isAboutMailbox() {
        return has(ReplyExpectation.ofSubject("a mailbox as its subject", ReplyTopic.MAILBOX::covers));
    }

    /**
     * Verifies that the reply is about security or policy: the subject of the enhanced status code is 7. Where there is no
     * such code, or its subject is 0 (undefined), the code is 235, 432, 454, 459, 523, 525, 530, 534, 535 or 538.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isAboutPolicy(); // passes
     * assertThat(SmtpReply.parse("550 Blocked\r\n")).isAboutPolicy(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isAboutPolicy() {
        return has(ReplyExpectation.ofSubject("security or policy as its subject", ReplyTopic.POLICY::covers));
    }

    /**
     * Verifies that the text gives the given explanation: it contains these words, in upper or lower case, and with line
     * ends and any number of blanks between them.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("552-5.2.2 Over\r\n552 5.2.2 quota\r\n")).explains("over QUOTA"); // passes
     * assertThat(SmtpReply.parse("552 5.3.4 Message too large\r\n")).explains("quota"); // fails
     * }</pre>
     *
     * @param words a part of the text, not blank
     * @return this assertion object
     * @throws IllegalArgumentException if the words are blank
     */
    default SELF explains(String words) {
        String expected = plain(words);
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("Give one word of the explanation at least");
        }
        return has(ReplyExpectation.of(
                "text that explains " + Printable.quote(words),
                reply -> plain(reply.text()).contains(expected),
                reply -> "it is " + Printable.quote(reply.text())));
    }

    private static String plain(String text) {
        return Stream.of(text.strip().split("\\s+")).collect(joining(" ")).toLowerCase(Locale.ROOT);
    }
}
