package io.github.junitsmtp.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Guesses from the dialogue why a reply is not the expected one. */
final class LikelyMistake {

    private static final Set<ReplyOccasion> TRANSACTION = EnumSet.of(
            ReplyOccasion.MAIL, ReplyOccasion.RCPT, ReplyOccasion.DATA, ReplyOccasion.END_OF_DATA, ReplyOccasion.BDAT);

    /** What later steps depend on, in order. */
    private static final List<ReplyOccasion> STAGES = List.of(
            ReplyOccasion.CONNECTION,
            ReplyOccasion.EHLO,
            ReplyOccasion.STARTTLS,
            ReplyOccasion.AUTH,
            ReplyOccasion.MAIL,
            ReplyOccasion.RCPT);

    private final SmtpReply reply;
    private final WantedReply wanted;
    private final DialogueStep step;
    private final List<DialogueStep> before;
    private final List<DialogueStep> after;

    private LikelyMistake(SmtpReply reply, WantedReply wanted, List<DialogueStep> steps, int here) {
        this.reply = reply;
        this.wanted = wanted;
        this.step = steps.get(here);
        this.before = steps.subList(0, here);
        this.after = steps.subList(here + 1, steps.size());
    }

    /** Returns the guess, or empty if the dialogue does not suggest one. */
    static Optional<String> in(SmtpReply reply, WantedReply wanted) {
        List<DialogueStep> steps = reply.context()
                .map(dialogue -> dialogue.steps().stream().map(DialogueStep::of).toList())
                .orElse(List.of());
        int here = steps.stream().map(DialogueStep::isHere).toList().indexOf(true);
        return here < 0 ? Optional.empty() : new LikelyMistake(reply, wanted, steps, here).guess();
    }

    private Optional<String> guess() {
        return unprepared()
                .map(cause -> "likely cause: " + cause)
                .or(() -> misplaced()
                        .or(this::transientTakenForFinal)
                        .or(this::decidedLater)
                        .or(this::elsewhere)
                        .map(mistake -> "likely mistake: " + mistake));
    }

