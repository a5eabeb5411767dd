package io.github.junitsmtp.internal.stubbing;

/**
 * The answer of a stub.
 *
 * @param stub the stub, in words
 * @param action what it makes the server do
 */
record StubAnswer(String stub, StubAction action) {}
