package io.github.junitsmtp.server;

import java.net.InetAddress;

/**
 * The address that a server listens on.
 *
 * @param address a single one, or the one that stands for all
 */
record BindAddress(InetAddress address) {

    /** Returns what this machine can connect to; not every system takes the address that stands for all. */
    String host() {
        return (address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address).getHostAddress();
    }

    boolean isOpenToOtherMachines() {
        return !address.isLoopbackAddress();
    }
}
