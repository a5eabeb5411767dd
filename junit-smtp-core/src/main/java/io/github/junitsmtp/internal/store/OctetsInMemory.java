package io.github.junitsmtp.internal.store;

/** Octets in an array. */
public record OctetsInMemory(byte[] bytes) implements Octets {

    @Override
    public boolean areLost() {
        return false;
    }
}
