package io.github.junitsmtp.internal.content;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target of a link, as far as its address tells.
 *
 * @param address the address, perhaps not a valid URI
 */
record Target(String address) {

    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?i)(?:(?:https?|ftp):)?//(?:[^/?#@]*@)?(\\[[0-9a-f:.]*]|[^/?#:]*).*", Pattern.DOTALL);

    /** RFC 6761, section 6.3, RFC 1122, section 3.2.1.3, and what containers call their host. */
    private static final Pattern OWN_MACHINE =
            Pattern.compile("(?:.*\\.)?localhost|127(?:\\.\\d+){3}|0\\.0\\.0\\.0|\\[::1?]|host\\.docker\\.internal");

    /** RFC 1918 and RFC 6762, and names without a dot, such as those of containers. */
    private static final Pattern PRIVATE =
            Pattern.compile("10(?:\\.\\d+){3}|192\\.168(?:\\.\\d+){2}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d+){2}"
                    + "|(?:.*\\.)?(?:local|internal|lan)|(?!\\d+$)[\\w-]{1,63}");

    /** Names that RFC 6761, section 6, reserves for tests, and usual labels, but not registered domains such as test.de and test.co.uk. */
    private static final Pattern FOR_TESTS = Pattern.compile(
            "(?:.*\\.)?(?:test|invalid)|(?:.*\\.)?(?:test|testing|stage|(?:[\\w-]{1,63}-)?(?:staging|qa|uat|preprod)(?:-[\\w-]{1,63})?)"
                    + "(?!\\.(?:com?|gov|org|net|ac|edu|or|ne|go)\\.[a-z]{2}$)(?:\\.[\\w-]+){2,}");

    private static final Pattern WITHOUT_HOST =
            Pattern.compile("(?i)https?:(?:/?(?!/).*|//(?:[/?#].*)?)", Pattern.DOTALL);
    private static final Pattern ONLY_SCHEME = Pattern.compile("(?i)(?:mailto|tel|sms|cid|data):");

    boolean hasScheme(String scheme) {
        return scheme().filter(scheme::equals).isPresent();
    }

    boolean isRelative() {
        return scheme().isEmpty();
    }

    /** Returns why readers of the mail cannot open it; empty if there is no known reason. */
    Optional<String> obstacle() {
        if (hasScheme("file")) {
            return Optional.of("which is a file on the sender's machine");
        }
        if (ONLY_SCHEME.matcher(address).matches()) {
            return Optional.of("which is incomplete");
        }
        if (WITHOUT_HOST.matcher(address).matches()) {
            return Optional.of("which has no host");
        }
        String host = host();
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
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
