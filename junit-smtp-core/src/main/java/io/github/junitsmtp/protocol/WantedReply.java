package io.github.junitsmtp.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The reply that an assertion expects.
 *
 * @param test true for an expected reply
 * @param codes the expected codes, if the assertion names codes
 * @param classes the expected classes, if the assertion is about codes or classes
 */
record WantedReply(Predicate<SmtpReply> test, List<Integer> codes, Set<ReplyClass> classes) {

    static WantedReply satisfying(Predicate<SmtpReply> test) {
        return new WantedReply(test, List.of(), Set.of());
    }

    static WantedReply of(ReplyClass wanted) {
        return new WantedReply(reply -> reply.replyClass() == wanted, List.of(), Set.of(wanted));
    }

    static WantedReply of(List<Integer> codes) {
        Set<ReplyClass> classes = EnumSet.noneOf(ReplyClass.class);
        codes.forEach(code -> classes.add(ReplyClass.ofCode(code)));
        return new WantedReply(reply -> codes.contains(reply.code()), codes, classes);
    }

    /** Excluding a positive code implies that a failure is expected. Excluding a failure code allows anything. */
    static WantedReply otherThan(int code) {
        boolean positive = code < 400;
        return new WantedReply(
                reply -> positive ? !reply.isPositive() : reply.code() != code,
                List.of(),
                positive
                        ? EnumSet.of(ReplyClass.TRANSIENT_FAILURE, ReplyClass.PERMANENT_FAILURE)
                        : EnumSet.allOf(ReplyClass.class));
    }

    boolean isA(ReplyClass... all) {
        return !classes.isEmpty() && Set.of(all).containsAll(classes);
    }

    boolean isGreeting() {
        return codes.contains(ReplyCode.SERVICE_READY.number());
    }

    /** Returns whether 250 is expected: most commands get 250, so an earlier 250 was probably not meant. */
    boolean isOrdinary() {
        return codes.contains(ReplyCode.OK.number());
    }

    boolean isMetBy(DialogueStep step) {
        return step.reply().filter(test).isPresent();
    }

    /** Returns whether the standards allow an expected code after the given event, or leave that open. */
    boolean mayAnswer(ReplyOccasion occasion) {
        return codes.isEmpty()
                || occasion == ReplyOccasion.OTHER_COMMAND
                || occasion == ReplyOccasion.UNSOLICITED
                || codes.stream()
                        .map(ReplyCode::find)
                        .anyMatch(
                                code -> code.isEmpty() || code.get().occasions().contains(occasion));
    }
}
