package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.text.Printable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The syntax and length limits of addresses: RFC 5321, sections 4.1.2, 4.1.3 and 4.5.3.1, with RFC 6531, section 3.3.
 */
final class AddressRules {

    private static final String ATOM = "[\\w!#$%&'*+/=?^`{|}~\\x{80}-\\x{10FFFF}-]+";
    private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern QUOTED_STRING = Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[ -~])*+\"");
    private static final String LABEL =
            "[a-zA-Z0-9\\x{80}-\\x{10FFFF}](?:[a-zA-Z0-9\\x{80}-\\x{10FFFF}-]*[a-zA-Z0-9\\x{80}-\\x{10FFFF}])?+";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");
    private static final int LONGEST_LABEL = 63;
    /** Too long for DNS (RFC 1035, section 2.3.4). */
    private static final Pattern LONG_LABEL = Pattern.compile("(?:^|\\.)[a-zA-Z0-9-]{64}");

    private static final Pattern ROUTE = Pattern.compile("(?:@" + DOMAIN + "(?:,@" + DOMAIN + ")*+:)?");
    private static final String SNUM = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";
    private static final Pattern LITERAL =
            Pattern.compile("\\[(?:" + SNUM + "(?:\\." + SNUM + "){3}|(?!(?i:IPv6:))[a-zA-Z0-9-]+:[!-Z^-~]+)\\]");
    private static final Pattern IPV6_LITERAL = Pattern.compile("\\[(?i:IPv6:)([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)\\]");

    private AddressRules() {}

    static void check(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("postmaster")) {
            return;
        }
        int bracket = text.lastIndexOf('<');
        if (bracket > 0 && text.endsWith(">")) {
            throw new IllegalArgumentException("Not a mail address: " + Printable.quote(text)
                    + " has a display name, which is allowed in header fields but not in envelopes; use "
                    + Printable.quote(text.substring(bracket + 1, text.length() - 1)));
        }
        String address = MailAddress.withoutRoute(text);
        if (!ROUTE.matcher(text.substring(0, text.length() - address.length())).matches()) {
            throw invalid(text, "its source route is not a list of domains like @a.example,@b.example", "4.1.2");
        }
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw invalid(text, "it has no @", "4.1.2");
        }
        String domain = address.substring(at + 1);
        String local = address.substring(0, at);
        if (!isPlain(local, 0, local.length())
                && !DOT_STRING.matcher(local).matches()
                && !QUOTED_STRING.matcher(local).matches()) {
            throw invalid(
                    text, "its local part is empty, needs quotes, or has a misplaced dot or quotation mark", "4.1.2");
        }
        if (!isPlain(domain, 0, domain.length())
                && !DOMAIN.matcher(domain).matches()
                && !LITERAL.matcher(domain).matches()
                && !isIpv6Literal(domain)) {
            throw invalid(
                    text, "the part after the @ is neither a domain nor an address literal like [192.0.2.1]", "4.1.3");
        }
        if (octets(local) > 64) {
            throw invalid(text, "its local part has more than 64 octets", "4.5.3.1.1");
        }
        if (octets(domain) > 255) {
            throw invalid(text, "its domain has more than 255 octets", "4.5.3.1.2");
        }
        if (domain.length() > LONGEST_LABEL && LONG_LABEL.matcher(domain).find()) {
            throw invalid(text, "a label of its domain has more than 63 octets", "2.3.5");
        }
    }

    /** Returns what is wrong with an address, which may be the name of a local user. */
    static Optional<String> problemOf(String path) {
        if (isPlainAddress(path)) {
            return Optional.empty();
        }
        if (path.indexOf('@') < 0 && DOT_STRING.matcher(path).matches() && octets(path) <= 64) {
            return Optional.empty();
        }
        try {
            check(path);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isIpv6Literal(String domain) {
        Matcher literal = IPV6_LITERAL.matcher(domain);
        try {
            return literal.matches()
                    && InetAddress.getByName("[" + literal.group(1) + "]")
                            != null; // no DNS lookup for text in brackets
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether an address is short and consists of a plain local part and a plain domain, as most do. */
    private static boolean isPlainAddress(String text) {
        int at = text.indexOf('@');
        return at > 0 && text.length() <= 64 && isPlain(text, 0, at) && isPlain(text, at + 1, text.length());
    }

    /**
     * Whether this part of a text consists of letters and digits, separated by single dots or hyphens, like most local
     * parts and domains.
     */
    private static boolean isPlain(String text, int start, int end) {
        boolean between = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean joint = c == '.' || c == '-';
            if (joint ? between : !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
            between = joint;
        }
        return !between;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static IllegalArgumentException invalid(String text, String why, String section) {
        return new IllegalArgumentException("Not a mail address: " + Printable.quote(text) + ", because " + why
                + " (RFC 5321, section " + section + ")");
    }

    static String unquote(String local) {
        if (local.length() < 2 || !local.startsWith("\"") || !local.endsWith("\"")) {
            return local;
        }
        return local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    static String quoteIfNeeded(String local) {
        return local.isEmpty() || DOT_STRING.matcher(local).matches()
                ? local
                : "\"" + local.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
    }
}