    /** The command failed because an earlier command failed or is missing. */
    private Optional<String> unprepared() {
        return switch (reply.code()) {
            case 530 ->
                asksForTls() && offers(SmtpExtension.STARTTLS) ? missingBefore(ReplyOccasion.STARTTLS) : loginMissing();
            case 503 -> refusedBefore().or(this::neverBegun);
            case 554 -> step.occasion() == ReplyOccasion.DATA ? refusedBefore() : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether a 530 reply is about TLS. In reply to AUTH, it can be about nothing else. */
    private boolean asksForTls() {
        String text = reply.text().toLowerCase(Locale.ROOT);
        return step.occasion() == ReplyOccasion.AUTH || text.contains("tls") || text.contains("encrypt");
    }

    /** Whether the last reply to EHLO offers an extension; true if there is none. */
    private boolean offers(SmtpExtension extension) {
        return backwards().stream()
                .filter(earlier -> earlier.occasion() == ReplyOccasion.EHLO && earlier.isAccepted())
                .findFirst()
                .flatMap(DialogueStep::reply)
                .map(hello -> EhloKeywords.parse(hello).has(extension.keyword()))
                .orElse(true);
    }

    private Optional<String> loginMissing() {
        boolean unlikely = step.occasion() == ReplyOccasion.AUTH || asksForTls() && !offers(SmtpExtension.AUTH);
        return unlikely ? Optional.empty() : missingBefore(ReplyOccasion.AUTH);
    }

    /** Finds the last refusal of a step that must succeed before this one, unless the dialogue went on without it. */
    private Optional<String> refusedBefore() {
        int passed = hasRecipient() ? stageOf(ReplyOccasion.RCPT) : -1;
        for (DialogueStep earlier : backwards()) {
            int stage = stageOf(earlier.occasion());
            if (stage > passed && stage < stagesBefore() && earlier.isRefused()) {
                return Optional.of(earlier.shortWords() + " was refused with " + codeOf(earlier) + ", so "
                        + step.shortWords() + " could not succeed.");
            }
            passed = earlier.isAccepted() ? Math.max(passed, overcomeBy(earlier)) : passed;
        }
        return Optional.empty();
    }

    /** Returns the last stage at which earlier refusals no longer matter. MAIL begins a transaction without the earlier recipients. */
    private static int overcomeBy(DialogueStep accepted) {
        return stageOf(accepted.occasion() == ReplyOccasion.MAIL ? ReplyOccasion.RCPT : accepted.occasion());
    }

    /** Whether a recipient has been accepted since the last MAIL. */
    private boolean hasRecipient() {
        return backwards().stream()
                .takeWhile(earlier -> earlier.occasion() != ReplyOccasion.MAIL)
                .anyMatch(earlier -> earlier.occasion() == ReplyOccasion.RCPT && earlier.isAccepted());
    }

    /** Returns how many stages precede this step. */
    private int stagesBefore() {
        int own = stageOf(step.occasion());
        int ofOthers = TRANSACTION.contains(step.occasion()) ? STAGES.size() : stageOf(ReplyOccasion.MAIL);
        return own < 0 ? ofOthers : own;
    }

    /** Returns the position in {@link #STAGES}, or -1 if nothing depends on such a step. */
    private static int stageOf(ReplyOccasion occasion) {
        return STAGES.indexOf(occasion == ReplyOccasion.HELO ? ReplyOccasion.EHLO : occasion);
    }

    private Optional<String> neverBegun() {
        return switch (step.occasion()) {
            case RCPT -> missingBefore(ReplyOccasion.MAIL);
            case DATA, BDAT -> missingBefore(ReplyOccasion.RCPT);
            default -> Optional.empty();
        };
    }

    private Optional<String> missingBefore(ReplyOccasion needed) {
        return before.stream().anyMatch(earlier -> earlier.occasion() == needed)
                ? Optional.empty()
                : Optional.of("the client did not send " + needed + " before " + step.shortWords() + ".");
    }

    /** The expected code does not fit this reply: the assertion is on the wrong reply. */
    private Optional<String> misplaced() {
        if (wanted.mayAnswer(step.occasion()) || !reply.isPositive() && !wanted.isGreeting()) {
            return Optional.empty();
        }
        ReplyCode code = ReplyCode.find(wanted.codes().get(0)).orElseThrow();
        if (code == ReplyCode.OK && isRegular()) {
            return Optional.of(reply.code() + " is the normal reply to " + step.occasion() + "; 250 is not.");
        }
        if (reply.code() == ReplyCode.START_MAIL_INPUT.number() && candidate().isEmpty()) {
            return Optional.of("this is " + step.title() + "; the message has not been sent yet.");
        }
        String rule = "Expect " + code.number() + " " + ReplyOccasion.inWords(code.occasions()) + ".";
        return Optional.of("this is " + whatThisIs() + ". "
                + candidate().map(LikelyMistake::assertOn).orElse(rule));
    }

    /** Whether the reply has the regular success code of a command for which that code is not 250. */
    private boolean isRegular() {
        return step.occasion() != ReplyOccasion.CONNECTION
                && reply.replyClass() == ReplyClass.POSITIVE_COMPLETION
                && reply.replyCode()
                        .filter(code -> code.occasions().contains(step.occasion()))
                        .isPresent();
    }

    private String whatThisIs() {
        return isGoAheadForTls() ? "the go-ahead for TLS after STARTTLS, not a greeting" : step.title();
    }

    private boolean isGoAheadForTls() {
        return step.occasion() == ReplyOccasion.STARTTLS && reply.code() == ReplyCode.SERVICE_READY.number();
    }

    /** A 4xx reply is not final. */
    private Optional<String> transientTakenForFinal() {
        if (reply.replyClass() != ReplyClass.TRANSIENT_FAILURE) {
            return Optional.empty();
        }
        String start = reply.code() + " is not final";
        Optional<DialogueStep> retry = after.stream()
                .filter(later ->
                        later.occasion() == step.occasion() && later.words().equals(step.words()))
                .findFirst();
        if (retry.filter(wanted::isMetBy).isPresent()) {
            return Optional.of(start + ". The client sent " + step.shortWords() + " again, and the reply was "
                    + codeOf(retry.get()) + "; assert on that reply.");
        }
        boolean over = after.stream().anyMatch(later -> later.occasion() == ReplyOccasion.QUIT);
        return wanted.isA(ReplyClass.POSITIVE_COMPLETION, ReplyClass.POSITIVE_INTERMEDIATE) && over && retry.isEmpty()
                ? Optional.of(start + ": it asks the client to retry later, but the session contains no retry.")
                : Optional.empty();
    }

    /** The first steps of a transaction or of AUTH succeeded, and a later one failed. */
    private Optional<String> decidedLater() {
        boolean inTransaction = TRANSACTION.contains(step.occasion())
                && wanted.isA(ReplyClass.TRANSIENT_FAILURE, ReplyClass.PERMANENT_FAILURE);
        boolean inAuthentication = reply.code() == ReplyCode.AUTHENTICATION_CHALLENGE.number();
        if (!reply.isPositive() || !inTransaction && !inAuthentication) {
            return Optional.empty();
        }
        Set<ReplyOccasion> course = inTransaction ? TRANSACTION : EnumSet.of(ReplyOccasion.AUTH);
        String meaning =
                inTransaction ? " at this point does not mean that the message was accepted. " : " does not end AUTH. ";
        return after.stream()
                .takeWhile(later -> course.contains(later.occasion()) && later.occasion() != ReplyOccasion.MAIL)
                .filter(wanted::isMetBy)
                .findFirst()
                .map(later -> "this is " + step.title() + ", and " + reply.code() + meaning + assertOn(later));
    }

    /** The assertion is not about codes, and another reply satisfies it. */
    private Optional<String> elsewhere() {
        return wanted.classes().isEmpty()
                ? candidate()
                        .map(other -> "this is " + whatThisIs() + ". " + capital(other.title())
                                + " matches; assert on that reply.")
                : Optional.empty();
    }

    /**
     * Finds the reply that was probably meant: the greeting, else the next reply that satisfies the assertion, else the
     * last earlier one.
     */
    private Optional<DialogueStep> candidate() {
        boolean greeting = wanted.isGreeting() || isGoAheadForTls();
        return (greeting ? before.stream().findFirst().filter(wanted::isMetBy) : Optional.<DialogueStep>empty())
                .or(() -> after.stream().filter(wanted::isMetBy).findFirst())
                .or(() -> last(wanted::isMetBy).filter(earlier -> !wanted.isOrdinary()));
    }

    /** Finds the last earlier step that matches. */
    private Optional<DialogueStep> last(Predicate<DialogueStep> test) {
        return backwards().stream().filter(test).findFirst();
    }

    private List<DialogueStep> backwards() {
        List<DialogueStep> backwards = new ArrayList<>(before);
        Collections.reverse(backwards);
        return backwards;
    }

    private static String assertOn(DialogueStep other) {
        return capital(other.title()) + " is " + codeOf(other) + "; assert on that reply.";
    }

    private static int codeOf(DialogueStep answered) {
        return answered.reply().orElseThrow().code();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
