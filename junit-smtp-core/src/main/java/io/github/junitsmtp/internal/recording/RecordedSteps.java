package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The steps of a session. The first ones have their reply, since pipelined commands are answered in order. The session synchronizes access.
 */
final class RecordedSteps {

    /** How many steps without effect on a mail are kept at the beginning and at the end, if not all mails are kept. */
    private static final int KEPT_TRIVIA = 50;

    private final List<Exchange> all = new ArrayList<>();
    /** What the stubs were asked about, in the order of the steps. Each answered step knows how many of these belong to it. */
    private final List<Incoming> asked = new ArrayList<>();
    /** How many of these belong to the step that waits for the next reply. */
    private int askedOfWaiting;

    private final int keptRefusals;
    private int answered;
    private int forgotten;
    private int nextLookAtTrivia = 2 * KEPT_TRIVIA;
    /** An upper bound of the refused or abandoned mails kept, which saves searching all steps for each mail. */
    private int refused;

    private boolean mailBegan;
    private boolean mailAccepted;

    /**
     * Starts without steps.
     *
     * @param keptRefusals the maximum number of mails kept that were not accepted
     */
    RecordedSteps(int keptRefusals) {
        this.keptRefusals = keptRefusals;
    }

    /** Returns the number of steps that are no longer kept. */
    int forgotten() {
        return forgotten;
    }

    List<Exchange> list() {
        return List.copyOf(all);
    }

    void forEachAsked(BiConsumer<Exchange, Incoming> action) {
        Iterator<Incoming> incoming = asked.iterator();
        for (int step = 0; step < all.size(); step++) {
            int times = step == answered ? askedOfWaiting : all.get(step).timesAsked();
            for (int i = 0; i < times; i++) {
                action.accept(all.get(step), incoming.next());
            }
        }
    }

    /** Adds a step that waits for its reply, after all others. */
    void add(Exchange step) {
        all.add(step);
    }

    /** Adds a step that has no reply. */
    void addAnswered(Exchange step) {
        all.add(answered++, step);
    }

    boolean isNoneWaiting() {
        return answered == all.size();
    }

    /** Adds what the stubs are asked about the step that waits for the next reply. */
    void asked(Incoming incoming) {
        asked.add(incoming);
        askedOfWaiting++;
    }

    /** Returns the step that waits for the next reply, with how often the stubs were asked about it. */
    Exchange waiting() {
        return all.get(answered).asked(askedOfWaiting);
    }

    /** Replaces the step that waits for the next reply by the same step with its reply. */
    void answer(Exchange step) {
        all.set(answered++, step);
        askedOfWaiting = 0;
        if (keptRefusals < Integer.MAX_VALUE) {
            forgetWhatIsTooMuch(step);
        }
    }

    private void forgetWhatIsTooMuch(Exchange last) {
        if (beginsMail(last)) {
            refused += mailBegan && !mailAccepted ? 1 : 0;
            mailBegan = true;
            mailAccepted = false;
            if (refused > keptRefusals) { // only an upper bound, as some may have been forgotten
                refused = forgetRefusedMails();
            }
        }
        mailAccepted |= last.acceptedMessage();
        if (answered > nextLookAtTrivia) {
            forgetAll(Trivia.among(all, KEPT_TRIVIA, answered - KEPT_TRIVIA));
            nextLookAtTrivia = answered + Math.max(KEPT_TRIVIA, answered / 2); // each search goes through all steps
        }
    }

    private void forgetAll(BitSet steps) {
        int end = steps.length();
        while (end > 0) {
            int start = steps.previousClearBit(end - 1) + 1;
            forget(start, end);
            end = steps.previousSetBit(start - 1) + 1;
        }
    }

    void changeWaiting(UnaryOperator<Exchange> change) {
        change(answered, change);
    }

    /** Changes the last answered step, unless it has been forgotten. */
    void changeLastAnswered(UnaryOperator<Exchange> change) {
        if (answered > 0) {
            change(answered - 1, change);
        }
    }

    private void change(int step, UnaryOperator<Exchange> change) {
        all.set(step, change.apply(all.get(step)));
    }

    /** Forgets the answered steps, and resets the count of forgotten ones. */
    void forget() {
        discard();
        countAnew();
    }

    /** Resets the count of forgotten steps. */
    void countAnew() {
        forgotten = 0;
    }

    /** Forgets the answered steps. */
    void discard() {
        forget(0, answered);
        nextLookAtTrivia = 2 * KEPT_TRIVIA;
    }

    /** Forgets the first mail that was accepted, and all steps before it. */
    void forgetFirstMail() {
        int step = 0;
        while (step < answered && !all.get(step).acceptedMessage()) {
            step++;
        }
        forget(0, Math.min(step + 1, answered));
    }

    /** Forgets the oldest refused or abandoned mails beyond the limit, each with the steps up to the next mail. */
    private int forgetRefusedMails() {
        List<Integer> mails = answeredMails();
        List<Integer> failed = IntStream.range(0, mails.size() - 1)
                .filter(mail -> all.subList(mails.get(mail), mails.get(mail + 1)).stream()
                        .noneMatch(Exchange::acceptedMessage))
                .boxed()
                .toList();
        for (int i = failed.size() - keptRefusals - 1; i >= 0; i--) {
            forget(mails.get(failed.get(i)), mails.get(failed.get(i) + 1));
        }
        return Math.min(failed.size(), keptRefusals);
    }

    /** Returns where the mails begin. */
    private List<Integer> answeredMails() {
        return IntStream.range(0, answered)
                .filter(step -> beginsMail(all.get(step)))
                .boxed()
                .toList();
    }

    private static boolean beginsMail(Exchange step) {
        return step.command().filter(command -> command.verb().equals("MAIL")).isPresent();
    }

    private void forget(int from, int to) {
        int askedBefore = timesAsked(all.subList(0, from));
        List<Exchange> gone = all.subList(from, to);
        asked.subList(askedBefore, askedBefore + timesAsked(gone)).clear();
        gone.clear();
        answered -= to - from;
        forgotten += to - from;
    }

    private static int timesAsked(List<Exchange> steps) {
        return steps.stream().mapToInt(Exchange::timesAsked).sum();
    }
}
