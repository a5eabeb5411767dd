package io.github.junitsmtp.internal.wire;

/**
 * Why a server behind a relay can say no more.
 *
 * @param problem what it did, in words that begin with what it is
 * @param lastWords what the client is told before its connection ends, as it is; empty if it is told nothing
 */
public record FailureBehind(String problem, byte[] lastWords) {}
