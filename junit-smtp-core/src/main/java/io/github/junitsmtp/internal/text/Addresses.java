package io.github.junitsmtp.internal.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats addresses: IPv6 in its short form (RFC 5952), and in brackets before a port. */
public final class Addresses {

    private static final Pattern ZEROS = Pattern.compile("(?<![^:])0(?::0)+(?![^:%])");

    private Addresses() {}

    /** {@return an address, such as {@code 127.0.0.1} or {@code ::1}} */
    public static String of(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? shortened(text) : text;
    }

    /** {@return an address with a port, such as {@code 127.0.0.1:25} or {@code [::1]:25}} */
    public static String of(InetAddress address, int port) {
        return of(of(address), port);
    }

    /** {@return a host with a port, such as {@code localhost:25} or {@code [::1]:25}} */
    public static String of(String host, int port) {
        boolean needsBrackets = host.contains(":") && !host.startsWith("[");
        return (needsBrackets ? "[" + host + "]" : host) + ":" + port;
    }

    /** Leaves out the longest run of zeros, the first one if there are several. */
    private static String shortened(String address) {
        Matcher zeros = ZEROS.matcher(address);
        int start = 0;
        int end = 0;
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > end - start) {
                start = zeros.start();
                end = zeros.end();
            }
        }
        if (end == 0) {
            return address;
        }
        String before = start == 0 ? ":" : address.substring(0, start);
        String after = end == address.length() || address.charAt(end) == '%'
                ? ":" + address.substring(end)
                : address.substring(end);
        return before + after;
    }
}
