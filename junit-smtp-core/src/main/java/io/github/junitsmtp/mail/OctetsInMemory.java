package io.github.junitsmtp.mail;

/** Octets in an array. */
record OctetsInMemory(byte[] bytes) implements Octets {}
