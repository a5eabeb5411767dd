package io.github.junitsmtp.internal.text;

import java.util.Locale;

/** Formats counts. */
public final class Counts {

    private Counts() {}

    /** {@return a number with its noun, such as {@code 1 mail} or {@code 1000 mails}} */
    public static String of(long number, String noun) {
        return number + " " + plural(number, noun);
    }

    /** {@return a number in groups of digits with its noun, such as {@code 1,000 mails}} */
    public static String grouped(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, plural(number, noun));
    }

    /** {@return a number with its noun and verb, such as {@code 1 mail is} or {@code 2 mails are}} */
    public static String are(long number, String noun) {
        return of(number, noun) + (number == 1 ? " is" : " are");
    }

    /** {@return how often, such as {@code once} or {@code 3 times}} */
    public static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    /** {@return a number with a noun whose plural is irregular} */
    public static String of(long number, String noun, String plural) {
        return number + " " + (number == 1 ? noun : plural);
    }

    private static String plural(long number, String noun) {
        return number == 1 ? noun : noun + "s";
    }

    /** {@return the number} Throws if it is not positive, with a message that names the parameter. */
    public static int requirePositive(String parameter, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(parameter + " must be positive but was " + number);
        }
        return number;
    }
}
