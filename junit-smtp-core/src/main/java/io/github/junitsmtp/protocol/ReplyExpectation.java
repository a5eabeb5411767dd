package io.github.junitsmtp.protocol;

import java.util.function.Function;
import java.util.function.Predicate;

/** Expectations of replies, which show the dialogue when they are not met. */
final class ReplyExpectation {

    private ReplyExpectation() {}

    static Expectation<SmtpReply> of(
            String expected, Predicate<SmtpReply> predicate, Function<SmtpReply, String> found) {
        return Expectation.of(expected, predicate, reply -> {
            String excerpt = reply.context().excerpt();
            return found.apply(reply) + (excerpt.isEmpty() ? "" : "\nin the dialogue\n" + excerpt);
        });
    }

    /** Tells code and enhanced status code of a reply, such as {@code it is 550 (mailbox unavailable) with 5.7.1}. */
    static String codesOf(SmtpReply reply) {
        return "it is " + ReplyCode.describe(reply.code())
                + reply.enhancedStatusCode().map(code -> " with " + code).orElse("");
    }
}
