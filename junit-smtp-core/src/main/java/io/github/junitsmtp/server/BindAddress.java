package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Addresses;
import java.net.InetAddress;

/**
 * The address that a server listens on.
 *
 * @param address a single address, or the wildcard address
 */
record BindAddress(InetAddress address) {

    /** Returns an address that this machine can connect to; not every system can connect to the wildcard address. */
    String host() {
        return Addresses.of(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address);
    }

    boolean isOpenToOtherMachines() {
        return !address.isLoopbackAddress();
    }
}
