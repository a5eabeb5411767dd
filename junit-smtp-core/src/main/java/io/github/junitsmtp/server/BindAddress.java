package io.github.junitsmtp.server;

import java.net.InetAddress;

/** From where a server can be reached. */
final class BindAddress {

    private BindAddress() {}

    /** Returns what this machine can connect to; not every system takes the address that stands for all. */
    static String host(InetAddress bound) {
        return (bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound).getHostAddress();
    }

    static boolean isBeyondThisMachine(InetAddress bound) {
        return !bound.isLoopbackAddress();
    }

    static String inWords(InetAddress bound, int port, boolean closed) {
        String where = bound.getHostAddress() + ":" + port;
        return where + (closed ? ", closed" : isBeyondThisMachine(bound) ? ", open to other machines" : "");
    }
}
