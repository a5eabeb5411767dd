package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Expectations of replies. If one is not met, the failure explains the expected and the actual reply, guesses the
 * mistake, and shows the dialogue, in at most 25 lines.
 */
final class ReplyExpectation {

    /** Lines for the user's description, AssertJ's heading, the verdict, and the heading of the dialogue. */
    private static final int LINES_ELSEWHERE = 4;

    private ReplyExpectation() {}

    /** Expects something other than a code, such as a text. */
    static Expectation<SmtpReply> of(String expected, Predicate<SmtpReply> test, Function<SmtpReply, String> found) {
        return of(expected, WantedReply.satisfying(test), test, found, reply -> List.of());
    }

    static Expectation<SmtpReply> ofCode(int wanted) {
        return ofCodes("reply code " + ReplyCode.describe(wanted), List.of(wanted));
    }

    static Expectation<SmtpReply> ofOneOf(List<ReplyCode> wanted) {
        String codes = wanted.stream().map(ReplyCode::toString).collect(Collectors.joining(", "));
        return ofCodes(
                "one of the reply codes " + codes,
                wanted.stream().map(ReplyCode::number).toList());
    }

    private static Expectation<SmtpReply> ofCodes(String expected, List<Integer> codes) {
        WantedReply wanted = WantedReply.of(codes);
        return of(expected, wanted, wanted.test(), ReplyExpectation::codeOf, reply -> {
            int meant = nearest(codes, reply.code());
            List<String> lines = new ArrayList<>();
            lines.add("expected " + Explanation.of(meant));
            lines.addAll(actual(reply));
            lines.add("difference: " + Explanation.difference(meant, reply.code()));
            return lines;
        });
    }

    /**
     * Finds the expected code that is most easily confused with the actual one: a known confusion, else one of the same
     * class.
     */
    private static int nearest(List<Integer> codes, int actual) {
        return codes.stream()
                .filter(code -> Explanation.areConfused(code, actual))
                .findFirst()
                .or(() -> codes.stream()
                        .filter(code -> ReplyClass.ofCode(code) == ReplyClass.ofCode(actual))
                        .findFirst())
                .orElse(codes.get(0));
    }

    static Expectation<SmtpReply> ofOtherThan(int unwanted) {
        return of(
                "a reply code other than " + ReplyCode.describe(unwanted),
                WantedReply.otherThan(unwanted),
                reply -> reply.code() != unwanted,
                reply -> "it is " + unwanted,
                ReplyExpectation::actual);
    }

    static Expectation<SmtpReply> ofClass(ReplyClass wanted) {
        return ofClass(
                "a reply code of " + wanted.pattern() + " (" + wanted + ")",
                wanted,
                WantedReply.of(wanted).test());
    }

    /** Expects a class, or codes that count as that class by exception. */
    static Expectation<SmtpReply> ofClass(String expected, ReplyClass wanted, Predicate<SmtpReply> test) {
        return of(expected, WantedReply.of(wanted), test, ReplyExpectation::codesOf, reply -> {
            List<String> lines = new ArrayList<>();
            lines.add("expected " + Explanation.of(wanted));
            lines.addAll(actual(reply));
            lines.add("difference: " + Explanation.classOf(reply.code()));
            return lines;
        });
    }

    /** Expects the codes of a reply to indicate a certain topic. */
    static Expectation<SmtpReply> ofSubject(String expected, Predicate<SmtpReply> test) {
        return of(expected, WantedReply.satisfying(test), test, ReplyExpectation::codesOf, ReplyExpectation::actual);
    }

    static Expectation<SmtpReply> ofEnhanced(EnhancedStatusCode wanted) {
        Predicate<SmtpReply> test = reply -> reply.enhancedStatusCode().equals(Optional.of(wanted));
        return of(
                "enhanced status code " + wanted,
                WantedReply.satisfying(test),
                test,
                ReplyExpectation::enhancedOf,
                reply -> {
                    List<String> lines = new ArrayList<>();
                    lines.add("expected " + Explanation.of(wanted));
                    lines.addAll(actual(reply));
                    reply.enhancedStatusCode()
                            .ifPresent(code -> lines.add("difference: " + Explanation.difference(wanted, code)));
                    return lines;
                });
    }

    static String codeOf(SmtpReply reply) {
        return "it is " + ReplyCode.describe(reply.code());
    }

    /**
     * Describes the code and enhanced status code of a reply, such as
     * {@code it is 550 (mailbox unavailable) with 5.7.1}.
     */
    private static String codesOf(SmtpReply reply) {
        return codeOf(reply)
                + reply.enhancedStatusCode().map(code -> " with " + code).orElse("");
    }

    static String enhancedOf(SmtpReply reply) {
        return reply.enhancedStatusCode().map(code -> "it is " + code).orElse("there is none");
    }

    private static List<String> actual(SmtpReply reply) {
        List<String> lines = new ArrayList<>();
        lines.add("actual " + Explanation.of(reply.code()));
        Explanation.ofEnhanced(reply).ifPresent(line -> lines.add("with " + line));
        return lines;
    }

    private static Expectation<SmtpReply> of(
            String expected,
            WantedReply wanted,
            Predicate<SmtpReply> test,
            Function<SmtpReply, String> found,
            Function<SmtpReply, List<String>> explanation) {
        return Expectation.of(expected, test, reply -> {
            List<String> lines = new ArrayList<>(explanation.apply(reply));
            boolean explains = !lines.isEmpty();
            LikelyMistake.in(reply, wanted)
                    .or(() ->
                            explains ? Explanation.remedy(reply).map(remedy -> "to fix: " + remedy) : Optional.empty())
                    .ifPresent(lines::add);
            String verdict = found.apply(reply)
                    + lines.stream().map(line -> "\n  " + line).collect(Collectors.joining());
            int room = Brief.LINES
                    - LINES_ELSEWHERE
                    - lines.size()
                    - (int) BriefRepresentation.of(reply).lines().count();
            String excerpt =
                    reply.context().map(dialogue -> dialogue.excerpt(room)).orElse("");
            return verdict + (excerpt.isEmpty() ? "" : "\nin the dialogue\n" + excerpt);
        });
    }
}
