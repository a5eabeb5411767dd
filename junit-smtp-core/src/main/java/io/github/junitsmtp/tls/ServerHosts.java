package io.github.junitsmtp.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The hosts for which a server's certificate is valid. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ServerHosts {

    /** The hosts of every server: {@code localhost} and the loopback addresses. */
    public static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");

    private static final Pattern IPV4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST = 253; // RFC 1035, section 2.3.4, without the root

    private ServerHosts() {}

    /**
     * Returns the hosts of a server.
     *
     * @param bound the address to which the server is bound; a wildcard address stands for all addresses of this machine
     * @param names additional names and addresses
     * @return the hosts without duplicates
     */
    public static List<String> of(InetAddress bound, Collection<String> names) {
        Set<String> hosts = new LinkedHashSet<>(LOCAL);
        hosts.addAll(names);
        List<InetAddress> addresses = bound.isAnyLocalAddress() ? ofThisMachine() : List.of(bound);
        addresses.stream().map(ServerHosts::text).forEach(hosts::add);
        return List.copyOf(hosts);
    }

    private static String text(InetAddress address) {
        if (address.isLoopbackAddress() && address.getAddress().length == 16) {
            return "::1";
        }
        return address.getHostAddress().replaceFirst("%.*", ""); // certificates do not support zones
    }

    /** Uses only addresses, because looking up the name of this machine may take seconds. */
    private static List<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /**
     * Returns a name in the form used in certificates: an IP address, or an ASCII domain whose first label may be an
     * asterisk.
     *
     * @param name the name
     * @return the name in lower case
     * @throws IllegalArgumentException if the name is neither a domain nor an IP address
     */
    public static String require(String name) {
        if (isAddress(name)) {
            return name;
        }
        boolean wildcard = name.startsWith("*.");
        try {
            String ascii = IDN.toASCII(wildcard ? name.substring(2) : name, IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            if (!ascii.isEmpty()
                    && ascii.length() <= LONGEST
                    && !ascii.matches(".*\\.\\d+|\\d+|.*\\.|\\..*|.*\\.\\..*")) {
                return wildcard ? "*." + ascii : ascii;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(name);
        }
        throw invalid(name);
    }

    private static boolean isAddress(String name) {
        if (IPV4.matcher(name).matches()) {
            return Pattern.compile("\\.").splitAsStream(name).allMatch(part -> Integer.parseInt(part) < 256);
        }
        if (!IPV6.matcher(name).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName("[" + name + "]") != null; // no DNS lookup for text in brackets
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IllegalArgumentException invalid(String name) {
        return new IllegalArgumentException(
                "names must be domains, such as smtp.example.org or *.example.org, or IP addresses, but found \"" + name
                        + "\"");
    }
}
