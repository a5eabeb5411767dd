package io.github.junitsmtp.internal.content;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings web addresses that lead to the same target into one form (RFC 3986, section 6.2; RFC 3987, section 3.1). */
final class WebAddress {

    /** Parameters that track clicks and do not change the target. */
    private static final Pattern TRACKING = Pattern.compile("(?i)(?<=[?&])(?:utm|mtm|pk|mc|hsa)_[^&#]*&?");

    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?)://([^/?#@]*@)?([^/?#:]*|\\[[^\\]/?#]*])(:\\d*)?(.*)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})|[^\\x00-\\x7f]+");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /** Letters for which IDNA 2003, which the JDK supports, returns a different domain from IDNA 2008. */
    private static final Pattern DEVIATIONS = Pattern.compile("[\\x{df}\\x{1e9e}\\x{3c2}\\x{200c}\\x{200d}]");

    private WebAddress() {}

    /** Returns the form in which addresses are compared, without parameters that track clicks and without a final slash. */
    static String comparable(String address) {
        String plain = withoutTracking(address);
        Matcher parts = PARTS.matcher(plain);
        if (!parts.matches()) {
            return plain;
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String user = parts.group(2) == null ? "" : parts.group(2);
        String rest = ESCAPE.matcher(parts.group(5)).replaceAll(WebAddress::escaped);
        return scheme + "://" + user + host(parts.group(3)) + port(scheme, parts.group(4))
                + (rest.isEmpty() || rest.startsWith("/") ? "" : "/")
                + (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
    }

    /** Returns an address without parameters that track clicks, and without line ends, which browsers ignore (WHATWG URL, section 4.4). */
    static String withoutTracking(String address) {
        String clean = address.strip().replaceAll("[\\t\\r\\n]", "");
        return TRACKING.matcher(clean).replaceAll("").replaceAll("[?&](?=#|$)", "");
    }

    private static String host(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        try {
            return (DEVIATIONS.matcher(name).find() ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED))
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) { // an empty or overlong label
            return name.toLowerCase(Locale.ROOT);
        }
    }

    private static String port(String scheme, @Nullable String port) {
        if (port == null || port.equals(":") || port.equals(scheme.equals("http") ? ":80" : ":443")) {
            return "";
        }
        return port;
    }

    /** Escapes letters, unescapes what needs no escape, and writes other escapes in capitals. */
    private static String escaped(MatchResult found) {
        if (found.group(1) != null) {
            String sign = String.valueOf((char) Integer.parseInt(found.group(1), 16));
            return UNRESERVED.matcher(sign).matches() ? sign : found.group().toUpperCase(Locale.ROOT);
        }
        StringBuilder escaped = new StringBuilder();
        for (byte octet : found.group().getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format(Locale.ROOT, "%%%02X", octet));
        }
        return escaped.toString();
    }
}
