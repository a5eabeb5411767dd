package io.github.junitsmtp.internal.stubbing;

/**
 * The answer of a stub.
 *
 * @param stub the stub, in words
 * @param action the action
 */
record StubAnswer(String stub, StubAction action) {}
