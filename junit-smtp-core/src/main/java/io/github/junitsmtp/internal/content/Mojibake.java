package io.github.junitsmtp.internal.content;

/**
 * Text that was decoded in a different charset from the one it was encoded in: UTF-8 read as ISO-8859-1 or windows-1252, or bytes that were
 * not UTF-8 and became U+FFFD. Only sequences that occur in no language count.
 */
final class Mojibake {

    /** The second and later bytes of a UTF-8 character, read as windows-1252 or ISO-8859-1. */
    private static final String LATER =
            "[\\x{80}-\\x{bf}\\x{20ac}\\x{201a}\\x{192}\\x{201e}\\x{2026}\\x{2020}\\x{2021}\\x{2c6}\\x{2030}"
                    + "\\x{160}\\x{2039}\\x{152}\\x{17d}\\x{2018}\\x{2019}\\x{201c}\\x{201d}\\x{2022}\\x{2013}\\x{2014}\\x{2dc}\\x{2122}\\x{161}"
                    + "\\x{203a}\\x{153}\\x{17e}\\x{178}]";

    /** Later bytes that look like what may follow a word. */
    private static final String SIGN =
            "[\\x{a9}\\x{ab}\\x{ae}\\x{b0}\\x{b2}\\x{b3}\\x{b9}\\x{bb}\\x{2026}\\x{2039}\\x{203a}\\x{2018}\\x{2019}"
                    + "\\x{201a}\\x{201c}\\x{201d}\\x{201e}\\x{2013}\\x{2014}\\x{2020}\\x{2021}\\x{2022}\\x{2122}]";

    /** What may follow any letter: spaces, soft hyphens and middle dots. */
    private static final String SPACE = "[\\x{a0}\\x{ad}\\x{b7}]";

    /** A capital letter with a circumflex or a tilde, but not at the end of a word in capitals, as in Portuguese and Vietnamese. */
    private static final String FIRST_OF_LATIN = "(?:(?<!\\p{Lu})[\\x{c2}\\x{c3}]"
            + "|[\\x{c2}\\x{c3}](?=" + SIGN + "\\p{L})"
            + "|[\\x{c2}\\x{c3}](?!" + SIGN + "|" + SPACE + "))";

    /**
     * Half a letter of a central European language or Turkish: within a word, before a byte that cannot follow a letter, or before a sign
     * and a letter. In Swedish and German, quotes and dashes follow these letters.
     */
    private static final String CENTRAL_EUROPE = "(?:(?<=\\p{Ll})[\\x{c4}\\x{c5}](?!" + SPACE + ")" + LATER
            + "|[\\x{c4}\\x{c5}](?!" + SIGN + "|" + SPACE + ")" + LATER
            + "|(?<!\\p{Lu})[\\x{c4}\\x{c5}][\\x{b0}\\x{201a}\\x{201e}\\x{2122}\\x{203a}](?=\\p{Ll}))";

    /**
     * In this order: the replacement character; letters of western Europe; two consecutive letters of central Europe, Greek, Cyrillic or
     * Arabic; one of central Europe; two of Chinese, Japanese or Korean; signs and punctuation; a byte order mark and an encoded
     * replacement character; emoji.
     */
    static final String PATTERN = "\\x{fffd}+"
            + "|" + FIRST_OF_LATIN + LATER
            + "|(?:(?:[\\x{c4}\\x{c5}](?!" + SPACE + ")|[\\x{ce}-\\x{d1}\\x{d8}\\x{d9}])" + LATER + "){2,20}"
            + "|" + CENTRAL_EUROPE
            + "|(?:[\\x{e3}-\\x{ed}]" + LATER + "{2}){2,20}"
            + "|\\x{e2}[\\x{80}-\\x{9c}\\x{20ac}\\x{201a}\\x{201e}\\x{2020}\\x{2c6}\\x{2013}\\x{2dc}\\x{2122}\\x{161}\\x{203a}\\x{153}]"
            + LATER
            + "|\\x{ef}\\x{bb}\\x{bf}|\\x{ef}\\x{bf}\\x{bd}"
            + "|\\x{f0}[\\x{9f}\\x{178}]" + LATER + "{2}";

    private Mojibake() {}
}
