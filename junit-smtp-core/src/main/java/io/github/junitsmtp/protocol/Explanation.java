package io.github.junitsmtp.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explanations of replies for failure messages, with one line per point. */
final class Explanation {

    private Explanation() {}

    /** Explains a code, such as {@code 220: the server is ready. 220 is the greeting ...}. */
    static String of(int code) {
        return code + ": "
                + ReplyCode.find(code)
                        .map(known -> known.says() + ". " + Catalog.firstSentence(known.appears()))
                        .orElseGet(() -> unknown(code));
    }

    static String of(ReplyClass wanted) {
        return wanted.pattern() + ": " + wanted.meaning() + ".";
    }

    private static String unknown(int code) {
        ReplyCategory category = ReplyCategory.ofCode(code);
        boolean tellsSubject = category != ReplyCategory.UNSPECIFIED_4 && category != ReplyCategory.UNDEFINED;
        return "no standard defines this code; its digits indicate a " + ReplyClass.ofCode(code)
                + (tellsSubject ? " that concerns " + category.subject() : "") + ".";
    }

    /** Explains the enhanced status code of a reply, if it says more than the reply code or contradicts it. */
    static Optional<String> ofEnhanced(SmtpReply reply) {
        return reply.enhancedStatusCode()
                .filter(code -> code.detail() != 0 || !code.agreesWith(reply.code()))
                .map(code -> of(code)
                        + (code.agreesWith(reply.code())
                                ? ""
                                : " The class of " + code + " contradicts " + reply.code()
                                        + " (RFC 2034, section 4)."));
    }

    static String of(EnhancedStatusCode code) {
        return code + ": " + (code.isRegistered() ? code.title() + ". " : "") + code.meaning();
    }

    static boolean areConfused(int one, int other) {
        return ReplyCode.find(one)
                .flatMap(code -> ReplyCode.find(other).map(code::comparedWith))
                .flatMap(ReplyCodeComparison::confusion)
                .isPresent();
    }

    /** Describes the difference between two different codes. */
    static String difference(int wanted, int actual) {
        Optional<ReplyCode> one = ReplyCode.find(wanted);
        Optional<ReplyCode> other = ReplyCode.find(actual);
        if (one.isPresent() && other.isPresent()) {
            return one.get().comparedWith(other.get()).differences().get(0);
        }
        return ReplyClass.ofCode(wanted) == ReplyClass.ofCode(actual)
                ? "Clients that do not recognize a code act on its first digit, which is the same here."
                : ReplyCodeComparison.byClass(ReplyClass.ofCode(wanted), ReplyClass.ofCode(actual));
    }

    /** Describes the class of a code whose class is not the expected one. */
    static String classOf(int actual) {
        ReplyClass actualClass = ReplyClass.ofCode(actual);
        return actual + " is a " + actualClass.pattern() + " code, which means that " + actualClass.meaning() + ".";
    }

    static String difference(EnhancedStatusCode wanted, EnhancedStatusCode actual) {
        List<String> points = new ArrayList<>();
        if (wanted.replyClass() != actual.replyClass()) {
            points.add(wanted + " is a " + wanted.replyClass() + "; " + actual + " is a " + actual.replyClass() + ".");
        }
        points.add(
                wanted.about() == actual.about()
                        ? wanted.about().ofBoth() + ", but the details differ."
                        : wanted + " " + wanted.about().ofOne() + "; " + actual + " "
                                + actual.about().ofOne() + ".");
        return String.join(" ", points);
    }

    /** Explains a reply in detail. */
    static String inFull(SmtpReply reply) {
        List<String> parts = new ArrayList<>();
        parts.add(reply.replyCode()
                .map(code -> code + ": " + code.meaning() + " " + code.appears())
                .orElseGet(() -> of(reply.code())));
        ofEnhanced(reply).ifPresent(parts::add);
        remedy(reply)
                .or(() -> reply.replyCode().map(ReplyCode::remedy))
                .ifPresent(remedy -> parts.add("To fix: " + remedy));
        return String.join("\n", parts);
    }

    /**
     * Returns how to fix a failure. The enhanced status code takes precedence if it is more specific than the reply
     * code.
     */
    static Optional<String> remedy(SmtpReply reply) {
        if (reply.isPositive()) {
            return Optional.empty();
        }
        return reply.enhancedStatusCode()
                .filter(code -> code.isRegistered() && code.detail() != 0 && code.agreesWith(reply.code()))
                .map(EnhancedStatusCode::remedy)
                .or(() -> reply.replyCode().map(code -> Catalog.firstSentence(code.remedy())));
    }
}
