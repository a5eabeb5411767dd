package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Addresses;
import java.net.InetAddress;

/**
 * The address that a server listens on.
 *
 * @param address a single one, or the one that stands for all
 */
record BindAddress(InetAddress address) {

    /** Returns what this machine can connect to; not every system takes the address that stands for all. */
    String host() {
        return Addresses.of(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address);
    }

    boolean isOpenToOtherMachines() {
        return !address.isLoopbackAddress();
    }
}
