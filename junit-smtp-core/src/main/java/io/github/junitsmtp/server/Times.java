package io.github.junitsmtp.server;

import org.apiguardian.api.API;

/**
 * How often something was done, for {@code import static}.
 *
 * @param atLeast the least number
 * @param atMost the greatest number
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Times(int atLeast, int atMost) {

    /**
     * Checks the numbers.
     *
     * @param atLeast the least number
     * @param atMost the greatest number
     * @throws IllegalArgumentException if one is negative or the least is over the greatest
     */
    public Times {
        if (atLeast < 0 || atMost < atLeast) {
            throw new IllegalArgumentException("Nothing is done " + atLeast + " to " + atMost + " times");
        }
    }

    /**
     * So many times exactly.
     *
     * @param number the number
     * @return how often
     */
    public static Times times(int number) {
        return new Times(number, number);
    }

    /** {@return not once} */
    public static Times never() {
        return times(0);
    }

    /**
     * So many times or more.
     *
     * @param number the number
     * @return how often
     */
    public static Times atLeast(int number) {
        return new Times(number, Integer.MAX_VALUE);
    }

    /**
     * So many times or less.
     *
     * @param number the number
     * @return how often
     */
    public static Times atMost(int number) {
        return new Times(0, number);
    }

    boolean include(int number) {
        return number >= atLeast && number <= atMost;
    }

    /** Returns words such as {@code exactly 3 times}. */
    @Override
    public String toString() {
        if (atLeast == atMost) {
            return switch (atLeast) {
                case 0 -> "never";
                case 1 -> "exactly once";
                default -> "exactly " + atLeast + " times";
            };
        }
        if (atMost == Integer.MAX_VALUE) {
            return "at least " + (atLeast == 1 ? "once" : atLeast + " times");
        }
        return (atLeast == 0 ? "at most " : atLeast + " to ") + atMost + " times";
    }
}
