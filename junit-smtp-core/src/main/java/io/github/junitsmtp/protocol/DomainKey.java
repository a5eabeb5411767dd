package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.text.Printable;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form in which domains are compared: ASCII, in lower case. The JDK supports only IDNA 2003, which maps {@code ß}
 * to {@code ss}. In IDNA 2008, the four characters of {@link #DEVIATIONS} are distinct letters and result in a
 * different domain (UTS 46, section 2.3).
 */
final class DomainKey {

    /** In octets (RFC 5321, section 4.5.3.1.2). */
    private static final int LONGEST_DOMAIN = 255;

    private static final Pattern DEVIATIONS = Pattern.compile("[\\x{df}\\x{1e9e}\\x{3c2}\\x{200c}\\x{200d}]");
    private static final Pattern DOT = Pattern.compile("[.\\x{3002}\\x{ff0e}\\x{ff61}]");

    /** The Punycode parameters for domains (RFC 3492, section 5). */
    private static final int BASE = 36;

    private static final int SMALLEST_THRESHOLD = 1;
    private static final int LARGEST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_BEYOND_ASCII = 128;

    private DomainKey() {}

    /**
     * Returns the form in which a domain is compared. Overlong domains are not encoded, because newer JDKs throw other
     * exceptions for them.
     */
    static String of(String domain) {
        boolean endsWithRoot = domain.endsWith(".") && domain.length() > 1;
        return ofRelative(endsWithRoot ? domain.substring(0, domain.length() - 1) : domain);
    }

    private static String ofRelative(String domain) {
        if (Printable.isAscii(domain) || domain.length() > LONGEST_DOMAIN) {
            return domain.toLowerCase(Locale.ROOT);
        }
        try {
            return Stream.of(DOT.split(domain, -1)).map(DomainKey::label).collect(Collectors.joining("."));
        } catch (IllegalArgumentException e) {
            return domain.toLowerCase(Locale.ROOT);
        }
    }

    private static String label(String label) {
        if (!DEVIATIONS.matcher(label).find()) {
            return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        }
        StringBuilder mapped = new StringBuilder();
        Normalizer.normalize(label, Normalizer.Form.NFKC) // String.toLowerCase would change a final sigma
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(mapped::appendCodePoint);
        return "xn--"
                + punycode(Normalizer.normalize(mapped, Normalizer.Form.NFC)
                        .codePoints()
                        .toArray());
    }

    /** Encodes a label (RFC 3492, section 6.3). */
    private static String punycode(int[] letters) {
        StringBuilder code = new StringBuilder();
        for (int letter : letters) {
            if (letter < FIRST_BEYOND_ASCII) {
                code.append((char) letter);
            }
        }
        int basic = code.length();
        if (basic > 0) {
            code.append('-');
        }
        int handled = basic;
        int next = FIRST_BEYOND_ASCII;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < letters.length) {
            int least = Integer.MAX_VALUE;
            for (int letter : letters) {
                least = letter >= next ? Math.min(least, letter) : least;
            }
            delta += (least - next) * (handled + 1);
            next = least;
            for (int letter : letters) {
                if (letter < next) {
                    delta++;
                } else if (letter == next) {
                    append(code, delta, bias);
                    bias = adapted(handled == basic ? delta / DAMP : delta / 2, handled + 1);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
        return code.toString();
    }

    private static void append(StringBuilder code, int delta, int bias) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(SMALLEST_THRESHOLD, Math.min(LARGEST_THRESHOLD, k - bias));
            if (rest < threshold) {
                code.append(digit(rest));
                return;
            }
            code.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapted(int damped, int points) {
        int delta = damped + damped / points;
        int k = 0;
        while (delta > (BASE - SMALLEST_THRESHOLD) * LARGEST_THRESHOLD / 2) {
            delta /= BASE - SMALLEST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - SMALLEST_THRESHOLD + 1) * delta / (delta + SKEW);
    }

    /** The letters come before the digits. */
    private static char digit(int value) {
        return (char) (value < LARGEST_THRESHOLD ? 'a' + value : '0' + value - LARGEST_THRESHOLD);
    }
}
