package io.github.junitsmtp.internal.content;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target of a link, as far as its address tells.
 *
 * @param address the address, perhaps not a valid URI
 */
record Target(String address) {

    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile(
            "(?i)(?:(?:https?|ftp):)?//(?:[^/?#@]*@)?(\\[[0-9a-f:.]*(?:%[^/?#\\]]*)?]|[^/?#:]*).*", Pattern.DOTALL);

    /** A host and a port. URI parsers take the host for a scheme; but {@code tel:112} has one. */
    private static final Pattern HOST_AND_PORT = Pattern.compile(
            "(?i)(?:localhost|[a-z][a-z0-9-]*(?:\\.[a-z0-9-]++)++):\\d{1,5}(?:[/?#].*)?", Pattern.DOTALL);

    /** An IPv4 address in any form that browsers read: numbers may be decimal, octal or hexadecimal, and the last one may fill several bytes. */
    private static final Pattern NUMBERS =
            Pattern.compile("(?:(?:0x[\\da-f]{1,8}|\\d{1,11})\\.){0,3}(?:0x[\\da-f]{1,8}|\\d{1,11})");

    /** RFC 6761, section 6.3, RFC 1122, section 3.2.1.3, and what containers call their host. */
    private static final Pattern OWN_MACHINE = Pattern.compile(
            "(?:.*\\.)?localhost(?:\\.localdomain)?|(?:\\[::ffff:)?127(?:\\.\\d+){3}]?|0\\.0\\.0\\.0|\\[::1?]"
                    + "|host\\.docker\\.internal");

    /** RFC 1918, RFC 3927, RFC 4193, RFC 6762, section 3 and appendix G, RFC 8375, and names without a dot, such as those of containers. */
    private static final Pattern PRIVATE = Pattern.compile("(?:\\[::ffff:)?(?:10(?:\\.\\d+){3}|192\\.168(?:\\.\\d+){2}"
            + "|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d+){2}|169\\.254(?:\\.\\d+){2})]?|\\[f(?:[cd][\\da-f]|e[89ab])[\\da-f]:.*]"
            + "|(?:.*\\.)?(?:local|internal|lan|intranet|corp|home|home\\.arpa)|(?!(?:\\d+|0x[\\da-f]+)$)[\\w-]{1,63}");

    /** Names of schemes with a slip, such as a missing letter or a value that a program put before the address. */
    private static final Set<String> MISSPELLED =
            Set.of("htp", "htps", "hhtp", "hhtps", "htttp", "htttps", "httpss", "ttp", "ttps", "mailt", "mailtto");

    /** Schemes of pages that only the sender's browser has. */
    private static final Set<String> OF_THE_BROWSER = Set.of("about", "blob", "vbscript");

    /** Names that RFC 6761, section 6, reserves for tests, and usual labels, but not registered domains such as test.de and test.co.uk. */
    private static final Pattern FOR_TESTS = Pattern.compile(
            "(?:.*\\.)?(?:test|invalid)|(?:.*\\.)?(?:test|testing|stage|(?:[\\w-]{1,63}-)?(?:staging|qa|uat|preprod)(?:-[\\w-]{1,63})?)"
                    + "(?!\\.(?:com?|gov|org|net|ac|edu|or|ne|go)\\.[a-z]{2}$)(?:\\.[\\w-]+){2,}");

    private static final Pattern WITHOUT_HOST =
            Pattern.compile("(?i)https?:(?:/?(?!/).*|//(?:[/?#:].*)?)", Pattern.DOTALL);
    private static final Pattern NO_HOST_NAME = Pattern.compile("\\..*|.*(?:\\.\\.| ).*");
    private static final Pattern ONLY_SCHEME = Pattern.compile("(?i)(?:mailto|tel|sms|cid|data):");

    boolean hasScheme(String scheme) {
        return scheme().filter(scheme::equals).isPresent();
    }

    boolean isRelative() {
        return scheme().isEmpty();
    }

    /** Returns why readers of the mail cannot open it; empty if there is no known reason. */
    Optional<String> obstacle() {
        String scheme = scheme().orElse("");
        if (scheme.equals("file") || scheme.length() == 1) { // a drive
            return Optional.of("which is a file on the sender's machine");
        }
        if (OF_THE_BROWSER.contains(scheme)) {
            return Optional.of("which leads nowhere");
        }
        if (HOST_AND_PORT.matcher(address).matches()) {
            return Optional.of("which has no scheme");
        }
        if (MISSPELLED.contains(scheme)) {
            return Optional.of("which has an unknown scheme");
        }
        if (ONLY_SCHEME.matcher(address).matches()) {
            return Optional.of("which is incomplete");
        }
        if (WITHOUT_HOST.matcher(address).matches()) {
            return Optional.of("which has no host");
        }
        String host = host();
        if (NO_HOST_NAME.matcher(host).matches()) {
            return Optional.of("which has an invalid host");
        }
        if (OWN_MACHINE.matcher(host).matches()) {
            return Optional.of("which is the reader's own machine");
        }
        if (FOR_TESTS.matcher(host).matches()) {
            return Optional.of("which is a test host");
        }
        return PRIVATE.matcher(host).matches()
                ? Optional.of("which is reachable only on a private network")
                : Optional.empty();
    }

    private Optional<String> scheme() {
        Matcher matcher = WITH_SCHEME.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private String host() {
        Matcher matcher = HOST.matcher(address);
        if (!matcher.matches()) {
            return "";
        }
        String host = matcher.group(1).toLowerCase(Locale.ROOT).replaceFirst("(?<=[^.])\\.$", ""); // the root of DNS
        return NUMBERS.matcher(host).matches() ? dotted(host) : host;
    }

    /** Returns an IPv4 address in its usual form (WHATWG URL, section 3.5). */
    private static String dotted(String numbers) {
        String[] parts = numbers.split("\\.", -1);
        int last = parts.length - 1;
        long ip = 0;
        try {
            for (int i = 0; i <= last; i++) {
                long number = Long.decode(parts[i]);
                if (number >= 1L << (i == last ? 8 * (4 - last) : 8)) {
                    return numbers;
                }
                ip += number << (i == last ? 0 : 8 * (3 - i));
            }
        } catch (NumberFormatException e) { // an 8 or 9 after a zero
            return numbers;
        }
        return (ip >> 24) + "." + (ip >> 16 & 255) + "." + (ip >> 8 & 255) + "." + (ip & 255);
    }
}
