package io.github.junitsmtp.protocol;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A comparison of two reply codes that are easily confused.
 *
 * @param first a code
 * @param second the code to compare it with
 * @see ReplyCode#comparedWith(ReplyCode)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReplyCodeComparison(ReplyCode first, ReplyCode second) {

    private static final class Texts {
        static final Catalog CATALOG = Catalog.load("confused-replies.properties");
    }

    /**
     * Returns what the codes have in common: their class, their category, and when they can be sent.
     *
     * @return one or more sentences
     */
    public List<String> inCommon() {
        if (first == second) {
            return List.of("They are the same code.");
        }
        List<String> shared = new ArrayList<>();
        if (first.replyClass() == second.replyClass()) {
            shared.add("Both belong to the " + first.replyClass() + " class ("
                    + first.replyClass().pattern() + "): " + first.replyClass().meaning() + ".");
        } else if (isPositive(first) == isPositive(second)) {
            shared.add(
                    isPositive(first)
                            ? "Both are positive (2xx, 3xx): the client can continue."
                            : "Both are refusals (4xx, 5xx): the command failed.");
        }
        if (first.category() == second.category()) {
            shared.add("Both are " + pattern(first) + ": they concern "
                    + first.category().subject() + ".");
        }
        Set<ReplyOccasion> either = occasions(first, second, true);
        if (!either.isEmpty()) {
            shared.add("Both can be sent " + ReplyOccasion.inWords(either) + ".");
        }
        return shared.isEmpty() ? List.of("Nothing.") : List.copyOf(shared);
    }

    /**
     * Returns the differences between the codes, the most important first.
     *
     * @return one or more sentences for each difference; empty if a code with a single meaning is compared with itself
     */
    public List<String> differences() {
        List<String> points = new ArrayList<>();
        confusion().ifPresent(points::add);
        if (first == second) {
            return List.copyOf(points);
        }
        byClass().ifPresent(points::add);
        byMoment().ifPresent(points::add);
        byCategory().ifPresent(points::add);
        points.add(first.number() + " says that " + first.says() + "; " + second.number() + " says that "
                + second.says() + ".");
        return List.copyOf(points);
    }

    /** Returns the difference between two codes that are often confused. */
    Optional<String> confusion() {
        boolean inOrder = first.number() <= second.number();
        ReplyCode smaller = inOrder ? first : second;
        ReplyCode larger = inOrder ? second : first;
        return Texts.CATALOG.find(smaller.number() + "-" + larger.number());
    }

    private Optional<String> byClass() {
        return first.replyClass() == second.replyClass()
                ? Optional.empty()
                : Optional.of(byClass(first.replyClass(), second.replyClass()));
    }

    /** Describes the difference between two classes. */
    static String byClass(ReplyClass one, ReplyClass other) {
        return one.pattern() + " means that " + one.meaning() + "; " + other.pattern() + " means that "
                + other.meaning() + ".";
    }

    private Optional<String> byCategory() {
        return first.category() == second.category()
                ? Optional.empty()
                : Optional.of(category(first) + "; " + category(second) + ".");
    }

    private Optional<String> byMoment() {
        Set<ReplyOccasion> onlyFirst = occasions(first, second, false);
        Set<ReplyOccasion> onlySecond = occasions(second, first, false);
        List<String> points = new ArrayList<>();
        if (!onlyFirst.isEmpty()) {
            points.add(unlike(first, second) + ReplyOccasion.inWords(onlyFirst) + ".");
        }
        if (!onlySecond.isEmpty()) {
            points.add(unlike(second, first) + ReplyOccasion.inWords(onlySecond) + ".");
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", points));
    }

    private static String unlike(ReplyCode code, ReplyCode other) {
        return code.number() + ", unlike " + other.number() + ", can be sent ";
    }

    /**
     * Describes when to expect each code.
     *
     * @return one or more sentences
     */
    public List<String> expectations() {
        List<String> rules = new ArrayList<>();
        if (first == second) {
            return List.of("Expect " + first.number() + " " + ReplyOccasion.inWords(first.occasions()) + ".");
        }
        Set<ReplyOccasion> onlyFirst = occasions(first, second, false);
        Set<ReplyOccasion> onlySecond = occasions(second, first, false);
        Set<ReplyOccasion> either = occasions(first, second, true);
        if (!onlyFirst.isEmpty()) {
            rules.add("Expect " + first.number() + " " + ReplyOccasion.inWords(onlyFirst) + ".");
        }
        if (!onlySecond.isEmpty()) {
            rules.add("Expect " + second.number() + " " + ReplyOccasion.inWords(onlySecond) + ".");
        }
        if (!either.isEmpty()) {
            rules.add("Expect either " + ReplyOccasion.inWords(either) + ": " + first.number() + " if " + first.says()
                    + "; " + second.number() + " if " + second.says() + ".");
        }
        return List.copyOf(rules);
    }

    private static Set<ReplyOccasion> occasions(ReplyCode code, ReplyCode other, boolean shared) {
        Set<ReplyOccasion> found = EnumSet.copyOf(code.occasions());
        if (shared) {
            found.retainAll(other.occasions());
        } else {
            found.removeAll(other.occasions());
        }
        return found;
    }

    private static boolean isPositive(ReplyCode code) {
        return code.number() < 400;
    }

    private static String category(ReplyCode code) {
        return code.number() + " is " + pattern(code) + " and concerns "
                + code.category().subject();
    }

    private static String pattern(ReplyCode code) {
        return "x" + code.number() / 10 % 10 + "z";
    }

    /** Returns the whole comparison as readable text. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder().append(first).append(" and ").append(second).append('\n');
        append(text, "In common", inCommon());
        describe(text, first);
        if (first != second) {
            describe(text, second);
        }
        append(text, "Differences", differences());
        append(text, "When to expect each", expectations());
        return text.toString().stripTrailing();
    }

    private static void describe(StringBuilder text, ReplyCode code) {
        append(text, code.toString(), List.of(code.meaning(), code.appears(), code.remedy()));
    }

    private static void append(StringBuilder text, String heading, List<String> points) {
        if (!points.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            points.forEach(point -> text.append("  - ").append(point).append('\n'));
        }
    }
}
